// @ts-check
/* Answers a question: the matching briefs in order, and the counts. This module must not know the page. */

/**
 * Loads a data file; rejects if it cannot be loaded.
 * @typedef {(name: string, digest: string) => Promise<any>} Load
 */

/**
 * A part of a text that matches, by the places of its characters, and the word or phrase that it matches.
 * @typedef {[start: number, end: number, unit: number]} Span
 */

/**
 * @typedef {object} Results
 * @property {number} total
 * @property {Uint32Array} places the matching briefs, in the order that the reader wants
 * @property {Record<FacetKey, Uint32Array>} counts
 * @property {[month: string, count: number][]} months
 * @property {(text: string) => Span[]} highlights what to highlight in a text
 * @property {string} suggestion the search text as it was corrected; "" if it was not
 * @property {Explanation | null} explanation
 * @property {MatchedText} matched what the search text is
 */

const finderSearch = (() => {
  "use strict";

  /** @type {MatchedText} */
  const NO_TEXT = { text: "", units: [], suggestion: "", explain: () => null };

  /**
   * @param {Uint32Array} failures
   * @returns {Uint32Array} the places without a failure
   */
  function matchingPlaces(failures) {
    const places = new Uint32Array(failures.length);
    let total = 0;
    for (let i = 0; i < failures.length; i++) if (!failures[i]) places[total++] = i;
    return places.subarray(0, total);
  }

  /**
   * @param {Archive} archive
   * @param {Question} question
   * @param {MatchedText} matched
   * @param {(text: string) => Span[]} highlights
   * @returns {Results}
   */
  function results(archive, question, matched, highlights) {
    const failures = finderFilter.failures(archive, matched.units, question);
    const places = matchingPlaces(failures);
    const total = places.length;
    return {
      total,
      places: finderRanking.sorted(archive, places, matched.units, question.sort),
      counts: finderCounts.ofFacets(archive, failures, question),
      months: finderCounts.ofMonths(archive, failures),
      highlights,
      suggestion: total ? matched.suggestion : "",
      explanation: matched.explain(places),
      matched,
    };
  }

  /**
   * Searches the archive. If the question has a search text, the script text-search.js must be loaded.
   * @param {Archive} archive
   * @param {Question} question
   * @param {Load} load
   * @returns {Promise<Results>} rejects if a data file cannot be loaded
   */
  async function search(archive, question, load) {
    if (!question.q.trim()) return results(archive, question, NO_TEXT, () => []);
    const matched = await textSearch.match(archive, question, load);
    await finderTasks.next();
    return results(archive, question, matched, (text) => textHighlights.find(matched.units, text));
  }

  return { search };
})();
