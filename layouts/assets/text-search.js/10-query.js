// @ts-check
/* Parses the search text into units, for example words, phrases and filters. Any text gives a result;
   no text causes an error. This module must not know briefs or shards. */

/**
 * What the forms of a word are in a language: they have one of these stems, and begin with one of these roots.
 * A word that begins with a compound is one that has this word as its first part.
 * @typedef {{ language: Language, stems: Set<string>, roots: string[], compounds: string[] }} Form
 */

/**
 * A term of a word or phrase, and what the index has for it.
 * @typedef {object} Part
 * @property {string} term
 * @property {number} place its place after the first term
 * @property {boolean} isPrefix whether it is one syllable, which stands for all terms that begin with it
 * @property {boolean} follows whether its first syllable is the second one of the pair before it
 * @property {boolean} isDashed whether a dash is between it and the term before it
 * @property {number} factor of the weight: less than 1 for corrected spelling
 * @property {string} written the term with its accents
 * @property {string[]} spellings other spellings of the term
 * @property {Form[]} forms what its forms are, in each language; empty if only the term is meant
 * @property {string} typed the beginning of a word that is still being typed, in NFD; otherwise ""
 * @property {string[]} keys the shards that can have it
 * @property {Line[]} lines the lines of these shards that match it
 * @property {Float32Array} weights its weight in each brief
 * @property {number} count how many briefs have it
 */

/**
 * Another way to write a word or phrase. The page names it if `isNamed`; otherwise, it is not worth a line.
 * It counts only in briefs of this `year`, or in all briefs if that is 0.
 * @typedef {{ parts: Part[], isNamed: boolean, year: number }} Alternative
 */

/**
 * Exactly one of `parts`, `facet` and `days` has a value. If the word ends in a Korean particle, `bare` is
 * the word without it, of which the unit has the parts, and `whole` are the parts with it: a brief that has
 * them is a better result. A brief need not have a word that is not `isNeeded`, such as “the”. `dates` is what a
 * date can mean, and `inText` the weight that a unit has without names and dates. If `isGuess`, the reader may
 * have meant what is written: the page offers the replacement, and does not search for it.
 * @typedef {MatchedUnit & {
 *   inText: Float32Array,
 *   parts: Part[],
 *   alternatives: Alternative[],
 *   whole: Part[],
 *   bare: string,
 *   isNeeded: boolean,
 *   dates: WrittenDate[],
 *   facet: "topics" | "authors" | "",
 *   name: string,
 *   days: DayRange | null,
 *   replacement: string,
 *   isGuess?: boolean,
 * }} Unit
 */

const textQuery = (() => {
  "use strict";

  const MAX_UNITS = 32;
  const MAX_PARTS = 64;
  const MAX_CHARACTERS = 2000;
  /* The share of its weight that a word keeps in a brief that has it without the particle. */
  const WITHOUT_PARTICLE = 0.8;
  const UNIT_START = '(-?)(?:(topic|author|before|after):)?(?:"([^"]*)"?|(';
  /* A comma in a number does not divide it. */
  const UNIT_END = '(?:[^\\s",;，、；،؛]|,(?=\\d))+))';
  /* A dash after a word, or the apostrophe in P’anmunjŏm: a romanization of Korean marks k, t, p and ch with it. */
  const DASH = /[\p{L}\p{N}][-\u2014\u2015\ufe58]$|^(?:[ktp]|ch)['‘’ʼ]$/iu;
  const LONE_FIELD = /^(topic|author|before|after):$/;
  /* A keyboard joins two consonants that follow each other. Initial consonants are meant one by one, so
     each joined one is here with the two that it consists of. */
  const JOINED = "ㄳㄱㅅㄵㄴㅈㄶㄴㅎㄺㄹㄱㄻㄹㅁㄼㄹㅂㄽㄹㅅㄾㄹㅌㄿㄹㅍㅀㄹㅎㅄㅂㅅ";

  /**
   * @param {string} word a term
   * @param {number} place
   * @param {boolean} isPrefix
   * @param {number} factor
   * @returns {Part}
   */
  function part(word, place, isPrefix, factor) {
    const [term, written] = textTerms.spellingsOf(word);
    return {
      term,
      written,
      place,
      isPrefix,
      factor,
      follows: false,
      isDashed: false,
      spellings: [],
      forms: [],
      typed: "",
      keys: [],
      lines: [],
      weights: new Float32Array(),
      count: 0,
    };
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
      const isSyllable = textTerms.isSyllabic(term) && term.length < 2;
      const before = terms[place - 1];
      const follows = !!before && before[0].length === 2 && before[2] < start && before[3] > start;
      /* In quotation marks, a word before another one ends where it ends. */
      const isPrefix = isSyllable && !(quoted && terms[place + 1]);
      if (isPrefix && follows) return;
      const isDashed = !!before && DASH.test(clean.slice(before[2], start));
      parts.push({ ...part(term, place, isPrefix, 1), follows, isDashed });
    });
    return parts;
  }

  /**
   * @param {string} text
   * @param {boolean} quoted
   * @param {Language[]} languages
   * @returns {Pick<Unit, "parts" | "whole" | "bare">}
   */
  function wordsOf(text, quoted, languages) {
    const all = partsOf(text, quoted);
    const bare = languages.reduce((word, { bare }) => (bare ? bare(word) : word), text);
    if (bare === text) return { parts: all, whole: [], bare };
    const parts = partsOf(bare, quoted);
    const hasEnding =
      text.startsWith(bare) && all.slice(parts.length).some((part) => !part.isPrefix);
    if (hasEnding) for (const part of parts) part.factor = WITHOUT_PARTICLE;
    return { parts, whole: hasEnding ? all : [], bare };
  }

  /**
   * What the field and the value of a unit mean.
   * @param {string} field "" for a word or phrase
   * @param {string} value
   * @param {boolean} quoted
   * @param {Language[]} languages none if only the word as it is written is meant
   * @returns {Pick<Unit, "facet" | "name" | "days" | "parts" | "whole" | "bare"> | null} null if it means nothing
   */
  function meaning(field, value, quoted, languages) {
    const facet = /** @type {const} */ ("");
    const nothing = { facet, name: "", days: null, parts: [], whole: [], bare: "" };
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
    const words = wordsOf(text, quoted, languages);
    return words.parts.length ? { ...nothing, ...words } : null;
  }

  /**
   * Words in capital letters, for example WHO and IT, are names.
   * @param {string} word
   * @param {Language[]} languages
   */
  function isStopWord(word, languages) {
    const letters = word.replace(/[^\p{L}\p{M}]/gu, "");
    const isName =
      letters.length > 1 && letters !== letters.toLowerCase() && letters === letters.toUpperCase();
    return !isName && languages.some(({ stopWords }) => stopWords.has(letters.toLowerCase()));
  }

  /**
   * @param {RegExpExecArray} match
   * @param {Language[]} languages
   * @returns {Unit | null}
   */
  function unitOf(match, languages) {
    const field = (match[2] || "").toLowerCase();
    const quoted = match[3] !== undefined;
    const not = !!match[1];
    const value = quoted ? match[3] : match[4];
    const isExact = quoted || not;
    const meant = meaning(field, value, quoted, isExact ? [] : languages);
    if (!meant) return null;
    const isText = meant.parts.length > 0;
    const canBeStop = !isExact && !field;
    const sure = languages.filter(({ isSure }) => isSure);
    const dates = isText && !isExact && hasDates(value) ? textDays.read(value, languages) : [];
    return {
      ...meant,
      isText,
      isStop: canBeStop && isStopWord(value, languages),
      isNeeded: !(canBeStop && isStopWord(value, sure)),
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
   * @param {string} text
   * @returns {boolean} whether it can have a date, and the file that knows dates is loaded
   */
  function hasDates(text) {
    return /\d/.test(text) && typeof textDays === "object";
  }

  /**
   * @param {string} input
   * @param {Language[]} languages
   * @returns {{ text: string, units: Unit[] }} the text, which may be cut, and its units; a brief must
   *   match all of them
   */
  function parse(input, languages) {
    const text = input.slice(0, MAX_CHARACTERS);
    const plain = textTerms
      .withDigits(text)
      .replace(/[‐-–−﹣－]/g, "-")
      /* Those of all languages (CLDR 46), and those of titles. Some are apostrophes inside a word. */
      .replace(/[“-‟«»‹›＂〈-』〝-〟﹁-﹄]/g, '"')
      .replace(/(^|[\s(:-])['‘‚](\S|\S[^"]*?\S)['‘’](?![^\s.,;:!?)가-힣])/g, '$1"$2"')
      .replace(textTerms.NUMBER_SPACE, "$1,")
      .replace(/(\d)['’](?=\d{3}(?!\d))/g, "$1,")
      /* A space between initials becomes a character that does not divide words. */
      .replace(/(?:^|[\s("])(?:[a-z]\.\s)+[a-z]\.(?![a-z\d])/gi, (run) =>
        run.replace(/\.\s/g, ".\u2060"),
      );
    /** @type {Unit[]} */
    const units = [];
    const seen = new Set();
    const dates = hasDates(plain) ? textDays.pattern(languages) + "|" : "";
    const unitPattern = new RegExp(UNIT_START + dates + UNIT_END, "gi");
    for (const match of plain.matchAll(unitPattern)) {
      if (units.length >= MAX_UNITS) break;
      const same = match[0].toLowerCase();
      const before = units.at(-1);
      const phrase = before?.quoted && before.to === match.index && plain.slice(0, before.to - 1);
      /* “대북 제재”는: a Korean particle after a quotation mark. */
      if (phrase && languages.some(({ bare }) => bare?.(phrase + same) === phrase)) continue;
      if (seen.has(same) || LONE_FIELD.test(same)) continue;
      seen.add(same);
      const unit = unitOf(match, languages);
      if (unit) units.push(unit);
    }
    return { text, units };
  }

  return { part, partsOf, wordsOf, isStopWord, parse };
})();
