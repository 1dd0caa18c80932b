// @ts-check
/* Matches the search text with all briefs. This module must not know the page. */
const textSearch = (() => {
  "use strict";

  /** @type {WeakMap<Archive, Index>} */
  const indexes = new WeakMap();

  /**
   * @param {Archive} archive
   * @param {Language[]} languages
   * @param {Load} load
   * @returns {Promise<Index>}
   */
  async function openIndex(archive, languages, load) {
    const earlier = indexes.get(archive);
    if (earlier) return { ...earlier, languages, load };
    const directory = textShards.readDirectory(await load("words", archive.facets.words));
    const index = { archive, directory, languages, texts: new Map(), load };
    indexes.set(archive, index);
    return index;
  }

  /**
   * Gives a unit its weight in each brief.
   * @param {Archive} archive
   * @param {Unit} unit
   * @param {Index | null} index
   */
  function weigh(archive, unit, index) {
    const { facet, days } = unit;
    if (facet) {
      const places = textNames.meant(archive, facet, unit.name);
      unit.weights = finderFilter.countValues(archive.values[facet], places);
    } else if (days) {
      unit.weights = archive.day.map((day) => Number(day >= days[0] && day <= days[1]));
    } else unit.weights = textWeights.ofText(archive, unit, index);
  }

  /**
   * Loads everything that the units need from the index.
   * @param {Index} index
   * @param {Unit[]} units
   */
  async function lookUp(index, units) {
    const phrases = units.flatMap((unit) => [unit, ...unit.alternatives]);
    await textLookup.findLines(
      index,
      phrases.flatMap(({ parts }) => parts),
    );
    await textAlternatives.addSplits(index, units);
    await loadPlaces(index, units);
    await Promise.all(index.languages.map(({ settle }) => settle?.(index, units)));
  }

  /**
   * Loads the places of all phrases that the index may have.
   * @param {Index} index
   * @param {Pick<Unit, "parts" | "alternatives">[]} units
   */
  async function loadPlaces(index, units) {
    const phrases = units
      .flatMap((unit) => [unit, ...unit.alternatives])
      .map(({ parts }) => parts)
      .filter((parts) => parts.length > 1 && parts.every((part) => part.lines.length));
    const lines = phrases.flat().flatMap((part) => part.lines);
    await textLookup.loadShards(
      index,
      "p",
      lines.map((line) => line.key),
    );
  }

  /**
   * The word at the end of the text, if the reader is still typing it.
   * @param {Question} question
   * @param {string} text
   * @param {Unit[]} units those with words
   * @returns {Part | undefined}
   */
  function typedPart(question, text, units) {
    const last = units.at(-1);
    if (!question.typing || !last || last.not || last.quoted) return undefined;
    return last.to === text.length ? last.parts.at(-1) : undefined;
  }

  /**
   * If no brief has all units: corrects the spelling of those that no brief has as they are written.
   * @param {Index} index
   * @param {Unit[]} units
   * @param {string} text the query
   * @returns {Promise<string>} the corrected query; "" if nothing was corrected
   */
  async function correct(index, units, text) {
    const { archive } = index;
    const hasResults = archive.day.some((_, i) =>
      units.every(({ weights, not }) => weights[i] > 0 !== not),
    );
    if (hasResults) return "";
    const unknown = units
      .filter(textAlternatives.isLoose)
      .filter(
        ({ parts, weights }) =>
          parts.some(textLookup.isUnwritten) || !Array.from(weights).some(Boolean),
      );
    if (!unknown.length) return "";
    await index.load("text-tools", archive.facets.textTools);
    return textSpelling.correct(index, unknown, text);
  }

  /**
   * Adds to the units everything that they match besides what is written.
   * @param {Archive} archive
   * @param {Unit[]} units
   * @param {string} text
   * @param {Language[]} languages
   */
  function addForms(archive, units, text, languages) {
    for (const unit of units) textAlternatives.add(unit, languages);
    textAlternatives.addPairs(units, text);
    if (typeof textNumbers === "object") textNumbers.add(units, text, archive);
    for (const unit of units) {
      if (!textAlternatives.isLoose(unit) || unit.dates.length) continue;
      for (const { parts } of [unit, ...unit.alternatives]) {
        for (const part of parts) textLookup.addForms(part, languages);
      }
    }
  }

  /**
   * @param {string} q
   * @returns {string} the words of a query of which other forms are meant too
   */
  function loosely(q) {
    const { text, units } = textQuery.parse(q, []);
    const loose = units.filter(textAlternatives.isLoose);
    return loose.map(({ from, to }) => text.slice(from, to)).join(" ");
  }

  /**
   * @param {Unit[]} units
   * @returns {Unit[]} those that count: stop words count only if there is no other word
   */
  function withoutStopWords(units) {
    const others = units.filter((unit) => unit.isNeeded);
    return others.some((unit) => unit.isText && !unit.not) ? others : units;
  }

  /**
   * @param {Archive} archive
   * @param {Question} question
   * @param {Load} load
   * @returns {Promise<MatchedText>} rejects if a shard cannot be loaded
   */
  async function match(archive, question, load) {
    const languages = await textLanguages.read(archive.facets, loosely(question.q), load);
    const { text, units: all } = textQuery.parse(question.q, languages);
    const words = all.filter((unit) => unit.isText);
    addForms(archive, words, text, languages);
    const typed = typedPart(question, text, words);
    if (typed && typed.term.length < 2 && !typed.isPrefix) {
      /* One letter is not enough to search for. */
      return match(archive, { ...question, typing: false, q: text.slice(0, -1) }, load);
    }
    if (typed) typed.typed = typed.term.normalize("NFD");
    const units = withoutStopWords(all);
    const withText = units.filter((unit) => unit.isText);
    const needsIndex = withText.length > 0 && !!archive.facets.words;
    const index = needsIndex ? await openIndex(archive, languages, load) : null;
    await finderTasks.next();
    if (index) await lookUp(index, withText);
    await finderTasks.next();
    for (const unit of units) weigh(archive, unit, index);
    const suggestion = index ? await correct(index, withText, text) : "";
    const matched = { text, units, suggestion };
    return { ...matched, explain: (places) => textExplanation.of(archive, index, matched, places) };
  }

  return { loadPlaces, match };
})();
