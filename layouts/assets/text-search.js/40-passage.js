// @ts-check
/* Chooses the passage of a text that shows most of what a reader searches for. This module must not know
   the page. */
const textPassage = (() => {
  "use strict";

  const MAX_LEAD = 50;
  /* A different match counts more than any number of equal ones. */
  const DIFFERENT = 100;

  /**
   * @param {string} text
   * @param {Span[]} spans
   * @returns {number} how many different matches there are
   */
  function countDifferent(text, spans) {
    return new Set(spans.map(([start, end]) => text.slice(start, end).toLowerCase())).size;
  }

  /**
   * @param {string} text
   * @param {Span[]} spans
   * @param {number} room in characters
   * @returns {Span | undefined} the first match of the best passage
   */
  function bestStart(text, spans, room) {
    let best;
    let bestScore = 0;
    spans.forEach((span, first) => {
      const inside = [];
      for (let i = first; i < spans.length && spans[i][1] <= span[0] + room; i++) {
        inside.push(spans[i]);
      }
      const score = countDifferent(text, inside) * DIFFERENT + inside.length;
      if (score <= bestScore) return;
      bestScore = score;
      best = span;
    });
    return best;
  }

  /**
   * @param {string} text
   * @param {number} start
   * @param {number} match where the first match begins
   * @returns {number} the beginning of a sentence if one is near, otherwise of a word
   */
  function niceStart(text, start, match) {
    if (!start) return 0;
    const before = text.slice(start, match);
    const sentence = Math.max(...[". ", "? ", "! "].map((mark) => before.lastIndexOf(mark)));
    return start + (sentence >= 0 ? sentence + 2 : before.indexOf(" ") + 1);
  }

  /**
   * @param {string} text
   * @param {Results["highlights"]} highlights
   * @param {number} room about how many characters the passage has
   * @returns {string} "" if nothing in the text matches
   */
  function select(text, highlights, room) {
    const lead = Math.min(MAX_LEAD, Math.floor(room / 4));
    const match = bestStart(text, highlights(text), room - lead);
    if (!match) return "";
    const start = niceStart(text, Math.max(0, match[0] - lead), match[0]);
    let end = Math.min(text.length, start + room);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), match[1]);
    const isCut = start > 0 && !/[.?!”"]\s$/.test(text.slice(0, start));
    const passage = text.slice(start, end).trim();
    return (isCut ? "… " : "") + passage + (end < text.length ? " …" : "");
  }

  return { countDifferent, select };
})();
