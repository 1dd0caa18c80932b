// @ts-check
/* Other ways to write a word of the query that mean the same: with a dash, with a space or as one word; a
   date in another form. A brief that has one of them matches. This module must not know the page. */
const textAlternatives = (() => {
  "use strict";

  const MIN_PART = 3;
  const MIN_SPLIT = 7;
  const MAX_SPLITS = 3;
  const LATIN = /^[a-z]+$/;
  const HAS_LETTER = /[a-z]/;
  const LATIN_OR_NUMBER = /^[a-z0-9]+$/;
  /* Beginnings that English writes with a dash, with a space, or as a part of the word. */
  const PREFIX =
    /^(anti|bio|co(?=[aeio])|counter|cross|cyber|de(?=[aeiou])|eco|extra|geo|hyper|inter|intra|macro|mega|meta|micro|mid|mini|multi|nano|neo|non|off|over|post|pre|pseudo|quasi|re(?=[aeiou])|self|semi|socio|sub|super|trans|ultra|under|e(?=bike|book|com|gov|health|learn|mail|money|pass|sport|vot|waste))/;

  /**
   * @param {Part[]} parts
   * @param {string} [label]
   * @param {number} [year]
   * @returns {Alternative}
   */
  function alternative(parts, label = "", year = 0) {
    return { parts, label, year, weights: new Float32Array() };
  }

  /**
   * @param {Part} one
   * @param {Part} other
   * @returns {Part | null} both as one word, for example f35 or 2000
   */
  function joined(one, other) {
    const term = one.term + other.term;
    const isWord = LATIN_OR_NUMBER.test(term) && HAS_LETTER.test(term);
    const isNumber = /^\d{1,3}$/.test(one.term) && /^\d{3}$/.test(other.term);
    return isWord || isNumber ? textQuery.part(term, one.place, false, 1) : null;
  }

  /**
   * @param {Part[]} parts
   * @returns {Part[][]} the parts with two of them joined that have a dash between them
   */
  function withoutDashes(parts) {
    return parts.flatMap((part, i) => {
      const word = i && part.isDashed ? joined(parts[i - 1], part) : null;
      if (!word || !HAS_LETTER.test(word.term)) return [];
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
    const parts = textQuery.partsOf(text, true);
    /* 월 is a word of its own before a number. At the end, a particle can follow. */
    for (const part of parts.slice(0, -1)) part.isPrefix = false;
    if (/[a-z]/.test(text)) {
      for (const part of parts) part.spellings.push(...textDays.spellings(part.term));
    }
    unit.alternatives.push(alternative(parts, "", year));
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
    for (const { spacings } of languages) {
      if (spacings) unit.alternatives.push(...spacings(unit.parts).map((run) => alternative(run)));
    }
    for (const parts of withoutDashes(unit.parts)) {
      unit.alternatives.push(alternative(parts, parts.map((part) => part.term).join("-")));
    }
  }

  /**
   * Adds to two words that follow each other the word that they are if they are written together.
   * @param {Unit[]} units
   * @param {string} text
   */
  function addPairs(units, text) {
    units.forEach((unit, i) => {
      const before = units[i - 1];
      if (!before || ![before, unit].every((each) => isLoose(each) && !each.isStop)) return;
      if (before.parts.length > 1 || unit.parts.length > 1) return;
      if (text.slice(before.to, unit.from).trim()) return;
      const word = joined(before.parts[0], unit.parts[0]);
      if (!word) return;
      const label = HAS_LETTER.test(word.term) ? word.term : "";
      for (const each of [before, unit]) each.alternatives.push(alternative([word], label));
    });
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @returns {string[][]} two parts of a word, of which the first can be a word
   */
  function splits(index, word) {
    const { directory, languages } = index;
    const name = /^([a-z]+)(\d+)$/.exec(word);
    if (name) return [name.slice(1)];
    if (!LATIN.test(word)) return [];
    const prefix = PREFIX.exec(word)?.[0] || "";
    /** @param {string} start */
    const isKnown = (start) =>
      directory.digests.has(start) ||
      textShards
        .keysFor(directory, start, false)
        .some((key) => textLookup.shard(index, "w", key).includes("\n" + start + " "));
    const found = [];
    for (let at = word.length - MIN_PART; at > 0; at--) {
      const [start, rest] = [word.slice(0, at), word.slice(at)];
      if (textQuery.isStopWord(rest, languages)) continue;
      const isWord =
        word.length >= MIN_SPLIT &&
        at >= MIN_PART &&
        !textQuery.isStopWord(start, languages) &&
        isKnown(start);
      if (start === prefix || isWord) found.push([start, rest]);
    }
    return found.slice(0, MAX_SPLITS);
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
        return { unit, parts, label: words.join("-") };
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
    for (const { unit, parts, label } of possible) {
      if (parts[1].lines.length) unit.alternatives.push(alternative(parts, label));
    }
  }

  return { add, addPairs, addSplits };
})();
