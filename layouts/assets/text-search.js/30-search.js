// @ts-check
/* Matches the search text with all briefs. This module must not know the page. */
const textSearch = (() => {
  "use strict";

  /* What a name of a topic, or of an author, adds to the weight of its briefs. */
  const TOPIC_WEIGHT = 2;
  const AUTHOR_WEIGHT = 3;
  /* The share of its weight that a word keeps for each syllable of its particle that is different. */
  const OTHER_FORM = 0.9;

  /** @type {WeakMap<Archive, Index>} */
  const indexes = new WeakMap();

  /**
   * @param {Archive} archive
   * @param {Load} load
   * @returns {Promise<Index>}
   */
  async function openIndex(archive, load) {
    const earlier = indexes.get(archive);
    if (earlier) return { ...earlier, load };
    const directory = textShards.readDirectory(await load("words", archive.facets.words));
    const index = { archive, directory, texts: new Map(), load };
    indexes.set(archive, index);
    return index;
  }

  /**
   * @param {ArrayLike<number>} counts
   * @param {Float32Array} weights
   * @param {number} extra
   * @param {Unit} unit
   */
  function addNameWeight(counts, weights, extra, unit) {
    for (let i = 0; i < weights.length; i++) {
      if (!counts[i]) continue;
      if (!weights[i] && unit.parts.length < 2) unit.count++;
      weights[i] += extra;
    }
  }

  /**
   * Adds the briefs whose topics or authors have the words in their names.
   * @param {Archive} archive
   * @param {Unit} unit
   * @param {Float32Array} weights
   */
  function addNames(archive, unit, weights) {
    const names = textNames.containing(archive, unit.parts);
    /**
     * @param {"topics" | "authors"} key
     * @param {ValueLists} lists
     * @param {number} extra
     */
    function add(key, lists, extra) {
      const places = names.filter((name) => name.key === key).map((name) => name.place);
      if (places.length) {
        addNameWeight(finderFilter.countValues(lists, places), weights, extra, unit);
      }
    }
    add("topics", archive.ownTopics, TOPIC_WEIGHT);
    add("authors", archive.values.authors, AUTHOR_WEIGHT);
  }

  /**
   * @param {Archive} archive
   * @param {Unit} unit
   * @param {Index | null} index null if no part has a line
   */
  function weighText(archive, unit, index) {
    const { parts } = unit;
    const empty = new Float32Array(archive.total);
    for (const part of parts) {
      if (index) textLookup.readWeights(index, part);
      else part.weights = empty.slice();
    }
    /* A phrase has the smallest weight of its parts. */
    let weights = parts[0].weights;
    unit.count = Math.min(...parts.map((part) => part.count));
    for (const part of parts.slice(1)) {
      for (let i = 0; i < weights.length; i++) {
        if (part.weights[i] < weights[i]) weights[i] = part.weights[i];
      }
    }
    if (parts.length > 1) {
      weights = index && unit.count ? textPhrases.restrict(index, parts, weights) : empty;
    }
    for (const part of unit.ending) {
      if (!index) break;
      textLookup.readWeights(index, part);
      weights = weights.map((weight, i) => (part.weights[i] ? weight : weight * OTHER_FORM));
    }
    addNames(archive, unit, weights);
    unit.weights = weights;
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
    } else weighText(archive, unit, index);
  }

  /**
   * Loads everything that the units need from the index, and corrects their spelling.
   * @param {Index} index
   * @param {Unit[]} units
   */
  async function lookUp(index, units) {
    await textLookup.findLines(
      index,
      units.flatMap((unit) => [...unit.parts, ...unit.ending]),
    );
    await Promise.all(units.map((unit) => textSpelling.correct(index, unit)));
    const phrases = units.filter(
      ({ parts }) => parts.length > 1 && parts.every((part) => part.lines.length),
    );
    const lines = phrases.flatMap((unit) => unit.parts.flatMap((part) => part.lines));
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
   * @param {Archive} archive
   * @param {Question} question
   * @param {Load} load
   * @returns {Promise<MatchedText>} rejects if a shard cannot be loaded
   */
  async function match(archive, question, load) {
    const { text, units } = textQuery.parse(question.q);
    const withText = units.filter((unit) => unit.isText);
    for (const unit of withText) {
      if (!unit.not && !unit.quoted) unit.parts.forEach(textLookup.addStem);
    }
    const typed = typedPart(question, text, withText);
    if (typed && typed.term.length < 2 && !typed.isPrefix) {
      /* One letter is not enough to search for. */
      return match(archive, { ...question, typing: false, q: text.slice(0, -1) }, load);
    }
    if (typed) typed.typed = typed.term.normalize("NFD");
    const needsIndex = withText.length > 0 && !!archive.facets.words;
    const index = needsIndex ? await openIndex(archive, load) : null;
    if (index) await lookUp(index, withText);
    for (const unit of units) weigh(archive, unit, index);
    return { text, units, suggestion: textSpelling.corrected(text, units) };
  }

  return { match };
})();
