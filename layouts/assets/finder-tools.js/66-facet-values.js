// @ts-check
/* Decides which values of a facet are listed, and in which order. This module must not know the page. */

/**
 * @typedef {object} Value
 * @property {string} id
 * @property {number} place
 * @property {number} broader the place of the broader value, or -1
 * @property {string} searchText
 * @property {number} count how many briefs have it now
 */

/**
 * @typedef {object} Listing
 * @property {number[]} places the values to show, in order
 * @property {number} total how many values the whole list has
 * @property {boolean} canShowAll whether the short list omits any
 */

const finderFacetValues = (() => {
  "use strict";

  /* Values that a facet shows before a reader asks for all. */
  const MAX_SHORT = 10;
  /* Values that a search within a facet shows. */
  const MAX_FOUND = 60;
  const MAX_DEPTH = 3;
  const MAX_STEPS = 9;

  /** @param {string} text */
  function foldAccents(text) {
    return text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .normalize("NFC");
  }

  /**
   * @param {FacetValue} row
   * @param {number} place
   * @returns {Value}
   */
  function fromRow(row, place) {
    const searchText = foldAccents(finderFacets.allNames(row).join("\n"));
    return { id: row[0], place, broader: finderFacets.broaderOf(row), searchText, count: 0 };
  }

  /**
   * @template {Value} T
   * @param {T[]} values
   * @returns {T[]} the values, narrower ones after their broader one
   */
  function treeOrder(values) {
    /** @type {Map<number, T[]>} */
    const narrower = new Map();
    for (const value of values) {
      narrower.set(value.broader, [...(narrower.get(value.broader) || []), value]);
    }
    /** @type {T[]} */
    const ordered = [];
    /** @param {number} place */
    function visit(place) {
      for (const value of narrower.get(place) || []) {
        narrower.delete(place);
        ordered.push(value);
        visit(value.place);
      }
    }
    visit(-1);
    /* If broader values form a cycle, some values were not visited. Then the order does not change. */
    return ordered.length === values.length ? ordered : values;
  }

  /**
   * @param {Value[]} values in their usual order
   * @param {object} view
   * @param {string} view.searchText "" lists the values with the most briefs
   * @param {boolean} view.showsAll
   * @param {boolean} view.isNested whether narrower values are listed below their broader one
   * @param {Set<number>} view.used the places of the values that any brief of the archive has
   * @param {Set<number>} view.pinned the places of values that must stay visible
   * @returns {Listing}
   */
  function listing(values, { searchText, showsAll, isNested, used, pinned }) {
    const isLong = used.size > MAX_SHORT;
    const byCount = values.slice().sort((a, b) => b.count - a.count || a.place - b.place);
    const present = byCount.filter((value) => (isLong ? value.count > 0 : used.has(value.place)));
    const text = foldAccents(searchText.trim());
    const matches = text
      ? byCount.filter((value) => value.searchText.includes(text)).slice(0, MAX_FOUND)
      : present.slice(0, showsAll ? present.length : MAX_SHORT);
    const shown = new Set(matches.map((value) => value.place));
    const ordered = isNested || !isLong ? values : byCount;
    const places = ordered.map((value) => value.place);
    return {
      places: places.filter((place) => shown.has(place) || pinned.has(place)),
      total: present.length,
      canShowAll: !text && present.length > MAX_SHORT,
    };
  }

  /**
   * @param {Value} value
   * @param {Map<number, Value>} byPlace
   * @param {Set<number>} shown the places of the values in the list
   * @returns {number} how many of the broader values are in the list, at most 3
   */
  function depth(value, byPlace, shown) {
    let levels = 0;
    let broader = byPlace.get(value.broader);
    for (let steps = 0; broader && steps < MAX_STEPS; steps++) {
      if (shown.has(broader.place)) levels++;
      broader = byPlace.get(broader.broader);
    }
    return Math.min(levels, MAX_DEPTH);
  }

  return { MAX_SHORT, foldAccents, fromRow, treeOrder, listing, depth };
})();
