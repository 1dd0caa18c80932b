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
   * @param {Part[]} parts
   * @returns {Part[][]} the phrases that the index has for them: each part with one of its lines
   */
  function phrasesOf([first, ...rest]) {
    if (!first) return [[]];
    const ends = phrasesOf(rest);
    return first.lines.flatMap((line) => ends.map((end) => [{ ...first, lines: [line] }, ...end]));
  }

  /**
   * @param {Part} part with one line
   * @returns {boolean} whether the line has what the reader wrote, or what they begin to write
   */
  function isAsked({ term, typed, isPrefix, lines: [line] }) {
    const [plain] = textTerms.spellingsOf(line.term);
    return isPrefix || plain === term || (!!typed && plain.normalize("NFD").startsWith(typed));
  }

  /**
   * @param {Archive} archive
   * @param {Index} index
   * @param {Unit} unit
   * @param {Uint32Array} places
   * @returns {[word: string, count: number][]} other words of the results, with their numbers of briefs
   */
  function otherWords(archive, index, { parts, whole, bare, inText, alternatives }, places) {
    const named = alternatives.filter(({ isNamed }) => isNamed);
    const phrases = [
      ...phrasesOf(parts).filter((phrase) => !phrase.every(isAsked)),
      ...named.flatMap((each) => phrasesOf(each.parts)),
    ];
    /** @type {[word: string, count: number][]} */
    const words = phrases.map((phrase) => {
      const label = phrase.map(({ lines: [{ term }] }) => textTerms.spellingsOf(term)[1]).join("-");
      return [label, countIn(textWeights.ofPhrase(archive, phrase, index).weights, places)];
    });
    if (whole.length) {
      const { weights } = textWeights.ofPhrase(archive, whole, index);
      const others = inText.map((weight, i) => (weights[i] ? 0 : weight));
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
   * @returns {Explanation | null} null if all results have what is written, or if there are none
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
    if (!asked.length || !places.length) return null;
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
