// @ts-check
/* The facets: what they are called in the data files and in addresses, and how their values are stored.
   CONTRIBUTING.md lists what else must change if a facet is added. */

/**
 * The name of a facet in the data files and in a question.
 * @typedef {"topics" | "authors" | "kinds" | "langs" | "statuses"} FacetKey
 */

/**
 * @typedef {object} Facet
 * @property {FacetKey} key
 * @property {string} parameter its query parameter in an address
 * @property {boolean} [isSingle] whether each brief has exactly one value
 * @property {boolean} [canRequireAll] whether a reader can ask for briefs with all selected values
 */

/**
 * A value of a facet. Topics have the place of the broader topic (or -1) as their third item; topics
 * and authors can have a list of other names as their last item.
 * @typedef {[id: string, name: string, ...rest: (number | string[])[]]} FacetValue
 */

/**
 * @typedef {[year: number, numbers: string, marks: string, ...sets: string[]]} YearRow
 * @typedef {[year: number, slots: number, months: string, days: number, digest: string]} YearHead
 * @typedef {[href: string, name: string, topics: string[], authors: string[], kinds: string[]]} FeedRow
 */

/**
 * The file "facets". The last two keys exist only on pages in another language than the archive's: `lists` is
 * the folder of the lists in the language of the page. `foreign` has the values without a name in this
 * language, each with the language of its name.
 * @typedef {{
 *   base: string,
 *   former?: [former: string, id: string][],
 *   counts: Partial<Record<FacetKey, string>>,
 *   years: YearHead[],
 *   parts: [firstYear: number, digest: string][],
 *   feeds?: FeedRow[],
 *   languages?: [place: number, name: string, digest: string][],
 *   words: string,
 *   textTools: string,
 *   lists?: string,
 *   foreign?: Map<string, string>,
 * } & Record<FacetKey, FacetValue[]>} Facets
 */

/**
 * What a reader asks for: the search text, the selected values of each facet, and the dates.
 * @typedef {{
 *   q: string,
 *   typing: boolean,
 *   any: boolean,
 *   from: string,
 *   to: string,
 *   sort: "" | "relevance" | "newest" | "oldest",
 * } & Record<FacetKey, string[]>} Question
 */

const finderFacets = (() => {
  "use strict";

  /* The data files have the same order: first the facets with several values, then those with one. */
  /** @type {readonly Facet[]} */
  const FACETS = [
    { key: "topics", parameter: "topic", canRequireAll: true },
    { key: "authors", parameter: "author" },
    { key: "kinds", parameter: "kind", isSingle: true },
    { key: "langs", parameter: "lang", isSingle: true },
    { key: "statuses", parameter: "status", isSingle: true },
  ];

  /**
   * Whether briefs must have all selected values of this facet; otherwise, one of them is enough.
   * @param {Facet} facet
   * @param {Question} question
   */
  function requiresAll(facet, question) {
    return !!facet.canRequireAll && !question.any;
  }

  /** @param {Question} question */
  function hasFilters(question) {
    const hasValues = FACETS.some((facet) => question[facet.key].length > 0);
    return hasValues || !!question.from || !!question.to;
  }

  /**
   * @param {Question} question
   * @param {FacetKey | "dates"} key
   * @param {string} id "" for all values
   * @returns {Partial<Question>} the part of a question that changes if a filter is removed
   */
  function removal(question, key, id) {
    if (key === "dates") return { from: "", to: "" };
    return { [key]: question[key].filter((other) => id && other !== id) };
  }

  /**
   * @param {FacetValue[]} rows
   * @param {string} id
   * @returns {string} the name of a value; its id if there is no such value
   */
  function nameOf(rows, id) {
    const row = rows.find((each) => each[0] === id);
    return row ? row[1] : id;
  }

  /**
   * @param {Facets} facets
   * @param {FacetKey | "dates"} key
   * @param {string} id
   * @returns {string | false} the language of the name of a value, if it is not that of the page
   */
  function langOf({ foreign }, key, id) {
    return key === "langs" ? id : foreign?.get(key + " " + id) || false;
  }

  /**
   * @param {FacetValue} row
   * @returns {string[]} the name of a value and its other names
   */
  function allNames(row) {
    const others = row.at(-1);
    return Array.isArray(others) ? [row[1], ...others] : [row[1]];
  }

  /**
   * @param {FacetValue} row
   * @returns {number} the place of the broader value; -1 if there is none
   */
  function broaderOf(row) {
    const broader = row[2];
    return typeof broader === "number" ? broader : -1;
  }

  /**
   * @param {FacetValue[]} rows
   * @param {string[]} ids
   * @returns {number[]} the places of the values with these ids
   */
  function placesOf(rows, ids) {
    const places = [];
    for (let place = 0; place < rows.length; place++) {
      if (ids.includes(rows[place][0])) places.push(place);
    }
    return places;
  }

  return {
    FACETS,
    requiresAll,
    hasFilters,
    removal,
    nameOf,
    langOf,
    allNames,
    broaderOf,
    placesOf,
  };
})();
