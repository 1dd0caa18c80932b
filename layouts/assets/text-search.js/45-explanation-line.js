// @ts-check
/* Draws the line that says what the query also found, with a link to the results of what is written. */
const textExplanationLine = (() => {
  "use strict";

  /**
   * @param {HTMLElement} line
   * @param {Explanation} explanation
   * @param {Question} question
   * @param {(q: string) => void} ask the reader wants only what is written
   */
  function draw(line, { words, names, asked, literal }, question, ask) {
    const { message } = finderFormat;
    const quoted = asked.map((word) => message("words", { words: word }));
    const label = message("literally", { words: quoted.join(" ") });
    const found = [...words, ...names.map(({ key, name }) => message("also-" + key, { name }))];
    /* Another line names the corrected words. */
    const before = found.length && message("also", { words: found.join(message("comma")) }) + " ";
    line.replaceChildren(before || "", finderCorrection.link(question, literal, label, ask));
  }

  return { draw };
})();
