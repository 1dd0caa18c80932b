// @ts-check
/* What the finder knows of the languages of the archive: each has a file, which is loaded if a query can be
   in that language (docs/finder-files.md has the format). This module must not know the index or the page. */

/**
 * The file of a language. All words are in lower case, with their accents.
 * @typedef {object} LanguageFile
 * @property {string} [stop] the words that mean little, for example “the”
 * @property {(word: string) => string} [stem]
 * @property {(stem: string) => string[]} [forms] words that probably have this stem; some of them may not exist
 * @property {(word: string) => string[]} [variants] other spellings of a word
 * @property {(word: string) => string[]} [wholeWords] other spellings to which no other forms are added
 * @property {(word: string) => string} [bare] a word without a particle, or without an article: l’accord
 * @property {(index: Index, units: Unit[]) => Promise<void>} [settle] keeps an ending that belongs to a word, as the index shows
 * @property {(index: Index, parts: Part[]) => Promise<boolean>} [isWord] whether the index has them as a word, and not only as a part of one
 * @property {(word: string) => string} [shorter] a word that no brief has, without what may be an ending
 * @property {(parts: Part[]) => Part[][]} [spacings] the parts of a word for all ways to write spaces into it
 * @property {(word: string) => string[]} [otherForms] other forms of a word of which the stem counts too
 * @property {(stem: string) => string} [root] the letters with which other words of this stem begin
 * @property {string} [prefixes] what a word can have before its stem
 * @property {boolean} [compounds] whether words are written together without a space
 * @property {string} [months] the names of each month
 * @property {string} [dates] how a day, a day without its year, and a month are written
 */

/**
 * `place` is the place of the language in the facets. `isSure` tells whether stop words of the query are certainly
 * of this language: one alone can be a word of a language with more briefs, as “war” is in German.
 * @typedef {LanguageFile & { place: number, stopWords: Set<string>, isSure: boolean }} Language
 */

const textLanguages = (() => {
  "use strict";

  const LATIN = /\p{Script=Latin}/u;
  /* Languages that are written with other letters. */
  /** @type {[RegExp, string[]][]} */
  const SCRIPTS = [
    [/\p{Script=Hangul}/u, ["ko"]],
    [/\p{Script=Cyrillic}/u, ["ru", "sr", "uk"]],
    [/\p{Script=Arabic}/u, ["ar", "fa"]],
    [/\p{Script=Greek}/u, ["el"]],
    [/\p{Script=Hebrew}/u, ["he"]],
    [/[\u0530-\u0dff]/, ["hi", "hy"]],
  ];
  /* The dates of these languages need no file. */
  const OWN_DATES = ["en", "ko"];
  /* The file that knows how dates and numbers are written. */
  const NUMBERS = "numbers";
  const DIGIT = /\d/;
  const YEAR = /\d{4}/;

  /** @param {string} name of a file */
  function lettersOf(name) {
    return SCRIPTS.find(([, names]) => names.includes(name))?.[0] || LATIN;
  }

  /**
   * @param {string} name of a file
   * @param {string} text
   * @returns {boolean} whether the text can be in its language, or have a date that this language writes
   */
  function isWanted(name, text) {
    if (name === NUMBERS) return DIGIT.test(textTerms.normalized(text));
    const hasYear = YEAR.test(textTerms.normalized(text));
    return lettersOf(name).test(text) || (hasYear && !OWN_DATES.includes(name));
  }

  /**
   * @param {Set<string>} stopWords
   * @param {string} text words with spaces between them
   * @returns {boolean} whether the text has two of these words
   */
  function hasTwo(stopWords, text) {
    const words = text.toLowerCase().split(" ");
    return words.filter((word) => stopWords.has(word)).length > 1;
  }

  /**
   * @param {Facets} facets
   * @param {string} text the words of a query, with spaces between them
   * @param {Load} load
   * @returns {Promise<Language[]>} the languages that the query needs
   */
  function read(facets, text, load) {
    const { languages = [] } = facets;
    const totals = finderTotals.ofFacet(facets, "langs");
    const wanted = languages.filter(([place, name]) => place > -2 && isWanted(name, text));
    /* The class that stemmers extend: files with such a stemmer are functions from this class. */
    const base = languages.find(([place]) => place < -1);
    return Promise.all(
      wanted.map(async ([place, name, digest]) => {
        const made = await load("languages/" + name, digest);
        /** @type {LanguageFile} */
        const file = base && made.call ? made(await load("languages/" + base[1], base[2])) : made;
        const stopWords = new Set(file.stop?.split(" "));
        const isMain = !wanted.some(
          ([other, rival]) => totals[other] > totals[place] && lettersOf(rival) === lettersOf(name),
        );
        return { ...file, place, stopWords, isSure: isMain || hasTwo(stopWords, text) };
      }),
    );
  }

  return { read };
})();
