// @ts-check
/* Divides a text into terms, by the same rules as briefing/search/tokenizer.py (docs/finder-files.md, section
   From a text to terms). This module must not know briefs, shards or the page. */

/**
 * A term, its number in the text, and where it is written in the text.
 * @typedef {[term: string, place: number, start: number, end: number]} Term
 */

const textTerms = (() => {
  "use strict";

  /* Only so many characters of a word count. */
  const MAX_TERM = 40;
  /* Scripts that are indexed by pairs of characters: Hangul and its letters, Kana, Han, Thai, Lao, Myanmar, Khmer. */
  const SYLLABIC =
    "\\u0e01-\\u0e4e\\u0e80-\\u0ece\\u0edc-\\u0edf\\u1000-\\u103f\\u1050-\\u108f\\u1100-\\u11ff" +
    "\\u1780-\\u17dd\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff";
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const RUN = new RegExp("[" + SYLLABIC + "]+|[^" + SYLLABIC + "]+", "gu");
  const BEGINS_SYLLABIC = new RegExp("^[" + SYLLABIC + "]");
  /* Characters without width: soft hyphens, joiners, marks of direction. They do not divide words. */
  const INVISIBLE =
    "\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff";
  const ALL_INVISIBLE = new RegExp("[" + INVISIBLE + "]", "g");
  /* In a term, this is between the word without accents on Latin letters and the word as it is written. */
  const ACCENTS_FOLLOW = "+";
  const ACCENTS = /[\u0300-\u036f]/g;
  const LATIN_ACCENTED = /[\u00df-\u024f\u1e00-\u1eff]/g;
  const GREEK = /[\u0370-\u03ff\u1f00-\u1fff]/g;
  /* Letters, and the letters that each of them is replaced by. */
  const LETTERS = equals("ßæœøłđðħŧþı", "ss ae oe o l d d h t th i");
  /* Other characters that are replaced: ё; the final ς; the forms of alef, ya, ta marbuta, kaf and heh, and
     the thousands separator of Arabic; letters that are written as apostrophes. */
  const CHARACTERS = equals(
    "ёѐѝςأإآٱىةکیےھہۀە٬ʹʺʻʼʽ",
    "е е и σ ا ا ا ا ي ه ك ي ي ه ه ه ه , ' ' ' ' '",
  );
  const EQUAL = new RegExp("[" + Object.keys(CHARACTERS).join("") + "]", "g");
  /* Tatweel, the vowel signs of Arabic, the points of Hebrew. */
  const SIGNS = new RegExp(
    "[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670" +
      "\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed\\u0640]",
    "g",
  );
  /* Arabic and Persian, two scripts of India, Thai, Lao, Myanmar, Khmer. */
  const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
  const DIGIT = new RegExp(
    "[" + ZEROS.map((zero) => String.fromCharCode(zero, 0x2d, zero + 9)).join("") + "]",
    "g",
  );
  /* A space that does not divide a number. */
  const NUMBER_SPACE = /(\d)[\u00a0\u2007-\u2009\u202f](?=\d{3}(?!\d))/g;
  /* What can be inside a number, between initials, or after a single syllable of Hangul. */
  const MARK =
    /[.,](?=[a-z\u00df-\u024f\d])|\. (?=[a-z\u00df-\u024f]\.(?![a-z\d\u00df-\u024f]))|[-\xb7\u119e\u2219\u22c5\u30fb](?=[가-힣])/g;
  const ASCII = /^[\0-\x7f]*$/;
  /* A character with all characters that normalization can combine with it. */
  const CLUSTER = new RegExp(
    "[^][\\p{M}\\u1160-\\u11ff\\u314f-\\u3163\\uff9e\\uff9f\\uffc2-\\uffdc" + INVISIBLE + "]*",
    "gu",
  );

  /**
   * @param {string} letters
   * @param {string} others the replacement of each letter
   * @returns {Record<string, string>}
   */
  function equals(letters, others) {
    const list = others.split(" ");
    return Object.fromEntries(Array.from(letters, (letter, i) => [letter, list[i]]));
  }

  /** @param {string} digit of another script */
  function digitOf(digit) {
    const code = digit.charCodeAt(0);
    return String(code - Math.max(...ZEROS.filter((zero) => zero <= code)));
  }

  /** @param {string} text */
  function withDigits(text) {
    return text.replace(DIGIT, digitOf);
  }

  /** @param {string} text */
  function withoutMarks(text) {
    return text.normalize("NFD").replace(ACCENTS, "");
  }

  /**
   * @param {string} text
   * @returns {string} the text as the index has it, with the accents of Latin letters
   */
  function normalize(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    return text
      .replace(ALL_INVISIBLE, "")
      .replace(NUMBER_SPACE, "$1,")
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFC")
      .replace(ACCENTS, "")
      .replace(GREEK, withoutMarks)
      .replace(EQUAL, (letter) => CHARACTERS[letter])
      .replace(SIGNS, "")
      .normalize("NFC")
      .replace(DIGIT, digitOf);
  }

  /**
   * @param {string} text
   * @returns {string} the text without the accents of Latin letters
   */
  function withoutAccents(text) {
    return text.replace(LATIN_ACCENTED, (letter) =>
      withoutMarks(letter).replace(LATIN_ACCENTED, (other) => LETTERS[other] ?? other),
    );
  }

  /**
   * @param {string} term
   * @returns {[plain: string, written: string]} the word without and with the accents of its Latin letters
   */
  function spellingsOf(term) {
    const [plain, written = plain] = term.split(ACCENTS_FOLLOW);
    return [plain, written];
  }

  /**
   * @param {string} before
   * @param {string} after
   * @returns {boolean} whether a full stop between these texts is inside U.S., Ph.D. or B.Sc.
   */
  function areInitials(before, after) {
    const letters = /(?:^|[^\p{L}\p{N}])([a-z\u00df-\u024f]{1,2})$/u.exec(before)?.[1];
    if (letters?.length === 1 && /^[a-z\u00df-\u024f]{2}\./.test(after)) return true;
    return !!letters && /^[a-z\u00df-\u024f](?![\p{L}\p{N}])/u.test(after);
  }

  /**
   * @param {RegExpExecArray} match a comma, a dot, a hyphen, or a full stop with or without a space after it
   * @returns {boolean} whether it is inside a number (2,000), between letters that are initials (U.S., U. S.,
   *   Ph.D., B.Sc.), or after a single syllable of Hangul (한·미)
   */
  function isJoint({ 0: mark, index: at, input: clean }) {
    const before = clean.slice(Math.max(0, at - 4), at);
    const after = clean.slice(at + mark.length, at + mark.length + 4);
    if (/(^|\D)\d{1,3}$/.test(before)) return /^\d{3}(?!\d)/.test(after);
    if (!/[.,]/.test(mark)) return /(^|[^가-힣])[가-힣]$/.test(before);
    if (mark === ".") return areInitials(before, after);
    return mark !== "," && /(^|[^.\p{L}\p{N}])[a-z\u00df-\u024f]$/u.test(before);
  }

  /**
   * @param {string} clean a normalized text
   * @returns {{ plain: string, places: (place: number) => number }} the text without marks inside numbers
   *   and between initials, and a function from a place in it to the place in `clean`
   */
  function withoutJoints(clean) {
    const joints = Array.from(clean.matchAll(MARK)).filter(isJoint);
    if (!joints.length) return { plain: clean, places: (place) => place };
    const left = new Set(joints.flatMap(({ 0: mark, index }) => [index, index + mark.length - 1]));
    /** @type {number[]} */
    const kept = [];
    for (let at = 0; at < clean.length; at++) if (!left.has(at)) kept.push(at);
    return { plain: kept.map((at) => clean[at]).join(""), places: (place) => kept[place] };
  }

  /**
   * For each character of the normalized text: the start and the end of its original characters in `text`.
   * @param {string} text
   */
  function origins(text) {
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const isPlain = cluster < "\x80" || (cluster >= "\uac00" && cluster <= "\ud7a3");
      const length = isPlain && cluster.length < 2 ? 1 : normalize(cluster).length;
      for (let n = 0; n < length; n++) {
        starts.push(index);
        ends.push(index + cluster.length);
      }
    }
    return { starts, ends };
  }

  /**
   * Calls `add` with each term of a normalized text, and with its start and end there.
   * @param {string} clean
   * @param {(term: string, start: number, end: number) => void} add
   */
  function eachTerm(clean, add) {
    for (const { 0: word, index } of clean.matchAll(WORD)) {
      for (const { 0: run, index: offset } of word.matchAll(RUN)) {
        const start = index + offset;
        const end = start + run.length;
        if (BEGINS_SYLLABIC.test(run)) {
          for (let i = 0; i < run.length; i++) {
            add(run.slice(i, i + 2), start + i, Math.min(start + i + 2, end));
          }
        } else {
          const word = run.length > MAX_TERM ? Array.from(run).slice(0, MAX_TERM).join("") : run;
          const plain = withoutAccents(word);
          add(plain === word ? word : plain + ACCENTS_FOLLOW + word, start, end);
        }
      }
    }
  }

  /**
   * @param {string} text
   * @returns {Term[]} its terms, with their positions in `text` itself
   */
  function cut(text) {
    /** @type {Term[]} */
    const terms = [];
    const origin = ASCII.test(text) ? null : origins(text);
    const { plain, places } = withoutJoints(normalize(text));
    eachTerm(plain, (term, start, end) => {
      const [first, last] = [places(start), places(end - 1)];
      const from = origin ? (origin.starts[first] ?? text.length) : first;
      const to = origin ? (origin.ends[last] ?? text.length) : last + 1;
      terms.push([term, terms.length, from, to]);
    });
    return terms;
  }

  /**
   * @param {string} text
   * @returns {string} the text in the form in which the index has its terms
   */
  function normalized(text) {
    return withoutAccents(withoutJoints(normalize(text)).plain);
  }

  /** @param {string} term */
  function isSyllabic(term) {
    return BEGINS_SYLLABIC.test(term);
  }

  return {
    NUMBER_SPACE,
    ACCENTS_FOLLOW,
    cut,
    normalized,
    spellingsOf,
    withDigits,
    withoutAccents,
    isSyllabic,
  };
})();
