// @ts-check
/* The counts of the whole archive, which the file "facets" has. They complete the results if nothing is
   filtered and only the newest years are loaded. This module must not know queries or the page. */
const finderTotals = (() => {
  "use strict";

  /**
   * @param {Facets} facets
   * @param {FacetKey} key
   * @returns {Uint32Array} the number of briefs by the place of the value
   */
  function ofFacet(facets, key) {
    const counts = new Uint32Array(facets[key].length);
    counts.set(finderNumbers.decode(facets.counts[key] || ""));
    return counts;
  }

  /**
   * @param {Facets} facets
   * @returns {number} how many briefs the whole archive has
   */
  function ofArchive(facets) {
    return facets.years.reduce((sum, head) => sum + finderParts.countOf(head), 0);
  }

  /**
   * @param {Facets} facets
   * @returns {Results["months"]} every month from the first to the last brief
   */
  function ofMonths(facets) {
    /** @type {Results["months"]} */
    const rows = [];
    const { years } = facets;
    const byYear = new Map(years.map((head) => [head[0], finderNumbers.decode(head[2])]));
    for (let year = years[0][0]; year <= years[years.length - 1][0]; year++) {
      for (let month = 0; month < 12; month++) {
        const name = year + "-" + String(month + 1).padStart(2, "0");
        rows.push([name, byYear.get(year)?.[month] || 0]);
      }
    }
    while (!rows[rows.length - 1][1]) rows.pop();
    return rows.slice(rows.findIndex((row) => row[1]));
  }

  /**
   * @param {Results} results of the newest years, without a filter
   * @param {Facets} facets
   * @returns {Results} the same, with the counts of the whole archive
   */
  function complete(results, facets) {
    const rows = finderFacets.FACETS.map(({ key }) => [key, ofFacet(facets, key)]);
    return {
      ...results,
      total: ofArchive(facets),
      counts: Object.fromEntries(rows),
      months: ofMonths(facets),
    };
  }

  return { ofArchive, ofFacet, complete };
})();
