// @ts-check
/* Shows the search box, which needs a script. The key `/` moves the focus to it. Esc clears it, then leaves
   it, and closes the menu. */
(() => {
  "use strict";

  const box = document.querySelector("input[name=q]");
  const link = document.querySelector(".search a");
  const menu = document.querySelector(".menu");

  for (const part of document.querySelectorAll(".search [hidden]")) {
    if (part instanceof HTMLElement) part.hidden = false;
  }

  /** @param {EventTarget | null} target */
  function isInput(target) {
    if (!(target instanceof HTMLElement)) return false;
    return target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
  }

  /** @param {KeyboardEvent} event */
  function goToSearch(event) {
    if (!(box instanceof HTMLInputElement) || isInput(event.target)) return;
    event.preventDefault();
    /* Where space is short, there is a link to another search box instead. */
    if (!box.offsetParent && link instanceof HTMLElement) link.click();
    box.focus();
    box.select();
  }

  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (box instanceof HTMLInputElement && event.target === box) {
      if (box.value) {
        event.preventDefault();
        box.value = "";
        box.dispatchEvent(new Event("input", { bubbles: true }));
      } else box.blur();
    }
    if (menu instanceof HTMLDetailsElement && menu.open) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/") goToSearch(event);
    else if (event.key === "Escape") escape(event);
  });

  document.addEventListener("click", ({ target }) => {
    if (!(menu instanceof HTMLDetailsElement) || !menu.open) return;
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  });
})();
