// @ts-check
/* Other ways to write a word of the query that mean the same: with a dash, with a space or as one word; a
   date in another form. A brief that has one of them matches. This module must not know the page. */
const textAlternatives = (() => {
  "use strict";

  const MIN_PART = 3;
  const MIN_SPLIT = 7;
  const MAX_SPLITS = 3;
  /* The share of its weight that a date keeps if it can also be another day. */
  const UNSURE_DATE = 0.5;
  const LATIN = /^[a-z]+$/;
  const LATIN_AND_DIGITS = /^\d*[a-z][a-z\d]*$/;
  /* Beginnings that English writes with a dash, with a space, or as a part of the word. */
  const PREFIX =
    /^(anti|bio|bi|co(?=[aeio]|chair|found|produc|spons)|counter|cross|cyber|de(?=[aeiou]|carb|coupl|list|nucl|risk)|e(?=bike|book|com|gov|health|learn|mail|money|pass|sport|vot|waste)|eco|extra|geo|hyper|inter|intra|macro|mega|meta|micro|mid|mini|multi|nano|neo|non|off|on(?=boa|goi|lin|sho|sit)|over|post|pre|pseudo|quasi|re(?=[aeiou])|self|semi|socio|sub|super|trans|tri(?=later)|ultra|under)/;
  /* Ends of such words. */
  const ADVERB = /^(by|up|off|out|over)$/;

  /**
   * @param {Part[]} parts
   * @param {boolean} [isNamed]
   * @param {number} [year]
   * @returns {Alternative}
   */
  function alternative(parts, isNamed = false, year = 0) {
    return { parts, isNamed, year };
  }

  /**
   * @param {Part} one
   * @param {Part} other
   * @returns {Part | null} both as one word, for example f35
   */
  function joined(one, other) {
    const term = one.term + other.term;
    return LATIN_AND_DIGITS.test(term) ? textQuery.part(term, one.place, false, 1) : null;
  }

  /**
   * @param {Part[]} parts
   * @returns {Part[][]} the parts with two of them joined that have a dash between them
   */
  function withoutDashes(parts) {
    return parts.flatMap((part, i) => {
      const word = i && part.isDashed ? joined(parts[i - 1], part) : null;
      if (!word) return [];
      const after = parts.slice(i + 1).map((each) => ({ ...each, place: each.place - 1 }));
      return [[...parts.slice(0, i - 1), word, ...after]];
    });
  }

  /** @param {Unit} unit */
  function isLoose(unit) {
    return unit.isText && !unit.not && !unit.quoted;
  }

  /**
   * @param {Unit} unit
   * @param {string} text
   * @param {number} year
   */
  function addWriting(unit, text, year) {
    const words = textQuery.partsOf(text, true);
    const parts = words.filter(({ term }) => term !== textDays.ANY);
    if (year || parts.length < words.length) {
      for (const part of parts) part.factor = UNSURE_DATE;
    }
    if (/[a-z]/.test(text)) {
      for (const part of parts) part.spellings.push(...textDays.spellings(part.term));
    }
    unit.alternatives.push(alternative(parts, false, year));
  }

  /**
   * Adds the alternatives of a word that do not depend on the index.
   * @param {Unit} unit
   * @param {Language[]} languages
   */
  function add(unit, languages) {
    if (!isLoose(unit)) return;
    for (const date of unit.dates) {
      const texts = date.year ? textDays.writings(date, languages) : [];
      for (const text of new Set(texts)) addWriting(unit, text, 0);
      for (const text of new Set(textDays.writingsInYear(date, languages))) {
        addWriting(unit, text, date.year);
      }
    }
    if (unit.dates.length) return;
    /* The end of the word may look like a particle: 국가안전보장회의. */
    const runs = [unit.parts, unit.whole];
    for (const { spacings } of languages) {
      if (spacings) {
        unit.alternatives.push(...runs.flatMap(spacings).map((run) => alternative(run)));
      }
    }
    if (unit.whole.length) unit.alternatives.push(alternative(unit.whole));
    for (const parts of withoutDashes(unit.parts)) {
      unit.alternatives.push(alternative(parts, true));
    }
  }

  /**
   * @param {string} text
   * @param {Unit | undefined} before
   * @param {Unit} unit
   * @returns {before is Unit} whether both are single words that follow each other
   */
  function isPair(text, before, unit) {
    return (
      !!before &&
      [before, unit].every((each) => isLoose(each) && each.parts.length < 2) &&
      !text.slice(before.to, unit.from).trim()
    );
  }

  /**
   * Adds to two words that follow each other the word that they are if they are written together.
   * @param {Unit[]} units
   * @param {string} text
   */
  function addPairs(units, text) {
    units.forEach((unit, i) => {
      const before = units[i - 1];
      if (!isPair(text, before, unit)) return;
      const [[first], [second]] = [before.parts, unit.parts];
      const word = joined(first, second);
      const isPossible = before.isStop
        ? PREFIX.exec(first.term + second.term)?.[0] === first.term
        : !unit.isStop || ADVERB.test(second.term);
      if (!word || !isPossible) return;
      for (const each of [before, unit]) each.alternatives.push(alternative([word], true));
    });
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {boolean} whether the loaded part of the index has it
   */
  function isKnown(index, word) {
    const { directory } = index;
    return (
      directory.digests.has(word) ||
      textShards
        .keysFor(directory, word, false)
        .some((key) => textLookup.shard(index, "w", key).includes("\n" + word + " "))
    );
  }

  /**
   * @param {Index} index
   * @param {string} start
   * @param {string} rest
   * @returns {boolean} whether a word can be these two words
   */
  function canBe(index, start, rest) {
    /** @param {string} word */
    const isShort = (word) => word.length < MIN_PART || textQuery.isStopWord(word, index.languages);
    const isAdverb = ADVERB.test(rest);
    if (!isAdverb && isShort(rest)) return false;
    if (PREFIX.exec(start + rest)?.[0] === start) return true;
    const isLong = isAdverb || start.length + rest.length >= MIN_SPLIT;
    return isLong && !isShort(start) && isKnown(index, start);
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {string[][]} two parts of a word, of which the first can be a word
   */
  function splits(index, word) {
    const name = /^([a-z]+)(\d+s?)$|^(\d+)([a-z]+)$/.exec(word);
    if (name) return [name.slice(1).filter(Boolean)];
    if (!LATIN.test(word)) return [];
    return Array.from(word, (_, at) => [word.slice(0, -at), word.slice(-at)])
      .slice(2)
      .filter(([start, rest]) => canBe(index, start, rest))
      .slice(0, MAX_SPLITS);
  }

  /**
   * Adds to words the two words that they are with a dash or a space inside.
   * @param {Index} index
   * @param {Unit[]} units
   */
  async function addSplits(index, units) {
    const added = units.flatMap((unit) => {
      if (!isLoose(unit) || unit.parts.length > 1 || unit.parts[0].isPrefix) return [];
      return splits(index, unit.parts[0].term).map((words) => {
        const parts = words.map((word, place) => textQuery.part(word, place, false, 1));
        textLookup.addForms(parts[1], index.languages);
        return { unit, parts };
      });
    });
    /* The second part is looked up only if the first one is a word. */
    await textLookup.findLines(
      index,
      added.map(({ parts }) => parts[0]),
    );
    const possible = added.filter(({ parts }) => parts[0].lines.length);
    await textLookup.findLines(
      index,
      possible.map(({ parts }) => parts[1]),
    );
    for (const { unit, parts } of possible) {
      if (parts[1].lines.length) unit.alternatives.push(alternative(parts, true));
    }
  }

  return { alternative, isLoose, isPair, add, addPairs, addSplits };
})();
