// @ts-check
/* Draws the line that says how the spelling of a query was corrected. */
const finderCorrection = (() => {
  "use strict";

  const { find, make } = finderDom;

  /**
   * @param {Question} question
   * @param {string} q
   * @param {string} label
   * @param {(q: string) => void} ask is called if the reader follows the link in this window
   * @returns {HTMLElement} a link to the question with another search text
   */
  function link(question, q, label, ask) {
    const href = "?" + finderAddress.write({ ...question, q });
    const element = make("a", { href }, [label]);
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(q);
    });
    return element;
  }

  /**
   * @param {HTMLElement} page
   * @param {Question} question
   * @param {string} suggestion
   * @param {(q: string) => void} ask
   */
  function show(page, question, suggestion, ask) {
    const line = find(page, ".suggestion");
    line.hidden = !suggestion;
    if (!suggestion) return;
    const [before, after] = finderFormat.message("instead", { words: "\n" }).split("\n");
    line.replaceChildren(before, link(question, suggestion, suggestion, ask), after);
  }

  return { link, show };
})();
