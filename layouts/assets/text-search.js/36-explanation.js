// @ts-check
/* Says why results do not have the words of a query as they are written: other forms and spellings of a
   word, and names that the page does not show. This module must not know the page. */

const textExplanation = (() => {
  "use strict";

  const MAX_WORDS = 6;

  /**
   * @param {ArrayLike<number>} weights
   * @param {Uint32Array} places
   * @returns {number} how many of these briefs have a weight
   */
  function countIn(weights, places) {
    let count = 0;
    for (let i = 0; i < places.length; i++) if (weights[places[i]] > 0) count++;
    return count;
  }

  /**
   * @param {Archive} archive
   * @param {Index} index
   * @param {Unit} unit
   * @param {Uint32Array} places
   * @returns {[word: string, count: number][]} other words of the results, with their numbers of briefs
   */
  function otherWords(archive, index, { parts, ending, bare, inText, alternatives }, places) {
    /** @type {[word: string, count: number][]} */
    const words = alternatives
      .filter(({ label }) => label)
      .map(({ label, weights }) => [label, countIn(weights, places)]);
    parts.forEach((part, i) => {
      const { term, typed, isPrefix } = part;
      for (const line of part.lines) {
        const [plain, written] = textTerms.spellingsOf(line.term);
        const isBegun = typed && plain.normalize("NFD").startsWith(typed);
        if (plain === term || isBegun || isPrefix) continue;
        const phrase = parts.map((each, k) => (k === i ? { ...part, lines: [line] } : each));
        const { weights } = textWeights.ofPhrase(archive, phrase, index);
        const label = parts.map((each, k) => (k === i ? written : each.written)).join("-");
        words.push([label, countIn(weights, places)]);
      }
    });
    if (ending.length) {
      const others = inText.map((weight, i) =>
        ending.every((each) => each.weights[i]) ? 0 : weight,
      );
      words.push([bare, countIn(others, places)]);
    }
    return words;
  }

  /**
   * @param {Archive} archive
   * @param {Unit} unit
   * @param {Uint32Array} places
   * @returns {Explanation["names"]} the topics and authors whose names are the only reason for some results
   */
  function otherNames(archive, unit, places) {
    const names = textNames.containing(archive, unit);
    const others = names.filter(({ key, place }) => {
      const all = names.filter((name) => name.key === key && name.place === place);
      if (all.some(({ isShown }) => isShown)) return false;
      const counts = finderFilter.countValues(textNames.values(archive, key), [place]);
      return (
        countIn(
          unit.inText.map((weight, i) => (weight ? 0 : counts[i])),
          places,
        ) > 0
      );
    });
    return others.map(({ key, place }) => ({ key, name: archive.facets[key][place][1] }));
  }

  /**
   * @param {Archive} archive
   * @param {Index | null} index
   * @param {Pick<MatchedText, "text" | "units">} matched
   * @param {Uint32Array} places the results
   * @returns {Explanation | null} null if all results have what is written
   */
  function of(archive, index, { text, units }, places) {
    /** @type {[word: string, count: number][]} */
    const words = [];
    /** @type {Map<string, Explanation["names"][0]>} */
    const names = new Map();
    /** @type {string[]} */
    const asked = [];
    let literal = "";
    let end = 0;
    for (const unit of /** @type {Unit[]} */ (units)) {
      if (!textAlternatives.isLoose(unit)) continue;
      const found = index ? otherWords(archive, index, unit, places).filter(([, n]) => n) : [];
      const ofNames = otherNames(archive, unit, places);
      if (!found.length && !ofNames.length && !unit.replacement) continue;
      const written = text.slice(unit.from, unit.to);
      if (!unit.replacement) words.push(...found);
      for (const name of ofNames) names.set(name.key + name.name, name);
      asked.push(written);
      literal += text.slice(end, unit.from) + '"' + written + '"';
      end = unit.to;
    }
    if (!asked.length) return null;
    words.sort((a, b) => b[1] - a[1]);
    return {
      words: Array.from(new Set(words.map(([word]) => word))).slice(0, MAX_WORDS),
      names: Array.from(names.values()).slice(0, MAX_WORDS),
      asked,
      literal: literal + text.slice(end),
    };
  }

  return { of };
})();
