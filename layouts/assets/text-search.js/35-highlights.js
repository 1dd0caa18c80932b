// @ts-check
/* Finds what to highlight in a text. This module must not know the page. */
/**
 * A word or phrase, or another way to write it, and its number.
 * @typedef {{ parts: Part[], unit: number }} Phrase
 */

const textHighlights = (() => {
  "use strict";

  const MAX_CACHED = 200;
  const INITIAL = /[\u1100-\u1112]/;

  /* Texts are highlighted again at each key; the terms of the latest texts are kept. */
  /** @type {Map<string, Term[]>} */
  const cache = new Map();

  /** @param {string} text */
  function cachedTerms(text) {
    const earlier = cache.get(text);
    if (earlier) return earlier;
    if (cache.size > MAX_CACHED) cache.clear();
    const terms = textTerms.cut(text);
    cache.set(text, terms);
    return terms;
  }

  /**
   * @param {string} text
   * @returns {string} the text with the initial consonant of each Korean syllable instead of it
   */
  function initials(text) {
    /* The canonical decomposition of a syllable begins with its initial consonant. */
    return text.replace(/[가-힣]/g, (syllable) => syllable.normalize("NFD")[0]);
  }

  /**
   * @param {Term[]} terms
   * @param {Phrase} phrase
   * @returns {Span[]}
   */
  function spansOf(terms, { parts, unit }) {
    const last = parts[parts.length - 1];
    return textLookup.occurrences(terms, parts).map(([, place, start]) => {
      const at = place + last.place;
      const [term, , , end] = terms[at];
      /* If only the first syllable of a pair matches, it ends where the next term begins. */
      const isHalf = last.isPrefix && term.length > 1;
      return [start, isHalf ? terms[at + 1][2] : end, unit];
    });
  }

  /**
   * @param {Span[]} spans
   * @returns {Span[]} the spans in order; those that overlap are joined
   */
  function merged(spans) {
    /** @type {Span[]} */
    const result = [];
    for (const span of spans.sort((a, b) => a[0] - b[0])) {
      const last = result[result.length - 1];
      if (!last || span[0] >= last[1]) result.push(span);
      else last[1] = Math.max(last[1], span[1]);
    }
    return result;
  }

  /**
   * @param {MatchedUnit[]} units
   * @returns {Phrase[]} the words and phrases to highlight
   */
  function phrasesOf(units) {
    const words = /** @type {Unit[]} */ (units).filter(
      (unit) => unit.isText && !unit.not && !unit.isStop,
    );
    return words.flatMap(({ parts, alternatives }, unit) =>
      [{ parts }, ...alternatives].map((each) => ({ parts: each.parts, unit })),
    );
  }

  /**
   * To divide a text into terms takes long, so a text is searched for the beginnings of terms first.
   * @param {string} text
   * @param {Part[]} parts
   */
  function mayHave(text, parts) {
    return parts.every((part) =>
      textLookup.lineBeginnings(part).some((beginning) => text.includes(beginning)),
    );
  }

  /**
   * @param {MatchedUnit[]} units
   * @param {string} text
   * @returns {Span[]}
   */
  function find(units, text) {
    const phrases = phrasesOf(units);
    const hasInitials = phrases.some(({ parts }) => parts.some((part) => INITIAL.test(part.term)));
    const texts = hasInitials ? [text, initials(text)] : [text];
    const spans = texts.flatMap((each) => {
      const plain = textTerms.normalized(each);
      const possible = phrases.filter(({ parts }) => mayHave(plain, parts));
      const terms = possible.length ? cachedTerms(each) : [];
      return possible.flatMap((phrase) => spansOf(terms, phrase));
    });
    return merged(spans);
  }

  return { find };
})();
