// @ts-check
/* Draws the line above the results: their number and their order. */

/**
 * @typedef {object} Summary
 * @property {HTMLElement} line
 * @property {HTMLElement} live the live region, which a screen reader reads aloud
 * @property {HTMLSelectElement} order
 * @property {number} timer
 */

const finderSummary = (() => {
  "use strict";

  const { find, findById, make } = finderDom;
  const ANNOUNCE_AFTER_MS = 500;
  /* From this number on, the thousands are set apart. */
  const MIN_GROUPED = 10000;

  /**
   * @param {HTMLElement} page
   * @param {(sort: Question["sort"]) => void} changed
   * @returns {Summary}
   */
  function create(page, changed) {
    const order = find(page, "select[name=sort]", HTMLSelectElement);
    order.addEventListener("change", () => changed(/** @type {Question["sort"]} */ (order.value)));
    return {
      line: find(page, "#summary"),
      live: findById("finder.live"),
      order,
      timer: 0,
    };
  }

  /**
   * @param {Facets} facets
   * @param {Question} question
   * @param {number} total
   */
  function message(facets, question, total) {
    if (question.q.trim() || finderFacets.hasFilters(question)) {
      const all = finderFormat.number(finderTotals.ofArchive(facets));
      return finderFormat.count("part", total, { total: all });
    }
    return finderFormat.count("all", total, { year: finderFormat.digits(facets.years[0][0]) });
  }

  /**
   * @param {Summary} summary
   * @param {string} text begins with the total
   * @param {number} total
   */
  function drawLine(summary, text, total) {
    if (summary.line.textContent === text) return;
    const digits = finderFormat.digits(total);
    const isGrouped = total >= MIN_GROUPED && text.startsWith(digits);
    const split = isGrouped ? digits.length - 3 : 0;
    const parts = split
      ? [make("span", { class: "thousands" }, [text.slice(0, split)]), text.slice(split)]
      : [text];
    summary.line.replaceChildren(...parts);
  }

  /**
   * @param {Summary} summary
   * @param {Facets} facets
   * @param {Question} question
   * @param {number} total
   */
  function show(summary, facets, question, total) {
    const { live, order } = summary;
    const text = message(facets, question, total);
    /* Scripts read the number from the page, so it has no separator; CSS sets the thousands apart. */
    drawLine(summary, text.replace(finderFormat.number(total), finderFormat.digits(total)), total);
    clearTimeout(summary.timer);
    summary.timer = setTimeout(() => {
      live.textContent = text;
    }, ANNOUNCE_AFTER_MS);
    const hasText = !!question.q.trim();
    order.options[0].hidden = order.options[0].disabled = !hasText;
    order.value = question.sort || (hasText ? "relevance" : "newest");
  }

  return { create, show };
})();
