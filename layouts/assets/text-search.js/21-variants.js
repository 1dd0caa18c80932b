// @ts-check
/* English words in their British and American spellings. Only queries need this: the index has words as
   they are written. This module must not know anything else. */
const textVariants = (() => {
  "use strict";

  const MIN_LETTERS = 5;
  const VOWEL = /[aeiouy]/;
  const TWO_VOWELS = /[aeiouy].*[aeiouy]$/;
  const ENDS_IN_VOWEL = /[aeiou]$/;
  const VOWEL_AND_STOP = /[aeiouy].*[bt]$/;
  /* Different words: timbre and timber; refilled and refiled. */
  const DIFFERENT = /^timb|fill?(ed|er|ing)/;

  /* Two spellings, the endings that can follow them, and what the beginning of the word must have. A rule
     applies only after at least two letters with a vowel, so that a short word does not become another
     one: four and for, prise and prize, tour and tor. */
  /** @type {[one: string, other: string, endings: string, beginning: RegExp][]} */
  const RULES = [
    ["is", "iz", "e|ed|es|er|ers|ing|ations?|ational|ationally|abl[ey]", VOWEL],
    ["ys", "yz", "e|ed|es|er|ers|ing", VOWEL],
    [
      "our",
      "or",
      "|s|ed|ers?|ing|abl[ey]|al|ally|ful|fully|ists?|ites?|itism|less|hoods?|ly|y|ies",
      VOWEL,
    ],
    ["re", "er", "s?", VOWEL_AND_STOP],
    ["r", "er", "ed|ing", VOWEL_AND_STOP],
    ["ogue", "og", "s?", VOWEL],
    ["ogu", "og", "ed|ers?|ing", VOWEL],
    ["gramme", "gram", "s?", VOWEL],
    ["enc", "ens", "e|ed|es|ing|eless|ees?", VOWEL],
    ["dgement", "dgment", "s?|al", VOWEL],
    ["eabl", "abl", "[ey]", VOWEL],
    ["xion", "ction", "s?", /(nne|fle)$/],
    ["er", "or", "s?", /^(adapt|advis|conven|convey|impost|protest)$/],
    ["ll", "l", "ations?|e[dn]|ers?|ings?|ity|ors?|ous|ously", TWO_VOWELS],
    ["ll", "l", "s?", TWO_VOWELS],
    ["ll", "l", "ful|fully|ments?", ENDS_IN_VOWEL],
  ];
  /* The beginnings of words that no rule covers. */
  const BEGINNINGS =
    "aeroplane/airplane aesthet/esthet aluminium/aluminum anaem/anem anaesthe/anesthe archaeo/archeo " +
    "artefact/artifact caesium/cesium chequer/checker cosy/cozy cypher/cipher despatch/dispatch " +
    "diarrhoea/diarrhea enquir/inquir encyclopaed/encycloped foetal/fetal foetus/fetus gaol/jail grey/gray " +
    "haemo/hemo leukaem/leukem mediaeval/medieval mould/mold moustache/mustache " +
    "oestrogen/estrogen paediatr/pediatr palaeo/paleo plough/plow practis/practic " +
    "sceptic/skeptic smoulder/smolder specialit/specialt sulph/sulf tsar/czar";
  /* Whole words, and their plurals. One of them also has another meaning, or takes other endings. */
  const WORDS =
    "ageing/aging biassed/biased burnt/burned cheque/check disc/disk doughnut/donut dreamt/dreamed " +
    "dyke/dike focussed/focused focussing/focusing furore/furor jewellery/jewelry " +
    "learnt/learned manoeuvre/maneuver manoeuvred/maneuvered manoeuvring/maneuvering meagre/meager " +
    "queueing/queuing spilt/spilled spoilt/spoiled tyre/tire";

  /**
   * @param {string[][]} rows two spellings each
   * @returns {string[][]} the same, and the same with the spellings swapped
   */
  function bothWays(rows) {
    return rows.flatMap(([one, other]) => [
      [one, other],
      [other, one],
    ]);
  }

  /** @param {string} table */
  function pairs(table) {
    return bothWays(table.split(" ").map((pair) => pair.split("/")));
  }

  const rules = RULES.flatMap(([one, other, endings, beginning]) =>
    bothWays([[one, other]]).map(([from, to]) => ({
      pattern: new RegExp("^([a-z]{2,})" + from + "(" + endings + ")$"),
      to,
      beginning,
    })),
  );
  const beginnings = pairs(BEGINNINGS);
  const words = pairs(WORDS);

  /**
   * @param {string} word in lower case
   * @returns {string[]} its other spellings, whether or not such words exist
   */
  function of(word) {
    const spellings = beginnings
      .filter(([from]) => word.startsWith(from))
      .map(([from, to]) => to + word.slice(from.length));
    if (word.length < MIN_LETTERS || DIFFERENT.test(word)) return spellings;
    for (const { pattern, to, beginning } of rules) {
      const match = pattern.exec(word);
      if (match && beginning.test(match[1])) spellings.push(match[1] + to + match[2]);
    }
    return spellings;
  }

  /**
   * @param {string} word in lower case
   * @returns {string[]} other spellings that have no other forms than these: a tyre is a tire, but not tired
   */
  function wholeWords(word) {
    return words
      .filter(([from]) => word === from || word === from + "s")
      .flatMap(([, to]) => [to, to + "s"]);
  }

  return { of, wholeWords };
})();
