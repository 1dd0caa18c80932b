// @ts-check
/* Turns the rows of years into arrays, which filtering needs (docs/finder-files.md has the format). This module
   must not know queries, shards or the page. */

/**
 * The values of each brief. Brief `i` has the values from `all[from[i]]` to before `all[from[i + 1]]`.
 * @typedef {{ from: Uint32Array, all: Uint16Array }} ValueLists
 */

/**
 * The briefs of all years, or of some of them. A brief is known by its place in these years, from 0, the
 * oldest first.
 * @typedef {object} Archive
 * @property {Facets} facets
 * @property {number} total how many briefs these years have
 * @property {boolean} isWhole whether they are all years
 * @property {number} firstYear the first year of the whole archive
 * @property {Int32Array} day days since 1970
 * @property {Uint16Array} month months since January of the first year
 * @property {Uint32Array} number the number of each brief within its year
 * @property {Uint16Array} year places in `facets.years`
 * @property {Record<FacetKey, ValueLists>} values topics include all broader topics
 * @property {ValueLists} ownTopics topics without the broader ones
 * @property {Map<number, Int32Array>} placeOf for each year: the place of a brief by its number, or -1
 */

const finderArchive = (() => {
  "use strict";

  const MS_PER_DAY = 864e5;
  /* The place of the first text of sets in the row of a year. */
  const FIRST_SETS = 3;

  /**
   * @param {string[]} texts one text of sets for each year
   * @param {number} total
   * @returns {ValueLists}
   */
  function lists(texts, total) {
    const from = new Uint32Array(total + 1);
    /** @type {number[]} */
    const all = [];
    let brief = 0;
    for (const text of texts) {
      finderNumbers.decodeSets(text, all, (end) => {
        from[++brief] = end;
      });
    }
    return { from, all: Uint16Array.from(all) };
  }

  /**
   * Lists with one value each, all 0 at first.
   * @param {number} total
   * @returns {ValueLists}
   */
  function singles(total) {
    return {
      from: Uint32Array.from({ length: total + 1 }, (_, i) => i),
      all: new Uint16Array(total),
    };
  }

  /**
   * Topics with all topics that are broader, each once.
   * @param {ValueLists} own
   * @param {FacetValue[]} topics
   * @param {number} total
   * @returns {ValueLists}
   */
  function withBroader(own, topics, total) {
    const broader = topics.map(finderFacets.broaderOf);
    const from = new Uint32Array(total + 1);
    const all = [];
    const seen = new Int32Array(topics.length).fill(-1);
    for (let i = 0; i < total; i++) {
      for (let k = own.from[i]; k < own.from[i + 1]; k++) {
        for (
          let topic = own.all[k];
          broader[topic] >= -1 && seen[topic] !== i;
          topic = broader[topic]
        ) {
          seen[topic] = i;
          all.push(topic);
        }
      }
      from[i + 1] = all.length;
    }
    return { from, all: Uint16Array.from(all) };
  }

  /**
   * Fills the arrays for the briefs of one year.
   * @param {Archive} archive
   * @param {YearRow} row
   * @param {Uint32Array} steps the steps between the numbers of the briefs
   * @param {number} start the place of the first brief of this year
   */
  function readYear(archive, [year, , marks], steps, start) {
    const { facets, values } = archive;
    const yearPlace = facets.years.findIndex((head) => head[0] === year);
    const slots = facets.years[yearPlace][1];
    const singleFacets = finderFacets.FACETS.filter((facet) => facet.isSingle).reverse();
    const mark = finderNumbers.decode(marks);
    const firstDay = new Date(0).setUTCFullYear(year) / MS_PER_DAY;
    const placeOf = new Int32Array(366 * slots).fill(-1);
    let number = -1;
    for (let k = 0; k < steps.length; k++) {
      const place = start + k;
      number += steps[k] + 1;
      const day = firstDay + Math.floor(number / slots);
      const month = new Date(day * MS_PER_DAY).getUTCMonth();
      archive.day[place] = day;
      archive.month[place] = (year - archive.firstYear) * 12 + month;
      archive.number[place] = number;
      archive.year[place] = yearPlace;
      let rest = mark[k];
      for (const { key } of singleFacets) {
        values[key].all[place] = rest % facets[key].length;
        rest = Math.floor(rest / facets[key].length);
      }
      placeOf[number] = place;
    }
    archive.placeOf.set(year, placeOf);
  }

  /**
   * @param {Facets} facets
   * @param {YearRow[]} years the rows of all years or of some, the oldest first
   * @returns {Archive}
   */
  function open(facets, years) {
    const steps = years.map((row) => finderNumbers.decode(row[1]));
    const total = steps.reduce((sum, year) => sum + year.length, 0);
    const setFacets = finderFacets.FACETS.filter((facet) => !facet.isSingle);
    const rows = finderFacets.FACETS.map((facet) => {
      const column = FIRST_SETS + setFacets.indexOf(facet);
      const sets = () => years.map((row) => String(row[column]));
      return [facet.key, facet.isSingle ? singles(total) : lists(sets(), total)];
    });
    /** @type {Record<FacetKey, ValueLists>} */
    const values = Object.fromEntries(rows);
    const ownTopics = values.topics;
    /** @type {Archive} */
    const archive = {
      facets,
      total,
      isWhole: years.length === facets.years.length,
      firstYear: total ? facets.years[0][0] : 0,
      day: new Int32Array(total),
      month: new Uint16Array(total),
      number: new Uint32Array(total),
      year: new Uint16Array(total),
      values: { ...values, topics: withBroader(ownTopics, facets.topics, total) },
      ownTopics,
      placeOf: new Map(),
    };
    let start = 0;
    years.forEach((row, index) => {
      readYear(archive, row, steps[index], start);
      start += steps[index].length;
    });
    return archive;
  }

  return { open };
})();
