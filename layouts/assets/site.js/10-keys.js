/* The search box waits for a script. `/` goes to it; Esc clears it, then leaves it, and folds the menu. */
(function () {
  "use strict";

  var box = document.querySelector("input[type=search]");
  var link = document.querySelector(".search a");
  var menu = document.querySelector(".menu");

  document.querySelectorAll(".search [hidden]").forEach(function (part) {
    part.hidden = false;
  });

  function typing(target) {
    return target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/" && box && !typing(event.target)) {
      /* Where there is no room for the box there is a link to another. */
      event.preventDefault();
      if (!box.offsetParent && link) link.click();
      box.focus();
      box.select();
    } else if (event.key === "Escape") {
      if (event.target === box && box.value) {
        event.preventDefault();
        box.value = "";
        box.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (event.target === box) {
        box.blur();
      }
      if (menu && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
  });

  document.addEventListener("click", function (event) {
    if (menu && menu.open && !menu.contains(event.target)) menu.open = false;
  });
})();
