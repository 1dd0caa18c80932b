// @ts-check
/* Buttons that copy the link, a citation or a passage. They are hidden in the page, because they need a
   script. */
const siteCopy = (() => {
  "use strict";

  const SHOW_DONE_MS = 2500;
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");

  /**
   * @param {string} text
   * @returns {Promise<void>} rejects if the browser does not allow it
   */
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    /* Over plain HTTP, browsers have only the old command. */
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    if (!isDone) throw new Error("copy");
  }

  /**
   * @param {HTMLElement} button
   * @returns {string} the address that it copies: that of the page, or the one that it names. This one can
   *   be relative, if the archive does not know its own address.
   */
  function addressOf(button) {
    const { copy = "" } = button.dataset;
    return /^https?:/.test(copy) ? copy : new URL(copy, location.href.split("#")[0]).href;
  }

  /**
   * Shows a button, and makes it copy a text.
   * @param {HTMLElement} button
   * @param {() => string | Promise<string>} text gives the text when the button is pressed
   */
  function attach(button, text) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      let { done = "" } = button.dataset;
      try {
        await copy(await text());
      } catch {
        done = document.documentElement.dataset.copyFailed || "";
      }
      button.textContent = status.textContent = done;
      setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, SHOW_DONE_MS);
    });
    if (!status.isConnected) document.body.append(status);
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (button instanceof HTMLElement) attach(button, () => addressOf(button));
  }

  return { attach };
})();
