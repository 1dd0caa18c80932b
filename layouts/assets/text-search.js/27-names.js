// @ts-check
/* Finds topics and authors by words of their names. This module must not know the index or the page. */

/**
 * A name of a topic or author, divided into terms. `isShown` tells whether the page shows this name; the
 * other names and the synonyms are not shown.
 * @typedef {{ key: "topics" | "authors", place: number, isShown: boolean, terms: Term[] }} Name
 */

const textNames = (() => {
  "use strict";

  /** @type {["topics", "authors"]} */
  const KEYS = ["topics", "authors"];

  /** @type {WeakMap<Archive, Name[]>} */
  const cache = new WeakMap();

  /**
   * @param {Archive} archive
   * @returns {Name[]} all names of all topics and authors
   */
  function all(archive) {
    const earlier = cache.get(archive);
    if (earlier) return earlier;
    /** @type {Name[]} */
    const names = [];
    for (const key of KEYS) {
      archive.facets[key].forEach((row, place) => {
        finderFacets.allNames(row).forEach((name, number) => {
          /* Ji-yoon is also written Jiyoon. */
          [name, name.replace(/[-‐‑]/g, "")].forEach((each, isOther) => {
            names.push({ key, place, isShown: !number && !isOther, terms: textTerms.cut(each) });
          });
        });
      });
    }
    cache.set(archive, names);
    return names;
  }

  /**
   * @param {Archive} archive
   * @param {Unit} unit
   * @returns {Name[]} the names that contain a word or phrase. A phrase in quotation marks must be where
   *   a reader can see it.
   */
  function containing(archive, unit) {
    const isExact = unit.quoted || unit.not;
    const phrases = [unit, ...unit.alternatives];
    return all(archive).filter(
      ({ terms, isShown }) =>
        (isShown || !isExact) &&
        phrases.some(({ parts }) => textLookup.occurrences(terms, parts).length),
    );
  }

  /**
   * @param {Archive} archive
   * @param {"topics" | "authors"} key
   * @returns {ValueLists} of each brief; topics without the broader ones
   */
  function values(archive, key) {
    return key === "topics" ? archive.ownTopics : archive.values[key];
  }

  /** @param {Term[]} terms */
  function joined(terms) {
    return " " + terms.map((term) => textTerms.spellingsOf(term[0])[0]).join(" ");
  }

  /**
   * What `topic:…` or `author:…` means: the value with this id; if there is none, those with this name; then
   * those whose names begin with the text; then those whose names contain it.
   * @param {Archive} archive
   * @param {"topics" | "authors"} key
   * @param {string} text
   * @returns {number[]} places of topics or authors
   */
  function meant(archive, key, text) {
    const wanted = joined(textTerms.cut(text));
    const ids = finderFacets.placesOf(archive.facets[key], [text.trim().toLowerCase()]);
    /** @type {Record<"whole" | "begins" | "contains", number[]>} */
    const found = { whole: [], begins: [], contains: [] };
    for (const name of all(archive)) {
      if (name.key !== key) continue;
      const terms = joined(name.terms);
      const at = terms.indexOf(wanted);
      if (at > 0) found.contains.push(name.place);
      else if (at === 0) found[terms === wanted ? "whole" : "begins"].push(name.place);
    }
    const ways = [ids, found.whole, found.begins, found.contains];
    return ways.find((places) => places.length) || [];
  }

  return { all, containing, values, meant };
})();
