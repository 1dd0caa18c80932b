// @ts-check
/* Loads the rows of years, which the data files have in parts. This module must not know queries, shards
   or the page. */
const finderParts = (() => {
  "use strict";

  /** The archives that are open, by their facets and the number of their parts. @type {WeakMap<Facets, Map<number, Promise<Archive>>>} */
  const opened = new WeakMap();

  /**
   * @param {YearHead} head
   * @returns {number} how many briefs a year has
   */
  function countOf(head) {
    return finderNumbers.decode(head[2]).reduce((sum, count) => sum + count, 0);
  }

  /**
   * @param {Facets} facets
   * @param {number} wanted
   * @returns {number} how many of the newest parts have so many briefs
   */
  function partsFor(facets, wanted) {
    const { parts, years } = facets;
    let missing = wanted;
    let part = parts.length;
    for (let place = years.length - 1; place >= 0; place--) {
      if (part === parts.length || years[place][0] < parts[part][0]) {
        if (missing <= 0) break;
        part--;
      }
      missing -= countOf(years[place]);
    }
    return parts.length - part;
  }

  /**
   * Opens the newest years.
   * @param {Facets} facets
   * @param {number} wanted how many briefs are needed at least; Infinity for all
   * @param {Load} load
   * @returns {Promise<Archive>}
   */
  function open(facets, wanted, load) {
    const ofFacets = opened.get(facets) || new Map();
    opened.set(facets, ofFacets);
    const count = partsFor(facets, wanted);
    const known = ofFacets.get(count);
    if (known) return known;
    const parts = facets.parts.slice(facets.parts.length - count);
    const promise = Promise.all(
      parts.map(([firstYear, digest]) => load("years/" + firstYear, digest)),
    ).then((rows) => finderArchive.open(facets, rows.flat()));
    ofFacets.set(count, promise);
    promise.catch(() => ofFacets.delete(count));
    return promise;
  }

  return { countOf, open };
})();
