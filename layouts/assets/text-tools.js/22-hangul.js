// @ts-check
/* Corrects a Korean word that no brief has, if one of its syllables is wrong, missing, too many, or swapped
   with the next one. This module must not know the page. */

/**
 * A word that may be meant. `errors` is 1 if only one letter differs, and 2 if a syllable differs.
 * @typedef {{ word: string, errors: number, width: number }} Candidate
 */

/**
 * What to write instead of a word: one word, or two with a space between them. If `isWord`, each of them must
 * be a word of its own, and not only a part of a longer one.
 * @typedef {{ text: string, isGuess?: boolean, isWord?: boolean }} Proposal
 */

const textHangul = (() => {
  "use strict";

  const CORRECTED_FACTOR = 0.4;
  const MAX_SHARDS = 16;
  const MAX_CHECKED = 60;
  const MAX_TRIED = 20;
  /* In a word of two syllables, another syllable would be any other word. */
  const MIN_SYLLABLES_FOR_TWO = 3;
  /* In a word of at least this length, each error is a slip, because few words are so similar. */
  const MIN_SYLLABLES_OF_SURE = 4;
  const WORD = /^([^가-힣]*)([가-힣]{2,12})([^가-힣]*)$/;
  const FIRST = 0xac00;
  const INITIALS = 19;
  const VOWELS = 21;
  const FINALS = 28;

  /**
   * @param {string} syllable
   * @returns {string[]} the syllables with one other letter
   */
  function withOtherLetter(syllable) {
    const code = syllable.charCodeAt(0) - FIRST;
    const final = code % FINALS;
    const vowel = ((code - final) / FINALS) % VOWELS;
    const initial = Math.floor(code / FINALS / VOWELS);
    /** @type {(i: number, v: number, f: number) => string} */
    const make = (i, v, f) => String.fromCharCode(FIRST + (i * VOWELS + v) * FINALS + f);
    return [
      ...Array.from({ length: INITIALS }, (_, i) => make(i, vowel, final)),
      ...Array.from({ length: VOWELS }, (_, v) => make(initial, v, final)),
      ...Array.from({ length: FINALS }, (_, f) => make(initial, vowel, f)),
    ].filter((other) => other !== syllable);
  }

  /**
   * The keys of the shards with the pairs that begin with this syllable.
   * @param {Index} index
   * @param {string} syllable
   */
  function keysOf({ directory }, syllable) {
    return textShards.keysFor(directory, syllable, true);
  }

  /**
   * @param {Index} index
   * @param {string} syllable
   * @returns {Set<string>} the syllables that follow it in the loaded shards
   */
  function followers(index, syllable) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const key of keysOf(index, syllable)) {
      textShards.eachLine(textLookup.shard(index, "w", key), syllable, (term) => {
        if (/^.[가-힣]$/.test(term)) found.add(term[1]);
      });
    }
    return found;
  }

  /**
   * @param {Index} index
   * @param {string} syllable
   * @returns {string[]} the syllables before it in the loaded shards
   */
  function predecessors({ texts }, syllable) {
    const line = new RegExp("\\n([가-힣])" + syllable + " ", "g");
    const shards = Array.from(texts).filter(([name]) => name.startsWith("w/"));
    return shards.flatMap(([, text]) => Array.from(text.matchAll(line), (match) => match[1]));
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {string[]} the words with one syllable more, less or other
   */
  function variants(index, word) {
    const first = [...withOtherLetter(word[0]), ...predecessors(index, word[1])];
    const words = first.map((other) => other + word.slice(1));
    Array.from(word).forEach((syllable, place) => {
      const start = word.slice(0, place);
      const end = word.slice(place + 1);
      words.push(start + end, start.slice(0, -1) + syllable + start.slice(-1) + end);
      for (const next of followers(index, syllable)) {
        words.push(start + syllable + next + end.slice(1), start + syllable + next + end);
      }
    });
    return words.filter((each) => each !== word && each[1]);
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {number | null} the width of the narrowest line of its pairs; 0 if a pair has none; null if a
   *   shard is not loaded
   */
  function widthOf(index, word) {
    let width = Infinity;
    for (let place = 0; place + 1 < word.length; place++) {
      const pair = word.slice(place, place + 2);
      const [key] = textShards.keysFor(index.directory, pair, false);
      const text = textLookup.shard(index, "w", key);
      if (!text) return null;
      const start = text.indexOf("\n" + pair + " ");
      if (start < 0) return 0;
      const end = text.indexOf("\n", start + 1);
      width = Math.min(width, (end < 0 ? text.length : end) - start);
    }
    return width;
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {Promise<Candidate[]>} words of which the index has all pairs, the likeliest first
   */
  async function candidates(index, word) {
    const keys = Array.from(new Set(word)).flatMap((syllable) => keysOf(index, syllable));
    await textLookup.loadShards(index, "w", keys.slice(0, MAX_SHARDS));
    const most = word.length < MIN_SYLLABLES_FOR_TWO ? 1 : 2;
    const letters = word.normalize("NFD");
    const all = Array.from(new Set(variants(index, word))).map((each) => {
      /* The two syllables of a word in the other order are one error, as two letters are. */
      const isSwapped = word.length < MIN_SYLLABLES_FOR_TWO && each === word[1] + word[0];
      const isNear = isSwapped || textSpelling.distance(letters, each.normalize("NFD"), 1) < 2;
      return { word: each, errors: isNear ? 1 : 2, width: 0 };
    });
    const near = all.filter(({ errors }) => errors <= most);
    /* What the loaded shards do not have is not looked for, except for words with one other letter. */
    const unknown = near.filter((each) => each.errors < 2 && widthOf(index, each.word) === null);
    const others = unknown
      .slice(0, MAX_CHECKED)
      .flatMap((each) => textQuery.partsOf(each.word, true))
      .flatMap(({ term }) => textShards.keysFor(index.directory, term, false));
    await textLookup.loadShards(index, "w", Array.from(new Set(others)).slice(0, MAX_SHARDS));
    return (
      near
        .map((each) => ({ ...each, width: widthOf(index, each.word) || 0 }))
        .filter(({ width }) => width)
        /* All that is written is more likely to be meant than a part of it. */
        .sort((a, b) => a.errors - b.errors || b.word.length - a.word.length || b.width - a.width)
    );
  }

  /**
   * @param {Index} index
   * @returns {string[]} the Korean words in the names of topics and authors
   */
  function wordsOfNames({ archive: { facets } }) {
    return [...facets.topics, ...facets.authors]
      .flatMap(finderFacets.allNames)
      .flatMap((name) => name.normalize("NFC").match(/[가-힣]{2,}/g) || []);
  }

  /**
   * @param {Index} index
   * @param {Unit} unit
   * @param {string} text
   * @returns {Promise<Unit>} the unit with this text in place of its own, also with spaces inside
   */
  async function withText(index, unit, text) {
    const tried = { ...unit, parts: textQuery.partsOf(text, true), whole: [], alternatives: [] };
    textAlternatives.add(tried, index.languages);
    const parts = [tried, ...tried.alternatives].flatMap((each) => each.parts);
    for (const part of parts) part.factor = CORRECTED_FACTOR;
    await textLookup.findLines(index, parts);
    await textSearch.loadPlaces(index, [tried]);
    return tried;
  }

  /**
   * @param {Index} index
   * @param {string} bare a word that no brief has
   * @returns {Promise<Proposal[]>} what may be meant, the likeliest first: words with one other letter, the
   *   word without an ending, two words, and the nearest words
   */
  async function proposals(index, bare) {
    /* No brief has the word itself, so that a language that gives it back proposes nothing. */
    const shorter = index.languages.map((language) => ({ text: language.shorter?.(bare) || bare }));
    const match = WORD.exec(bare);
    if (!match) return shorter;
    const [, before, word, after] = match;
    const letters = word.normalize("NFD");
    const names = wordsOfNames(index).filter(
      (other) => textSpelling.distance(letters, other.normalize("NFD"), 1) === 1,
    );
    const all = (await candidates(index, word)).slice(0, MAX_TRIED);
    const count = all.filter(({ errors }) => errors < 2).length;
    const near = all.map((each) => each.word);
    /* Another syllable at the end can be a particle: 공동선언문 is 공동선언, and not 공동선언의. */
    const far = near
      .splice(count)
      .map((each) => textQuery.wordsOf(each, true, index.languages).bare);
    const compounds = Array.from(word, (_, at) => word.slice(0, at) + " " + word.slice(at));
    /** @type {(words: string[], isGuess: boolean) => Proposal[]} */
    const inside = (words, isGuess) =>
      words.map((each) => ({ text: before + each + after, isGuess, isWord: true }));
    return [
      /* What readers look for is often a topic or an author. */
      ...inside(names, false),
      ...inside(near, word.length < MIN_SYLLABLES_FOR_TWO),
      ...shorter,
      ...inside(compounds.slice(2, -1), true),
      ...inside(far, word.length < MIN_SYLLABLES_OF_SURE),
    ];
  }

  /**
   * @param {Index} index
   * @param {Unit} unit
   * @param {string} text of the unit
   * @returns {Promise<boolean>} whether it is a word of its own in a brief or a name
   */
  async function isKnown(index, { parts }, text) {
    if (wordsOfNames(index).includes(text)) return true;
    const answers = index.languages.map((language) => language.isWord?.(index, parts));
    return (await Promise.all(answers)).some(Boolean);
  }

  /**
   * Gives a unit that no brief has the parts of the nearest Korean word that a brief or a name has.
   * @param {Index} index
   * @param {Unit} unit
   * @param {string} written the unit in the query
   */
  async function correct(index, unit, written) {
    const bare = unit.bare.normalize("NFC");
    for (const { text, isGuess, isWord } of await proposals(index, bare)) {
      const words = text.split(" ");
      const units = await Promise.all(words.map((word) => withText(index, unit, word)));
      const weights = units.map((each) => textWeights.ofText(index.archive, each, index));
      if (!index.archive.day.some((_, i) => weights.every((each) => each[i]))) continue;
      const known = units.map((each, i) => !isWord || isKnown(index, each, words[i]));
      if (!(await Promise.all(known)).every(Boolean)) continue;
      const particle = written.normalize("NFC").slice(bare.length);
      const replacement = bare.startsWith(text) ? text : text + particle;
      Object.assign(unit, units[0], { replacement, isGuess });
      return;
    }
  }

  return { correct };
})();
