// @ts-check
/* Parses the search text into units, for example words, phrases and filters. Any text gives a result;
   no text causes an error. This module must not know briefs or shards. */

/**
 * A term of a word or phrase, and what the index has for it.
 * @typedef {object} Part
 * @property {string} term
 * @property {number} place its place after the first term
 * @property {boolean} isPrefix whether it is one syllable, which stands for all terms that begin with it
 * @property {boolean} follows whether its first syllable is the second one of the pair before it
 * @property {boolean} isDashed whether a dash is between it and the term before it
 * @property {number} factor of the weight: less than 1 for corrected spelling
 * @property {string[]} spellings other spellings of the term
 * @property {string[]} stems the stems of the term and of its spellings; empty if only the term is meant
 * @property {string[]} roots the beginnings of all words with these stems
 * @property {string} typed the beginning of a word that is still being typed, in NFD; otherwise ""
 * @property {string[]} keys the shards that can have it
 * @property {Line[]} lines the lines of these shards that match it
 * @property {Float32Array} weights its weight in each brief
 * @property {number} count how many briefs have it
 */

/**
 * Another way to write a word or phrase. `label` is how the page shows it; "" if it is not worth a line.
 * It counts only in briefs of this `year`, or in all briefs if that is 0.
 * @typedef {{ parts: Part[], label: string, year: number, weights: Float32Array }} Alternative
 */

/**
 * Exactly one of `parts`, `facet` and `days` has a value. `ending` are the parts of a Korean particle at
 * the end of the word, and `bare` is the word without it: a brief need not have them, but it is a better
 * result if it has. `dates` is what a date can mean, and `inText` the weight that
 * a unit has without names and dates. `isStop` tells whether it is a word such as “the”.
 * @typedef {MatchedUnit & {
 *   inText: Float32Array,
 *   quoted: boolean,
 *   isStop: boolean,
 *   parts: Part[],
 *   alternatives: Alternative[],
 *   ending: Part[],
 *   bare: string,
 *   dates: WrittenDate[],
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
  const UNIT = new RegExp(
    '(-?)(?:(topic|author|before|after):)?(?:"([^"]*)"?|(' + textDays.PATTERN + '|[^\\s"]+))',
    "gi",
  );
  const DASH = /^[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]$/;
  const STOP_WORDS = new Set(
    (
      "a about after all also am an and any are as at be been before being but by can could did do does " +
      "for from had has have he her here his how i if in into is it its me more most my no nor not " +
      "now of off on or our out over she should so some such than that the their them then there these " +
      "they this those to under until up upon was we were what when where which while who whom whose " +
      "why will with would you your 및 또는 그리고 등"
    ).split(" "),
  );
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
    const forms = {
      follows: false,
      isDashed: false,
      spellings: [],
      stems: [],
      roots: [],
      typed: "",
    };
    return { term, place, isPrefix, factor, ...forms, keys: [], lines: [], weights, count: 0 };
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
    const clean = quoted ? split : split.replace(/['’ʼ]s(?![^\s.,;:!?])/gi, "");
    const terms = textTerms.cut(clean).slice(0, MAX_PARTS);
    /** @type {Part[]} */
    const parts = [];
    terms.forEach(([term, , start], place) => {
      const isPrefix = textTerms.isSyllabic(term) && term.length < 2;
      const before = terms[place - 1];
      const follows = !!before && before[0].length === 2 && before[2] < start && before[3] > start;
      if (isPrefix && follows) return;
      const isDashed = !!before && DASH.test(clean.slice(before[3], start));
      parts.push({ ...part(term, place, isPrefix, 1), follows, isDashed });
    });
    return parts;
  }

  /**
   * What the field and the value of a unit mean.
   * @param {string} field "" for a word or phrase
   * @param {string} value
   * @param {boolean} quoted
   * @param {boolean} exact whether only the word as it is written is meant
   * @returns {Pick<Unit, "facet" | "name" | "days" | "parts" | "ending" | "bare"> | null} null if it means nothing
   */
  function meaning(field, value, quoted, exact) {
    const facet = /** @type {const} */ ("");
    const nothing = { facet, name: "", days: null, parts: [], ending: [], bare: "" };
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
    return parts.length ? { ...nothing, parts, ending, bare } : null;
  }

  /**
   * Words in capital letters, for example WHO and IT, are names.
   * @param {string} word
   */
  function isStopWord(word) {
    const letters = word.replace(/[^\p{L}]/gu, "");
    const isName =
      letters.length > 1 && letters !== letters.toLowerCase() && letters === letters.toUpperCase();
    return !isName && STOP_WORDS.has(letters.toLowerCase());
  }

  /**
   * @param {RegExpExecArray} match
   * @returns {Unit | null}
   */
  function unitOf(match) {
    const field = (match[2] || "").toLowerCase();
    const quoted = match[3] !== undefined;
    const not = !!match[1];
    const value = quoted ? match[3] : match[4];
    const isExact = quoted || not;
    const meant = meaning(field, value, quoted, isExact);
    if (!meant) return null;
    const isText = meant.parts.length > 0;
    const dates = isText && !isExact ? textDays.read(value) : [];
    return {
      ...meant,
      isText,
      isStop: !quoted && isStopWord(value),
      dates,
      alternatives: [],
      inText: new Float32Array(),
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
    const plain = text
      .replace(/[“”„‟«»＂]/g, '"')
      .replace(/(^|\s)[−–](?=\S)/g, "$1-")
      .replace(textTerms.NUMBER_SPACE, "$1,");
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

  return { part, partsOf, isStopWord, parse };
})();
