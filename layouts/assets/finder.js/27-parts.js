// @ts-check
/* Loads the rows of years, which the data files have in parts. This module must not know queries, shards
   or the page. */
const finderParts = (() => {
  "use strict";

  /** The loaded archives, each by the list of its parts. @type {WeakMap<Facets, Map<string, Promise<Archive>>>} */
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
   * @returns {number} how many parts, from the newest one, together have as many briefs as are wanted
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
   * Opens the years of some parts.
   * @param {Facets} facets
   * @param {Facets["parts"]} parts
   * @param {Load} load
   * @returns {Promise<Archive>}
   */
  function openParts(facets, parts, load) {
    const ofFacets = opened.get(facets) || new Map();
    opened.set(facets, ofFacets);
    const key = parts.join(" ");
    const known = ofFacets.get(key);
    if (known) return known;
    const promise = Promise.all(
      parts.map(([firstYear, digest]) => load("years/" + firstYear, digest)),
    ).then((rows) => finderArchive.open(facets, rows.flat()));
    ofFacets.set(key, promise);
    promise.catch(() => ofFacets.delete(key));
    return promise;
  }

  /**
   * Opens the newest years.
   * @param {Facets} facets
   * @param {number} wanted how many briefs are needed at least; Infinity for all
   * @param {Load} load
   * @returns {Promise<Archive>}
   */
  function open(facets, wanted, load) {
    return openParts(facets, facets.parts.slice(-partsFor(facets, wanted)), load);
  }

  return { countOf, open, openParts };
})();
