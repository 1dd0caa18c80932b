// @ts-check
/* Citations: remembers the style that the reader chose, copies the citation in this style, and saves the
   reference as a file. Without a script, the page shows all of this as text. */
const siteCite = (() => {
  "use strict";

  const KEY = "cite-style";
  const TYPE = "text/plain;charset=utf-8";

  /** @returns {NodeListOf<HTMLInputElement>} */
  function choices() {
    return document.querySelectorAll("input[name=cite-style]");
  }

  /** @returns {string} the style that the reader chose, or else the default for the language of the page */
  function style() {
    let id = null;
    try {
      id = localStorage.getItem(KEY);
    } catch {
      /* Some browsers do not allow storage for a page that is opened from disk. */
    }
    return id || (document.documentElement.lang === "ko" ? "korean" : "chicago");
  }

  /** @returns {string} the citation in the chosen style */
  function text() {
    const id = Array.from(choices()).find((choice) => choice.checked)?.value;
    const citation = document.querySelector('.citation[data-format="' + id + '"]');
    return citation?.textContent.trim() || "";
  }

  /**
   * @param {string} name of the file
   * @param {string} content
   */
  function save(name, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: TYPE }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  }

  for (const choice of choices()) {
    if (choice.value === style()) choice.checked = true;
    choice.addEventListener("change", () => {
      try {
        localStorage.setItem(KEY, choice.value);
      } catch {
        /* The choice cannot be stored. It then applies to this page only. */
      }
    });
  }
  const button = document.getElementById("page.copy-citation");
  if (button) siteCopy.attach(button, text);
  for (const element of document.querySelectorAll("[data-save-from]")) {
    if (!(element instanceof HTMLElement)) continue;
    const { saveFrom = "", saveAs = "" } = element.dataset;
    element.hidden = false;
    element.addEventListener("click", () => {
      save(saveAs, document.getElementById(saveFrom)?.textContent || "");
    });
  }

  return { save, style, text };
})();
