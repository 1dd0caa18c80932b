// @ts-check
/* Divides a text into terms, by the same rules as briefing/search/tokenizer.py (docs/finder.md, section
   The words of a text). This module must not know briefs, shards or the page. */

/**
 * A term, its number in the text, and where it is written in the text.
 * @typedef {[term: string, place: number, start: number, end: number]} Term
 */

const textTerms = (() => {
  "use strict";

  /* Characters of a term; the rest is left out. */
  const MAX_TERM = 40;
  /* Hangul with its letters, Kana, Han: written without spaces between words. */
  const SYLLABIC =
    "\\u1100-\\u11ff\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff";
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const RUN = new RegExp("[" + SYLLABIC + "]+|[^" + SYLLABIC + "]+", "gu");
  const BEGINS_SYLLABIC = new RegExp("^[" + SYLLABIC + "]");
  /* Characters without width: soft hyphens, joiners, marks of direction. They do not divide words. */
  const INVISIBLE =
    "\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff";
  const ALL_INVISIBLE = new RegExp("[" + INVISIBLE + "]", "g");
  const ASCII = /^[\0-\x7f]*$/;
  /* A character with all characters that normalization can combine with it. */
  const CLUSTER = new RegExp(
    "[^][\\p{M}\\u1160-\\u11ff\\u314f-\\u3163\\uff9e\\uff9f\\uffc2-\\uffdc" + INVISIBLE + "]*",
    "gu",
  );

  /** @param {string} text */
  function normalize(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    const visible = text.replace(ALL_INVISIBLE, "");
    const decomposed = visible.normalize("NFKC").toLowerCase().normalize("NFD");
    return decomposed.replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  }

  /**
   * For each character of the normalized text: where the characters that it came from begin and end.
   * @param {string} text
   */
  function origins(text) {
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const isPlain = cluster < "\x80" || (cluster >= "\uac00" && cluster <= "\ud7a3");
      const length = isPlain && cluster.length < 2 ? 1 : normalize(cluster).length;
      for (let n = 0; n < length; n++) {
        starts.push(index);
        ends.push(index + cluster.length);
      }
    }
    return { starts, ends };
  }

  /**
   * Calls `add` with each term of a normalized text, and with its start and end there.
   * @param {string} clean
   * @param {(term: string, start: number, end: number) => void} add
   */
  function eachTerm(clean, add) {
    for (const { 0: word, index } of clean.matchAll(WORD)) {
      for (const { 0: run, index: offset } of word.matchAll(RUN)) {
        const start = index + offset;
        const end = start + run.length;
        if (BEGINS_SYLLABIC.test(run)) {
          for (let i = 0; i < run.length; i++) {
            add(run.slice(i, i + 2), start + i, Math.min(start + i + 2, end));
          }
        } else {
          add(
            run.length > MAX_TERM ? Array.from(run).slice(0, MAX_TERM).join("") : run,
            start,
            end,
          );
        }
      }
    }
  }

  /**
   * @param {string} text
   * @returns {Term[]} its terms, with their positions in `text` itself
   */
  function cut(text) {
    /** @type {Term[]} */
    const terms = [];
    const origin = ASCII.test(text) ? null : origins(text);
    eachTerm(normalize(text), (term, start, end) => {
      const from = origin ? (origin.starts[start] ?? text.length) : start;
      const to = origin ? (origin.ends[end - 1] ?? text.length) : end;
      terms.push([term, terms.length, from, to]);
    });
    return terms;
  }

  /** @param {string} term */
  function isSyllabic(term) {
    return BEGINS_SYLLABIC.test(term);
  }

  return { cut, isSyllabic };
})();
