// @ts-check
/* Reads the directory and the shards of the text index (docs/finder-files.md has the formats). This module must
   not know queries or the page. */

/**
 * @typedef {object} Directory
 * @property {string[]} keys the keys of the shards, in order
 * @property {string[]} orders the keys in the form that is sorted
 * @property {Map<string, string>} digests the digest of the two files of a shard, by its key
 */

/**
 * Which positions are wanted, and how they become numbers: brief × room + position + shift.
 * @typedef {object} PositionReading
 * @property {Int32Array} briefs the briefs of this line, in order
 * @property {ArrayLike<number>} wanted positive for each brief whose positions are wanted
 * @property {number} room
 * @property {number} shift
 */

const textShards = (() => {
  "use strict";

  const { END, decode } = finderNumbers;

  /**
   * The form by which terms are sorted: Hangul by its letters, characters by their code points. (Strings
   * of JavaScript are compared by UTF-16 units, which would sort surrogate pairs too early.)
   * @param {string} term
   */
  function sortForm(term) {
    return term.normalize("NFD").replace(/[\ud800-\udbff]/g, "\uffff$&");
  }

  /**
   * @param {string} text the file "words"
   * @returns {Directory}
   */
  function readDirectory(text) {
    const rows = text.split("\n").map((line) => line.split(" "));
    const keys = rows.map((row) => row[0]);
    return {
      keys,
      orders: keys.map(sortForm),
      digests: new Map(rows.map((row) => [row[0], row[1]])),
    };
  }

  /**
   * @param {Directory} directory
   * @param {string} term
   * @param {boolean} isPrefix whether the terms that begin with `term` are meant too
   * @returns {string[]} the keys of the shards that can have them
   */
  function keysFor({ keys, orders }, term, isPrefix) {
    const order = sortForm(term);
    let low = 0;
    let high = orders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (orders[middle] <= order) low = middle + 1;
      else high = middle;
    }
    const first = Math.max(low - 1, 0);
    /* The word with accents follows the one without. */
    const beginning = isPrefix ? order : order + textTerms.ACCENTS_FOLLOW;
    while (low < orders.length && orders[low].startsWith(beginning)) low++;
    return keys.slice(first, low);
  }

  /**
   * Calls `use` for each line of a shard that begins with a text.
   * @param {string} text the shard, with a line break before it
   * @param {string} beginning
   * @param {(term: string, start: number, end: number) => void} use receives the term, and where the
   *   rest of the line begins and ends
   */
  function eachLine(text, beginning, use) {
    const needle = "\n" + beginning;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      const space = text.indexOf(" ", at);
      const end = text.indexOf("\n", at + 1);
      if (space > 0) use(text.slice(at + 1, space), space + 1, end < 0 ? text.length : end);
    }
  }

  /**
   * Decodes a line of weights.
   * @param {Archive} archive
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @returns {{ briefs: Int32Array, weights: Uint8Array }} places of briefs (-1 for one that the facets
   *   do not have), and the numbers of their weights
   */
  function readWeights(archive, text, start, end) {
    const read = decode(text, start, end);
    const briefs = new Int32Array(read.length);
    const weights = new Uint8Array(read.length);
    let count = 0;
    let year = 0;
    for (let i = 0; i < read.length; i++) {
      year += read[i];
      const placeOf = archive.placeOf.get(year);
      const known = placeOf ? placeOf.length : 0;
      let number = -1;
      for (i++; i < read.length && read[i] !== END; i++) {
        number += (read[i] >>> 3) + 1;
        briefs[count] = placeOf && number < known ? placeOf[number] : -1;
        weights[count++] = read[i] & 7;
      }
    }
    return { briefs: briefs.subarray(0, count), weights };
  }

  /**
   * Decodes a line of positions.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @param {PositionReading} options
   * @returns {Float64Array} ascending numbers, one for each position
   */
  function readPositions(text, start, end, { briefs, wanted, room, shift }) {
    const read = decode(text, start, end);
    const out = new Float64Array(read.length);
    let count = 0;
    let brief = 0;
    /* Each year begins with a number for the year and ends with END. */
    for (let i = 1; i < read.length; i++) {
      if (read[i] === END) {
        i++;
        continue;
      }
      const base = briefs[brief] * room + shift;
      const isWanted = wanted[briefs[brief++]] > 0;
      for (let position = -1; ; i++) {
        position += (read[i] >>> 1) + 1;
        if (isWanted) out[count++] = base + position;
        if (!(read[i] & 1)) break;
      }
    }
    return out.subarray(0, count);
  }

  return { readDirectory, keysFor, eachLine, readWeights, readPositions };
})();
