// @ts-check
/* The weights of words and phrases in all briefs. This module must not know the page. */
const textWeights = (() => {
  "use strict";

  /* What a name of a topic, or of an author, adds to the weight of its briefs. */
  const NAME_WEIGHTS = { topics: 2, authors: 3 };
  /* What a date adds to the weight of the briefs of its day. */
  const DAY_WEIGHT = 3;

  /**
   * Adds the briefs whose topics or authors have the words in their names.
   * @param {Archive} archive
   * @param {Unit} unit
   * @param {Float32Array} weights
   */
  function addNames(archive, unit, weights) {
    const names = textNames.containing(archive, unit);
    for (const key of /** @type {const} */ (["topics", "authors"])) {
      const places = names.filter((name) => name.key === key).map((name) => name.place);
      if (!places.length) continue;
      const counts = finderFilter.countValues(textNames.values(archive, key), places);
      for (let i = 0; i < weights.length; i++) {
        if (!counts[i]) continue;
        if (!weights[i] && unit.parts.length < 2) unit.count++;
        weights[i] += NAME_WEIGHTS[key];
      }
    }
  }

  /**
   * Adds the briefs of the days that a date means.
   * @param {Archive} archive
   * @param {Unit} unit
   * @param {Float32Array} weights
   */
  function addDays({ day, facets }, { dates }, weights) {
    const years = facets.years.map(([year]) => year);
    for (const [first, last] of dates.flatMap((date) => textDays.ranges(date, years))) {
      for (let i = 0; i < weights.length; i++) {
        if (day[i] >= first && day[i] <= last) weights[i] += DAY_WEIGHT;
      }
    }
  }

  /**
   * @param {Archive} archive
   * @param {Part[]} parts a word or phrase
   * @param {Index | null} index null if no part has a line
   * @returns {{ weights: Float32Array, count: number }} its weight in each brief, and how many briefs
   *   have its rarest term
   */
  function ofPhrase(archive, parts, index) {
    const empty = new Float32Array(archive.total);
    if (!index || parts.some((part) => !part.lines.length)) return { weights: empty, count: 0 };
    for (const part of parts) textLookup.readWeights(index, part);
    const count = Math.min(...parts.map((part) => part.count));
    if (!count) return { weights: empty, count };
    if (parts.length < 2) return { weights: parts[0].weights.slice(), count };
    /* A phrase has the smallest weight of its parts. */
    const weights = parts[0].weights.slice();
    for (const part of parts.slice(1)) {
      for (let i = 0; i < weights.length; i++) {
        if (part.weights[i] < weights[i]) weights[i] = part.weights[i];
      }
    }
    return { weights: textPhrases.restrict(index, parts, weights), count };
  }

  /**
   * @param {Archive} archive
   * @param {Float32Array} weights become 0 in all briefs of other years
   * @param {number} year
   */
  function restrictToYear(archive, weights, year) {
    for (let i = 0; i < weights.length; i++) {
      if (archive.facets.years[archive.year[i]][0] !== year) weights[i] = 0;
    }
  }

  /**
   * @param {Archive} archive
   * @param {Unit} unit
   * @param {Index | null} index null if no part has a line
   * @returns {Float32Array} the weight of a word or phrase in each brief
   */
  function ofText(archive, unit, index) {
    const phrase = ofPhrase(archive, unit.parts, index);
    const { weights } = phrase;
    unit.count = phrase.count;
    for (const alternative of unit.alternatives) {
      const other = ofPhrase(archive, alternative.parts, index);
      if (alternative.year) restrictToYear(archive, other.weights, alternative.year);
      unit.count = Math.max(unit.count, other.count);
      for (let i = 0; i < weights.length; i++) {
        if (other.weights[i] > weights[i]) weights[i] = other.weights[i];
      }
    }
    unit.inText = weights.slice();
    addNames(archive, unit, weights);
    addDays(archive, unit, weights);
    return weights;
  }

  return { ofPhrase, ofText };
})();
