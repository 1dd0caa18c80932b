// @ts-check
/* Decides which briefs match a question. This module must not know shards or the page. */

/**
 * A part of the search text, as far as filtering and ranking need it (see 10-query.js in text-search.js).
 * @typedef {object} MatchedUnit
 * @property {boolean} isText whether it is a word or phrase, not a filter such as `before:2021`
 * @property {boolean} not whether a brief must not match it
 * @property {boolean} quoted whether it is in quotation marks
 * @property {boolean} isStop whether it is a word such as “the”
 * @property {number} from where it begins in the search text
 * @property {number} to
 * @property {ArrayLike<number>} weights its weight in each brief; 0 if the brief does not match it
 * @property {number} count how many briefs have its rarest term
 */

/**
 * @typedef {object} MatchedText
 * @property {string} text
 * @property {MatchedUnit[]} units
 * @property {string} suggestion the search text with corrected spelling; "" if nothing was corrected
 * @property {(places: Uint32Array) => Explanation | null} explain why these briefs match; null if all of
 *   them have what is written
 */

/**
 * Why briefs match that do not have the words of a search text as they are written.
 * @typedef {object} Explanation
 * @property {string[]} words the other words of the results, the most frequent first
 * @property {{ key: "topics" | "authors", name: string }[]} names topics and authors of which another name
 *   has the words
 * @property {string[]} asked the words of the search text that found them
 * @property {string} literal the search text that finds only what is written
 */

const finderFilter = (() => {
  "use strict";

  /* The reasons for which a brief can fail, one bit each: the text, the dates, then each facet. */
  const TEXT = 1;
  const DATES = 2;
  const FIRST_FACET = 4;

  /**
   * @param {FacetKey} key
   * @returns {number} the bit of a facet
   */
  function facetBit(key) {
    return FIRST_FACET << finderFacets.FACETS.findIndex((facet) => facet.key === key);
  }

  /**
   * @param {ValueLists} lists
   * @param {number[]} places
   * @returns {Uint8Array} for each brief, how many of these values it has
   */
  function countValues(lists, places) {
    const { from, all } = lists;
    const size = from.length - 1;
    const counts = new Uint8Array(size);
    const wanted = new Uint8Array(65536);
    for (const place of places) wanted[place] = 1;
    for (let i = 0; i < size; i++) {
      for (let k = from[i]; k < from[i + 1]; k++) counts[i] += wanted[all[k]];
    }
    return counts;
  }

  /**
   * @param {Uint32Array} failures
   * @param {MatchedUnit} unit
   */
  function filterByText(failures, unit) {
    const { weights, not } = unit;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i] > 0 === not) failures[i] |= TEXT;
    }
  }

  /**
   * @param {Uint32Array} failures
   * @param {Archive} archive
   * @param {Facet} facet
   * @param {Question} question
   */
  function filterByFacet(failures, archive, facet, question) {
    const ids = question[facet.key];
    if (!ids.length) return;
    const places = finderFacets.placesOf(archive.facets[facet.key], ids);
    const counts = countValues(archive.values[facet.key], places);
    const least = finderFacets.requiresAll(facet, question) ? new Set(ids).size : 1;
    const bit = facetBit(facet.key);
    for (let i = 0; i < counts.length; i++) if (counts[i] < least) failures[i] |= bit;
  }

  /**
   * @param {Uint32Array} failures
   * @param {Archive} archive
   * @param {Question} question
   */
  function filterByDates(failures, archive, question) {
    const { day } = archive;
    const first = finderDates.range(question.from)?.[0] ?? -Infinity;
    const last = finderDates.range(question.to)?.[1] ?? Infinity;
    if (first === -Infinity && last === Infinity) return;
    for (let i = 0; i < day.length; i++) {
      if (day[i] < first || day[i] > last) failures[i] |= DATES;
    }
  }

  /**
   * @param {Archive} archive
   * @param {MatchedUnit[]} units
   * @param {Question} question
   * @returns {Uint32Array} for each brief the bits of the conditions that it fails; 0 if it matches
   */
  function failures(archive, units, question) {
    const bits = new Uint32Array(archive.total);
    for (const unit of units) filterByText(bits, unit);
    for (const facet of finderFacets.FACETS) filterByFacet(bits, archive, facet, question);
    filterByDates(bits, archive, question);
    return bits;
  }

  return { DATES, facetBit, countValues, failures };
})();
