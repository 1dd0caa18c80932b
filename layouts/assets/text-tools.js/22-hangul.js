// @ts-check
/* Corrects a Korean word that no brief has, if one of its syllables is wrong, missing, too many, or swapped
   with the next one. This module must not know the page. */

/**
 * A word that may be meant. `errors` is 1 if only one letter differs, and 2 if a syllable differs.
 * @typedef {{ word: string, errors: number, width: number }} Candidate
 */

const textHangul = (() => {
  "use strict";

  const CORRECTED_FACTOR = 0.4;
  const MAX_SHARDS = 16;
  const MAX_CHECKED = 60;
  const MAX_TRIED = 20;
  /* In a word of two syllables, another syllable would be any other word. */
  const MIN_SYLLABLES_FOR_TWO = 3;
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
   * @param {string} word
   * @param {number} place
   * @param {string} syllables that replace the syllable at this place; "" removes it
   * @param {number} [count] how many syllables they replace
   */
  function replaced(word, place, syllables, count = 1) {
    return word.slice(0, place) + syllables + word.slice(place + count);
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
   * @returns {string[]} the syllables that follow it in the loaded shards
   */
  function followers(index, syllable) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const key of keysOf(index, syllable)) {
      textShards.eachLine(textLookup.shard(index, "w", key), syllable, (term) => {
        if (/^.[가-힣]$/.test(term)) found.add(term[1]);
      });
    }
    return Array.from(found);
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
    const words = first.map((other) => replaced(word, 0, other));
    for (let place = 0; place < word.length; place++) {
      words.push(replaced(word, place, ""));
      if (place) words.push(replaced(word, place - 1, word[place] + word[place - 1], 2));
      for (const next of followers(index, word[place])) {
        words.push(
          replaced(word, place, word[place] + next, 2),
          replaced(word, place, word[place] + next),
        );
      }
    }
    return words.filter(
      (each) => each !== word && each.length > 1 && each.length <= word.length + 1,
    );
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
    const syllables = Array.from(new Set(word));
    await textLookup.loadShards(
      index,
      "w",
      syllables.flatMap((syllable) => keysOf(index, syllable)).slice(0, MAX_SHARDS),
    );
    const most = word.length < MIN_SYLLABLES_FOR_TWO ? 1 : 2;
    const letters = word.normalize("NFD");
    const all = Array.from(new Set(variants(index, word))).map((each) => {
      /* The two syllables of a word in the other order are one error, as two letters are. */
      const isSwapped = word.length < MIN_SYLLABLES_FOR_TWO && each === word[1] + word[0];
      const isNear = isSwapped || textSpelling.distance(letters, each.normalize("NFD"), 1) < 2;
      return { word: each, errors: isNear ? 1 : 2, width: 0 };
    });
    const near = all.filter(({ errors }) => errors <= most).sort((a, b) => a.errors - b.errors);
    /** All that is written is more likely to be meant than a part of it. @param {Candidate} each */
    const order = (each) => word.length - each.word.length;
    /* What the loaded shards do not have is not looked for, except for words with one other letter. */
    const unknown = near.filter((each) => each.errors < 2 && widthOf(index, each.word) === null);
    const keys = unknown
      .slice(0, MAX_CHECKED)
      .flatMap((each) =>
        textQuery
          .partsOf(each.word, true)
          .flatMap(({ term }) => textShards.keysFor(index.directory, term, false)),
      );
    await textLookup.loadShards(index, "w", Array.from(new Set(keys)).slice(0, MAX_SHARDS));
    return near
      .map((each) => ({ ...each, width: widthOf(index, each.word) || 0 }))
      .filter(({ width }) => width)
      .sort((a, b) => a.errors - b.errors || order(a) - order(b) || b.width - a.width);
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {string} the nearest Korean word in a name of a topic or author; "" if none is near
   */
  function inNames({ archive }, word) {
    const letters = word.normalize("NFD");
    for (const key of /** @type {const} */ (["topics", "authors"])) {
      for (const name of archive.facets[key].flatMap(finderFacets.allNames)) {
        for (const other of name.normalize("NFC").match(/[가-힣]{2,}/g) || []) {
          if (textSpelling.distance(letters, other.normalize("NFD"), 1) === 1) return other;
        }
      }
    }
    return "";
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
   * @param {string} word
   * @param {Language} language
   */
  function withoutParticle(word, { bare }) {
    return bare ? bare(word) : word;
  }

  /**
   * @param {Index} index
   * @param {string} bare a word that no brief has
   * @returns {Promise<[text: string, mustBeWord: boolean][]>} what may be meant, the likeliest first: words with
   *   one other letter, the word without an ending, and the nearest words
   */
  async function proposals(index, bare) {
    /** @type {[text: string, mustBeWord: boolean][]} */
    const shorter = [];
    for (const language of index.languages) {
      const text = language.shorter?.(bare) || bare;
      if (text !== bare) shorter.push([text, false]);
    }
    const match = WORD.exec(bare);
    if (!match) return shorter;
    const [, before, word, after] = match;
    const near = (await candidates(index, word)).slice(0, MAX_TRIED);
    for (const each of near) {
      /* Another syllable at the end can be a particle: 공동선언문 is 공동선언, and not 공동선언의. */
      if (each.errors > 1) each.word = index.languages.reduce(withoutParticle, each.word);
    }
    const likely = shorter.length ? near.filter(({ errors }) => errors < 2) : [];
    const name = inNames(index, word);
    /** @type {(other: string) => string} */
    const inside = (other) => before + other + after;
    return [
      ...(name ? [/** @type {[string, boolean]} */ ([inside(name), false])] : []),
      ...likely.map((each) => /** @type {[string, boolean]} */ ([inside(each.word), true])),
      ...shorter,
      ...near.map((each) => /** @type {[string, boolean]} */ ([inside(each.word), false])),
    ];
  }

  /**
   * @param {Index} index
   * @param {Unit} unit
   * @returns {Promise<boolean>} whether it is a word of its own in a brief
   */
  async function isWord(index, { parts }) {
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
    for (const [text, mustBeWord] of await proposals(index, bare)) {
      const tried = await withText(index, unit, text);
      if (!textWeights.ofText(index.archive, tried, index).some(Boolean)) continue;
      if (mustBeWord && !(await isWord(index, tried))) continue;
      const particle = written.normalize("NFC").slice(bare.length);
      tried.replacement = bare.startsWith(text) ? text : text + particle;
      Object.assign(unit, tried);
      return;
    }
  }

  return { correct };
})();
