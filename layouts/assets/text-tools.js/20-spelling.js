// @ts-check
/* Corrects the spelling of words that nothing matches. The page searches for the corrected word if the error is a
   slip of the fingers. Otherwise, it only offers the word, because the reader may have meant another one that
   the archive does not have. This module must not know the page. */
const textSpelling = (() => {
  "use strict";

  /* In a word of at least this length, two typing errors are corrected; in a shorter word, one. */
  const MIN_LENGTH_FOR_TWO = 7;
  /* In a word of at least this length, each error is a slip, because few words are so similar. */
  const MIN_LENGTH_OF_SURE = 8;
  const MIN_LENGTH = 4;
  /* The length of each word if the space between two words is missing. */
  const MIN_PART = 2;
  const TOO_MANY = 9;
  const CORRECTED_FACTOR = 0.4;
  /* Only errors in these first letters are tried in other shards, because they decide the shard of a word. */
  const MAX_LETTERS = 6;
  const MAX_SHARDS = 16;
  /* A word in capital letters of up to this length is an abbreviation: each of its letters is meant. */
  const MAX_ABBREVIATION = 5;
  /* The length of a term's line in a shard serves as its frequency: a longer line has more briefs. Terms
     without a loaded line get these lengths. */
  const WIDTH_OF_KEY = 500;
  const WIDTH_OF_NAME = 99;
  /* Letters that are often confused are neighbours here: rows of the keyboard, then vowels and sounds. */
  const NEIGHBOURS = "qwertyuiop asdfghjkl zxcvbnm aeiouya ckqsc fpf";

  /**
   * The number of typing errors between two words. An error is an extra, missing or different letter, or two
   * swapped letters.
   * @param {string} one
   * @param {string} other
   * @param {number} most
   * @returns {number} 9 or more if there are more than `most`
   */
  function distance(one, other, most) {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    const a = one.slice(same);
    const b = other.slice(same);
    if (a === b) return 0;
    if (most < 1 || Math.abs(a.length - b.length) > most) return TOO_MANY;
    const isSwapped = a[0] === b[1] && a[1] === b[0];
    return (
      1 +
      Math.min(
        distance(a.slice(1), b.slice(1), most - 1),
        distance(a.slice(1), b, most - 1),
        distance(a, b.slice(1), most - 1),
        isSwapped ? distance(a.slice(2), b.slice(2), most - 1) : TOO_MANY,
      )
    );
  }

  /**
   * @param {string} one
   * @param {string} other
   */
  function areNeighbours(one, other) {
    return NEIGHBOURS.includes(one + other) || NEIGHBOURS.includes(other + one);
  }

  /**
   * @param {string} typed
   * @param {string} meant a word with at most two errors less
   * @returns {boolean} whether the error is a slip: two letters in the wrong order, one letter too many or
   *   missing, or a letter that is often confused with the right one
   */
  function isSlip(typed, meant) {
    if (typed.length >= MIN_LENGTH_OF_SURE) return true;
    if (distance(typed, meant, 1) > 1) return false;
    if (typed.length !== meant.length) return typed.length > MIN_LENGTH;
    if (sortedLetters(typed) === sortedLetters(meant)) return true;
    return Array.from(typed).every(
      (letter, i) => letter === meant[i] || areNeighbours(letter, meant[i]),
    );
  }

  /**
   * @param {string} word
   * @returns {string[]} words with one typing error less near the beginning, the likeliest first
   */
  function variants(word) {
    /** @type {string[]} */
    const likely = [];
    /** @type {string[]} */
    const possible = [];
    /** @type {string[]} */
    const rare = [];
    for (let i = 0; i < MAX_LETTERS && i < word.length; i++) {
      const start = word.slice(0, i);
      const letter = word[i];
      const rest = word.slice(i + 1);
      const swapped = start + rest.slice(0, 1) + letter + rest.slice(1);
      likely.push(swapped, start + rest, start + letter + letter + rest);
      for (const next of NEIGHBOURS) {
        if (areNeighbours(next, letter)) possible.push(start + next + rest);
        rare.push(start + next + letter + rest);
      }
    }
    return [...likely, ...possible, ...rare];
  }

  /**
   * @param {Directory} directory
   * @param {string} word
   * @returns {string[]} shards that can have the correct word
   */
  function keysAround(directory, word) {
    /** @type {Set<string>} */
    const keys = new Set();
    for (const variant of variants(word)) {
      if (keys.size >= MAX_SHARDS) break;
      for (const key of textShards.keysFor(directory, variant, false)) keys.add(key);
    }
    return Array.from(keys);
  }

  /** @param {string} word */
  function sortedLetters(word) {
    return Array.from(word).sort().join("");
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @param {string[]} keys loaded shards
   * @param {boolean} isAbbreviation whether only its order of letters can be wrong
   * @returns {string} the nearest term; of several, the one in the most briefs; "" if none is near
   */
  function nearest(index, word, keys, isAbbreviation) {
    const most = word.length < MIN_LENGTH_FOR_TWO ? 1 : 2;
    const best = { errors: most + 1, width: 0, term: "" };
    /** @type {(full: string, width: number) => void} */
    function consider(full, width) {
      const [term] = textTerms.spellingsOf(full);
      const errors = distance(word, term, most);
      if (errors > most || errors > best.errors) return;
      if (isAbbreviation && sortedLetters(term) !== sortedLetters(word)) return;
      if (errors < best.errors || width > best.width) Object.assign(best, { errors, width, term });
    }
    for (const key of keys) {
      const text = textLookup.shard(index, "w", key);
      textShards.eachLine(text, "", (term, start, end) => consider(term, end - start));
    }
    /* The key of a shard is a term, too, and often a frequent one. */
    for (const key of index.directory.keys) consider(key, WIDTH_OF_KEY);
    for (const { terms } of textNames.all(index.archive)) {
      for (const [term] of terms) consider(term, WIDTH_OF_NAME);
    }
    return best.term;
  }

  /**
   * @param {Index} index
   * @param {Part} part that no brief has
   * @param {boolean} isAbbreviation
   * @returns {Promise<string>} the nearest word; "" if there is none
   */
  async function nearestWord(index, { term, keys }, isAbbreviation) {
    if (term.length < MIN_LENGTH || !/^\p{L}+$/u.test(term)) return "";
    const word = nearest(index, term, keys, isAbbreviation);
    if (word) return word;
    const others = keysAround(index.directory, term);
    await textLookup.loadShards(index, "w", others);
    return nearest(index, term, others, isAbbreviation);
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {Promise<Part[]>} the two words that a brief has beside each other, if the space between them is
   *   missing; an empty list if there are none
   */
  async function divided(index, word) {
    if (!/^[a-z]{5,}$/.test(word)) return [];
    const pairs = Array.from(word, (_, at) =>
      [word.slice(0, at), word.slice(at)].map((each, place) =>
        textQuery.part(each, place, false, CORRECTED_FACTOR),
      ),
    ).slice(MIN_PART, 1 - MIN_PART);
    for (const [, second] of pairs) textLookup.addForms(second, index.languages);
    for (const place of [0, 1]) {
      const possible = pairs.filter((pair) => !place || pair[0].lines.length);
      await textLookup.findLines(
        index,
        possible.map((pair) => pair[place]),
      );
    }
    await textSearch.loadPlaces(
      index,
      pairs.map((parts) => ({ parts, alternatives: [] })),
    );
    const found = pairs.find((parts) =>
      textWeights.ofPhrase(index.archive, parts, index).weights.some(Boolean),
    );
    return found || [];
  }

  /**
   * @param {string} word in lower case
   * @param {string} own
   * @returns {string} the word with capital letters where `own` has them: all letters, the first one, or none
   */
  function withCapitals(word, own) {
    if (/^\p{Lu}{2}/u.test(own)) return word.toUpperCase();
    return /^\p{Lu}/u.test(own) ? word[0].toUpperCase() + word.slice(1) : word;
  }

  /**
   * Replaces the parts of a unit that no brief has by the nearest words of the index.
   * @param {Index} index
   * @param {Unit} unit
   * @param {string} text the query
   */
  async function correctUnit(index, unit, text) {
    let written = text.slice(unit.from, unit.to);
    if (unit.parts.some((part) => textTerms.isSyllabic(part.term))) {
      await textHangul.correct(index, unit, written);
      return;
    }
    const terms = textTerms.cut(written);
    const [{ term, lines }] = unit.parts;
    const isAlone = unit.parts.length < 2 && !lines.length;
    const words = isAlone ? await divided(index, term) : [];
    if (words.length) {
      const at = terms[0][2] + words[0].term.length;
      unit.replacement = written.slice(0, at) + " " + written.slice(at);
      unit.parts = words;
      unit.alternatives = [];
      return;
    }
    const parts = unit.parts.slice();
    for (let i = parts.length - 1; i >= 0; i--) {
      const { place, isDashed } = parts[i];
      if (!textLookup.isUnwritten(parts[i])) continue;
      const [, , start, end] = terms[place];
      const own = written.slice(start, end);
      const isAbbreviation = /^\p{Lu}+$/u.test(own) && own.length <= MAX_ABBREVIATION;
      const word = await nearestWord(index, parts[i], isAbbreviation);
      if (!word) return;
      if (!isSlip(parts[i].term, word)) unit.isGuess = true;
      written = written.slice(0, start) + withCapitals(word, own) + written.slice(end);
      parts[i] = { ...textQuery.part(word, place, false, CORRECTED_FACTOR), isDashed };
      textLookup.addForms(parts[i], index.languages);
    }
    if (written === text.slice(unit.from, unit.to)) return;
    unit.replacement = written;
    unit.parts = parts;
    unit.alternatives = [];
    textAlternatives.add(unit, index.languages);
    const others = unit.alternatives.flatMap((alternative) => alternative.parts);
    for (const part of others) part.factor = CORRECTED_FACTOR;
    await textLookup.findLines(index, [...parts, ...others]);
  }

  /**
   * @param {string} text
   * @param {Unit[]} units
   * @returns {string} the text with all replacements; "" if there are none
   */
  function corrected(text, units) {
    let result = "";
    let end = 0;
    for (const unit of units) {
      if (!unit.replacement) continue;
      result += text.slice(end, unit.from) + unit.replacement;
      end = unit.to;
    }
    return end ? result + text.slice(end) : "";
  }

  /**
   * Replaces what no brief has, if each error is a slip. Otherwise, all units stay as they are.
   * @param {Index} index
   * @param {Unit[]} unknown units that no brief has as they are written
   * @param {string} text the query
   * @returns {Promise<string>} the corrected query; "" if there is none
   */
  async function correct(index, unknown, text) {
    const units = unknown.map((unit) => ({ ...unit }));
    await Promise.all(units.map((unit) => correctUnit(index, unit, text)));
    if (!units.some(({ isGuess }) => isGuess)) {
      await textSearch.loadPlaces(index, units);
      units.forEach((unit, i) => {
        const weights = textWeights.ofText(index.archive, unit, index);
        Object.assign(unknown[i], unit, { weights });
      });
    }
    return corrected(text, units);
  }

  return { distance, correct };
})();
