// @ts-check
/* Parses the search text into units, for example words, phrases and filters. Any text gives a result;
   no text causes an error. This module must not know briefs or shards. */

/**
 * A term of a word or phrase, and what the index has for it.
 * @typedef {object} Part
 * @property {string} term
 * @property {number} place its place after the first term
 * @property {boolean} isPrefix whether it is one syllable, which stands for all terms that begin with it
 * @property {number} factor of the weight: less than 1 for corrected spelling
 * @property {string} stem "" if only the term itself is meant
 * @property {string} root the beginning of all words with this stem
 * @property {string} typed the beginning of a word that is still being typed, in NFD; otherwise ""
 * @property {string[]} keys the shards that can have it
 * @property {Line[]} lines the lines of these shards that match it
 * @property {Float32Array} weights its weight in each brief
 * @property {number} count how many briefs have it
 */

/**
 * Exactly one of `parts`, `facet` and `days` has a value. `ending` are the parts of a Korean particle at
 * the end of the word: a brief need not have them, but it is a better result if it has.
 * @typedef {MatchedUnit & {
 *   quoted: boolean,
 *   parts: Part[],
 *   ending: Part[],
 *   facet: "topics" | "authors" | "",
 *   name: string,
 *   days: DayRange | null,
 *   replacement: string,
 * }} Unit
 */

const textQuery = (() => {
  "use strict";

  const MAX_UNITS = 32;
  const MAX_PARTS = 64;
  const MAX_CHARACTERS = 2000;
  const UNIT = /(-?)(?:(topic|author|before|after):)?(?:"([^"]*)"?|([^\s"]+))/gi;
  const LONE_FIELD = /^(topic|author|before|after):$/;
  /* A keyboard joins two consonants that follow each other. Initial consonants are meant one by one, so
     each joined one is here with the two that it consists of. */
  const JOINED = "ㄳㄱㅅㄵㄴㅈㄶㄴㅎㄺㄹㄱㄻㄹㅁㄼㄹㅂㄽㄹㅅㄾㄹㅌㄿㄹㅍㅀㄹㅎㅄㅂㅅ";

  /**
   * @param {string} term
   * @param {number} place
   * @param {boolean} isPrefix
   * @param {number} factor
   * @returns {Part}
   */
  function part(term, place, isPrefix, factor) {
    const weights = new Float32Array();
    const unknown = { stem: "", root: "", typed: "", keys: [], lines: [], weights, count: 0 };
    return { term, place, isPrefix, factor, ...unknown };
  }

  /**
   * The terms to look for. The last syllable of several is in the pair before it, so it is no part.
   * @param {string} text
   * @param {boolean} quoted
   * @returns {Part[]}
   */
  function partsOf(text, quoted) {
    const split = text.replace(/[ㄳㄵㄶㄺ-ㅀㅄ]/g, (sign) => {
      const at = JOINED.indexOf(sign) + 1;
      return JOINED.slice(at, at + 2);
    });
    const clean = quoted ? split : split.replace(/['’]s(?![^\s.,;:!?])/gi, "");
    const terms = textTerms.cut(clean).slice(0, MAX_PARTS);
    /** @type {Part[]} */
    const parts = [];
    terms.forEach(([term, , start, end], place) => {
      const isPrefix = textTerms.isSyllabic(term) && term.length < 2;
      const before = terms[place - 1];
      const isCovered = before && before[0].length === 2 && before[3] === end && before[2] < start;
      if (!isPrefix || !isCovered) parts.push(part(term, place, isPrefix, 1));
    });
    return parts;
  }

  /**
   * What the field and the value of a unit mean.
   * @param {string} field "" for a word or phrase
   * @param {string} value
   * @param {boolean} quoted
   * @param {boolean} exact whether only the word as it is written is meant
   * @returns {Pick<Unit, "facet" | "name" | "days" | "parts" | "ending"> | null} null if it means nothing
   */
  function meaning(field, value, quoted, exact) {
    const facet = /** @type {const} */ ("");
    const nothing = { facet, name: "", days: null, parts: [], ending: [] };
    if (field === "topic" || field === "author") {
      const facet = field === "topic" ? "topics" : "authors";
      return textTerms.cut(value).length ? { ...nothing, facet, name: value } : null;
    }
    const days = field ? finderDates.range(value) : null;
    if (days) {
      const [first, last] = days;
      return { ...nothing, days: field === "after" ? [first, Infinity] : [-Infinity, last] };
    }
    const text = (field && field + ":") + value;
    const all = partsOf(text, quoted);
    const bare = exact ? text : textParticles.strip(text);
    const parts = bare === text ? all : partsOf(bare, quoted);
    const ending = all.slice(parts.length).filter((each) => !each.isPrefix);
    return parts.length ? { ...nothing, parts, ending } : null;
  }

  /**
   * @param {RegExpExecArray} match
   * @returns {Unit | null}
   */
  function unitOf(match) {
    const field = (match[2] || "").toLowerCase();
    const quoted = match[3] !== undefined;
    const not = !!match[1];
    const meant = meaning(field, quoted ? match[3] : match[4], quoted, quoted || not);
    if (!meant) return null;
    return {
      ...meant,
      isText: meant.parts.length > 0,
      not,
      from: match.index,
      to: match.index + match[0].length,
      quoted,
      replacement: "",
      weights: [],
      count: 0,
    };
  }

  /**
   * @param {string} input
   * @returns {{ text: string, units: Unit[] }} the text, which may be cut, and its units; a brief must
   *   match all of them
   */
  function parse(input) {
    const text = input.slice(0, MAX_CHARACTERS);
    const plain = text.replace(/[“”„‟«»＂]/g, '"').replace(/(^|\s)[−–](?=\S)/g, "$1-");
    /** @type {Unit[]} */
    const units = [];
    const seen = new Set();
    for (const match of plain.matchAll(UNIT)) {
      if (units.length >= MAX_UNITS) break;
      const same = match[0].toLowerCase();
      if (seen.has(same) || LONE_FIELD.test(same)) continue;
      seen.add(same);
      const unit = unitOf(match);
      if (unit) units.push(unit);
    }
    return { text, units };
  }

  return { part, parse };
})();
