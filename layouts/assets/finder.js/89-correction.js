// @ts-check
/* Draws the line that says how the spelling of a query was corrected. */
const finderCorrection = (() => {
  "use strict";

  const { find, make } = finderDom;

  /**
   * @param {HTMLElement} page
   * @param {Question} question
   * @param {string} suggestion
   * @param {() => void} accept
   */
  function show(page, question, suggestion, accept) {
    const line = find(page, ".suggestion");
    line.hidden = !suggestion;
    if (!suggestion) return;
    const href = "?" + finderAddress.write({ ...question, q: suggestion });
    const link = make("a", { href }, [suggestion]);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      accept();
    });
    const [before, after] = finderFormat.message("instead", { words: "\n" }).split("\n");
    line.replaceChildren(before, link, after);
  }

  return { show };
})();
