// @ts-check
/* If nothing matches a question: the conditions that a reader can remove, and how many briefs match then.
   This module must not know shards or the page. */

/**
 * @typedef {object} Relaxation
 * @property {FacetKey | "q" | "dates"} condition where a condition is removed
 * @property {string} id the removed value or part of the search text; "" removes all values
 * @property {number} total how many briefs match without it
 * @property {string} [q] the search text that remains
 */

const finderRelaxations = (() => {
  "use strict";

  /**
   * @param {Archive} archive
   * @param {MatchedUnit[]} units
   * @param {Question} question
   */
  function countMatches(archive, units, question) {
    const failures = finderFilter.failures(archive, units, question);
    let total = 0;
    for (let i = 0; i < failures.length; i++) if (!failures[i]) total++;
    return total;
  }

  /**
   * @param {Archive} archive
   * @param {MatchedText} matched
   * @param {Question} question
   * @returns {Relaxation[]} one for each part of the search text, and one for the whole text
   */
  function ofText(archive, matched, question) {
    const { text, units } = matched;
    /** @type {Relaxation[]} */
    const relaxations = units.map((unit) => {
      const others = units.filter((other) => other !== unit);
      const rest = text.slice(0, unit.from) + text.slice(unit.to);
      return {
        condition: "q",
        id: text.slice(unit.from, unit.to),
        total: countMatches(archive, others, question),
        q: rest.replace(/\s+/g, " ").trim(),
      };
    });
    if (units.length > 1) {
      const total = countMatches(archive, [], question);
      relaxations.push({ condition: "q", id: text.trim(), total, q: "" });
    }
    return relaxations;
  }

  /**
   * @param {Archive} archive
   * @param {MatchedUnit[]} units
   * @param {Question} question
   * @param {Facet} facet
   * @returns {Relaxation[]}
   */
  function ofFacet(archive, units, question, facet) {
    const ids = question[facet.key];
    /* If one of several values is enough, to remove one of them gives no further briefs. */
    const single = ids.length < 2 || finderFacets.requiresAll(facet, question);
    return (single ? ids : [""]).map((id) => {
      const rest = ids.filter((other) => id && other !== id);
      const total = countMatches(archive, units, { ...question, [facet.key]: rest });
      return { condition: facet.key, id, total };
    });
  }

  /**
   * @param {Archive} archive
   * @param {MatchedText} matched
   * @param {Question} question
   * @returns {Relaxation[]} those that give any brief, the largest number first
   */
  function list(archive, matched, question) {
    const { units } = matched;
    const relaxations = ofText(archive, matched, question);
    for (const facet of finderFacets.FACETS) {
      relaxations.push(...ofFacet(archive, units, question, facet));
    }
    if (question.from || question.to) {
      const total = countMatches(archive, units, { ...question, from: "", to: "" });
      relaxations.push({ condition: "dates", id: "", total });
    }
    return relaxations.filter((each) => each.total).sort((a, b) => b.total - a.total);
  }

  return { list };
})();
