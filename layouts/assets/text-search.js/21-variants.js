// @ts-check
/* English words in their British and American spellings, by rules for endings. A rule applies only after a
   beginning of at least two letters with a vowel, so that a short word does not become another one: four
   and for, prise and prize, tour and tor. Only queries need the rules: the index has words as they are
   written. This module must not know anything else. */
const textVariants = (() => {
  "use strict";

  const MIN_LETTERS = 5;
  const VOWEL = /[aeiouy]/;
  const TWO_VOWELS = /[aeiouy].*[aeiouy]$/;
  const ENDS_IN_VOWEL = /[aeiou]$/;
  /* Different words: timbre and timber; refilled and refiled. */
  const DIFFERENT = /^timb|fill?(ed|er|ing)/;

  /* Two spellings, the endings that can follow them, and what the beginning of the word must have. */
  /** @type {[one: string, other: string, endings: string, beginning: RegExp][]} */
  const RULES = [
    ["is", "iz", "e|ed|es|er|ers|ing|ation|ations|ational|able", VOWEL],
    ["ys", "yz", "e|ed|es|er|ers|ing", VOWEL],
    [
      "our",
      "or",
      "|s|ed|ers?|ing|abl[ey]|al|ally|ful|fully|ists?|ites?|itism|less|hoods?|ly|y|ies",
      VOWEL,
    ],
    ["re", "er", "s?", /[aeiouy].*[bt]$/],
    ["red", "ered", "", /[aeiouy].*[bt]$/],
    ["ogue", "og", "s?", VOWEL],
    ["gramme", "gram", "s?", VOWEL],
    ["enc", "ens", "e|ed|es|ing|eless|ees?", VOWEL],
    ["dgement", "dgment", "s?", VOWEL],
    ["ll", "l", "ed|ers?|ings?|ors?|ous|ously", TWO_VOWELS],
    ["ll", "l", "s?", TWO_VOWELS],
    ["ll", "l", "ful|fully|ments?", ENDS_IN_VOWEL],
  ];

  const changes = RULES.flatMap(([one, other, endings, beginning]) =>
    [
      [one, other],
      [other, one],
    ].map(([from, to]) => ({
      pattern: new RegExp("^([a-z]{2,})" + from + "(" + endings + ")$"),
      to,
      beginning,
    })),
  );

  /**
   * @param {string} word in lower case
   * @returns {string[]} its other spellings, whether or not such words exist
   */
  function of(word) {
    if (word.length < MIN_LETTERS || DIFFERENT.test(word)) return [];
    /** @type {string[]} */
    const spellings = [];
    for (const { pattern, to, beginning } of changes) {
      const match = pattern.exec(word);
      if (match && beginning.test(match[1])) spellings.push(match[1] + to + match[2]);
    }
    return spellings;
  }

  return { of };
})();
