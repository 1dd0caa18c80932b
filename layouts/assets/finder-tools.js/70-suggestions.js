// @ts-check
/* Decides what to suggest while a reader types: earlier searches of this browser, topics, authors, and
   briefs of the present results. It needs no file that is not loaded anyway. This module must not know the
   page. */

/**
 * @typedef {object} Suggestion
 * @property {"recent" | "topic" | "author" | "brief"} kind
 * @property {string} text
 * @property {string} lang "" for the language of the page
 * @property {number} [count] how many briefs have the topic or the author
 * @property {Partial<Question>} [patch] what changes in the question
 * @property {string} [href] the brief
 */

const finderSuggestions = (() => {
  "use strict";

  const MAX_RECENT = 3;
  const MAX_RECENT_ALONE = 8;
  const MAX_NAMES = 3;
  const MAX_TITLES = 3;
  const MIN_CHARACTERS = 2;

  /**
   * For each word of a text, the text from this word to the end; the longest first.
   * @param {string} text
   * @returns {{ end: string, rest: string }[]} these texts, and what is before each of them
   */
  function ends(text) {
    const starts = Array.from(text.matchAll(/\S+/g), (match) => match.index);
    return starts.map((at) => ({ end: text.slice(at).trim(), rest: text.slice(0, at).trim() }));
  }

  /**
   * @param {string} name in the form of `fold`
   * @param {string} typed in the same form
   * @returns {boolean} whether a word of the name begins with what was typed
   */
  function begins(name, typed) {
    const at = name.indexOf(typed);
    return at === 0 || (at > 0 && /[\s\n(–-]/.test(name[at - 1])) || (at > 0 && typed > "\u1100");
  }

  /**
   * @param {Facets} facets
   * @param {Question} question
   * @param {"topics" | "authors"} key
   * @returns {Suggestion[]} values whose names begin with the end of the search text
   */
  function names(facets, question, key) {
    const counts = finderTotals.ofFacet(facets, key);
    for (const { end, rest } of ends(question.q)) {
      const typed = finderFacetValues.foldAccents(end);
      if (typed.length < MIN_CHARACTERS) break;
      const places = Array.from(facets[key].keys()).filter((place) => {
        const [id] = facets[key][place];
        const all = finderFacetValues.foldAccents(
          finderFacets.allNames(facets[key][place]).join("\n"),
        );
        return counts[place] && !question[key].includes(id) && begins(all, typed);
      });
      if (!places.length) continue;
      places.sort((a, b) => counts[b] - counts[a]);
      return places.slice(0, MAX_NAMES).map((place) => {
        const [id, name] = facets[key][place];
        const patch = { q: rest, typing: false, [key]: [...question[key], id] };
        const kind = key === "topics" ? "topic" : "author";
        const lang = finderFacets.langOf(facets, key, id) || "";
        return { kind, text: name, lang, count: counts[place], patch };
      });
    }
    return [];
  }

  /**
   * @param {string[]} searches the latest first
   * @param {string} text
   * @returns {Suggestion[]}
   */
  function recent(searches, text) {
    const typed = finderFacetValues.foldAccents(text.trim());
    return searches
      .filter((q) => finderFacetValues.foldAccents(q).includes(typed) && q !== text.trim())
      .slice(0, typed ? MAX_RECENT : MAX_RECENT_ALONE)
      .map((q) => ({ kind: "recent", text: q, lang: "", patch: { q, typing: false } }));
  }

  /**
   * @param {Results} results
   * @returns {(title: string) => boolean} whether a title has all words of the search text, in any spelling
   */
  function matcher({ matched: { units }, highlights }) {
    const wanted = units.filter(({ isText, not, isStop }) => isText && !not && !isStop).length;
    return (title) =>
      wanted > 0 && new Set(highlights(title).map(([, , unit]) => unit)).size === wanted;
  }

  /**
   * @param {Results | null} results
   * @param {Card[]} cards of these results
   * @param {string} text
   * @returns {Suggestion[]} the briefs whose titles have all typed words
   */
  function titles(results, cards, text) {
    const present = text.replace(/(^|\s)[-−–]("[^"]*"?|\S+)/g, " ");
    const words = finderFacetValues.foldAccents(present).match(/[\p{L}\p{N}]+/gu) || [];
    if (words.join("").length < MIN_CHARACTERS) return [];
    /* Until the results of this text are loaded, `results` are those of an earlier text. */
    const matches = results?.matched.text === text ? matcher(results) : () => false;
    return cards
      .filter(({ title }) => {
        const folded = finderFacetValues.foldAccents(title);
        return words.every((word) => folded.includes(word)) || matches(title);
      })
      .slice(0, MAX_TITLES)
      .map(({ title, lang, href }) => ({ kind: "brief", text: title, lang, href }));
  }

  /**
   * @param {Facets} facets
   * @param {Question} question
   * @param {string[]} searches
   * @param {Results | null} results
   * @param {Card[]} cards of these results
   * @returns {Suggestion[]}
   */
  function list(facets, question, searches, results, cards) {
    return [
      ...recent(searches, question.q),
      ...names(facets, question, "topics"),
      ...names(facets, question, "authors"),
      ...titles(results, cards, question.q),
    ];
  }

  return { list };
})();
