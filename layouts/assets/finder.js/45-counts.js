// @ts-check
/* Counts the matching briefs of each facet value and of each month. Each facet, and the chart of months,
   is counted as if nothing was selected in it. This module must not know queries or the page. */
const finderCounts = (() => {
  "use strict";

  /**
   * @param {Archive} archive
   * @param {Uint32Array} failures
   * @param {Facet} facet
   * @param {Question} question
   * @returns {Uint32Array} the number of briefs by the place of the value
   */
  function ofFacet(archive, failures, facet, question) {
    const { from, all } = archive.values[facet.key];
    /* Where a brief must have all selected values, the selection restricts its own facet too. */
    const ignored = finderFacets.requiresAll(facet, question)
      ? 0
      : finderFilter.facetBit(facet.key);
    const others = ~ignored;
    const counts = new Uint32Array(archive.facets[facet.key].length);
    for (let i = 0; i < failures.length; i++) {
      if (failures[i] & others) continue;
      for (let k = from[i]; k < from[i + 1]; k++) counts[all[k]]++;
    }
    return counts;
  }

  /**
   * @param {Archive} archive
   * @param {Uint32Array} failures
   * @param {Question} question
   * @returns {Record<FacetKey, Uint32Array>}
   */
  function ofFacets(archive, failures, question) {
    const rows = finderFacets.FACETS.map((facet) => [
      facet.key,
      ofFacet(archive, failures, facet, question),
    ]);
    return Object.fromEntries(rows);
  }

  /**
   * @param {Archive} archive
   * @param {Uint32Array} failures
   * @returns {[month: string, count: number][]} every month from the first to the last brief of the archive
   */
  function ofMonths(archive, failures) {
    const { month, total, firstYear } = archive;
    const counts = new Uint32Array(total && month[total - 1] + 1);
    const others = ~finderFilter.DATES;
    for (let i = 0; i < total; i++) if (!(failures[i] & others)) counts[month[i]]++;
    /** @type {[string, number][]} */
    const rows = Array.from(counts, (count, i) => {
      const name = String((i % 12) + 1).padStart(2, "0");
      return [firstYear + Math.floor(i / 12) + "-" + name, count];
    });
    return rows.slice(month[0]);
  }

  return { ofFacets, ofMonths };
})();
