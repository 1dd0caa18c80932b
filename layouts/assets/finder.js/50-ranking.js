// @ts-check
/* Sorts the matching briefs. docs/finder-files.md, section Ranking, has the formula. This module must not know
   shards or the page. */
const finderRanking = (() => {
  "use strict";

  /* The weight at which a term gives half of what it can give (k1 of BM25F). */
  const HALF_WEIGHT = 4;
  /* The newest brief gets this share of what the rarest term can give; after ten years, half of that. */
  const NEWEST_SHARE = 0.1;
  const HALF_LIFE_DAYS = 3652.5;
  /* A score and a place become one number, which sorts without a comparison function. */
  const PLACES = 1048576;
  const SCORE_STEPS = 4194304;

  /**
   * Adds to the score of each brief in `places` what one unit of the search text gives.
   * @param {Float64Array} scores
   * @param {Uint32Array} places
   * @param {MatchedUnit} unit
   * @param {number} idf
   */
  function addUnit(scores, places, unit, idf) {
    const { weights } = unit;
    for (let i = 0; i < scores.length; i++) {
      const weight = weights[places[i]];
      scores[i] += (idf * weight) / (weight + HALF_WEIGHT);
    }
  }

  /**
   * @param {Archive} archive
   * @param {Uint32Array} places
   * @param {MatchedUnit[]} units
   * @returns {Float64Array}
   */
  function score(archive, places, units) {
    const scores = new Float64Array(places.length);
    let rarest = 0;
    for (const unit of units) {
      const idf = Math.log(1 + (archive.total - unit.count + 0.5) / (unit.count + 0.5));
      rarest = Math.max(rarest, idf);
      addUnit(scores, places, unit, idf);
    }
    const { day } = archive;
    const newest = day[archive.total - 1];
    const decay = Math.LN2 / HALF_LIFE_DAYS;
    for (let i = 0; i < scores.length; i++) {
      scores[i] += NEWEST_SHARE * rarest * Math.exp((day[places[i]] - newest) * decay);
    }
    return scores;
  }

  /**
   * Sorts places in order of relevance, the best first; of equal briefs, the newer one comes first.
   * @param {Archive} archive
   * @param {Uint32Array} places
   * @param {MatchedUnit[]} units
   * @returns {Uint32Array} `places` itself
   */
  function byRelevance(archive, places, units) {
    const keys = score(archive, places, units);
    for (let i = 0; i < keys.length; i++) {
      keys[i] = Math.floor(keys[i] * SCORE_STEPS) * PLACES + places[i];
    }
    keys.sort().reverse();
    for (let i = 0; i < keys.length; i++) {
      places[i] = keys[i] - Math.floor(keys[i] / PLACES) * PLACES;
    }
    return places;
  }

  /**
   * @param {Archive} archive
   * @param {Uint32Array} places the oldest first; this array is changed
   * @param {MatchedUnit[]} units
   * @param {Question["sort"]} sort
   * @returns {Uint32Array}
   */
  function sorted(archive, places, units, sort) {
    if (sort === "oldest") return places;
    const texts = units.filter((unit) => unit.isText && !unit.not);
    if (sort === "newest" || !texts.length) return places.reverse();
    return byRelevance(archive, places, texts);
  }

  return { sorted };
})();
