// @ts-check
/* Draws the line that says what the query also found, with a link to the results of what is written. */
const textExplanationLine = (() => {
  "use strict";

  const { make } = finderDom;

  /**
   * @param {HTMLElement} line
   * @param {Explanation} explanation
   * @param {Question} question
   * @param {(q: string) => void} asked the reader wants only what is written
   */
  function draw(line, { words, names, asked: own, literal }, question, asked) {
    const quoted = own.map((word) => finderFormat.message("words", { words: word }));
    const href = "?" + finderAddress.write({ ...question, q: literal });
    const label = finderFormat.message("literally", { words: quoted.join(" ") });
    const link = make("a", { href }, [label]);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      asked(literal);
    });
    const found = [
      ...words,
      ...names.map(({ key, name }) => finderFormat.message("also-" + key, { name })),
    ];
    /* Another line names the corrected words. */
    const before = found.length
      ? finderFormat.message("also", { words: found.join(finderFormat.message("comma")) })
      : "";
    line.replaceChildren(before, before && " ", link);
  }

  return { draw };
})();
