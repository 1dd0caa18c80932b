// @ts-check
/* Finds the briefs in which the terms of a phrase follow each other. This module must not know the page. */
const textPhrases = (() => {
  "use strict";

  /* A brief and a position in it are one number: brief × ROOM + position. */
  const ROOM = 16777216;
  /* Added to each position, so that it stays positive when the place of a part is subtracted. */
  const OFFSET = 4096;

  /**
   * @param {Index} index
   * @param {Part} part
   * @param {Float32Array} wanted positive for each brief that has all parts
   * @returns {Float64Array} for each occurrence of the part, where the first part of the phrase must be
   */
  function starts(index, part, wanted) {
    /** @type {Float64Array[]} */
    const found = [];
    const shift = OFFSET - part.place;
    for (const { key, term, briefs } of part.lines) {
      const text = textLookup.shard(index, "p", key);
      const options = { briefs, wanted, room: ROOM, shift };
      textShards.eachLine(text, term + " ", (_, start, end) => {
        found.push(textShards.readPositions(text, start, end, options));
      });
    }
    if (found.length === 1) return found[0];
    const all = new Float64Array(found.reduce((size, each) => size + each.length, 0));
    let at = 0;
    for (const each of found) {
      all.set(each, at);
      at += each.length;
    }
    return all.sort();
  }

  /**
   * @param {Float64Array} a ascending numbers; this array is changed
   * @param {Float64Array} b ascending numbers
   * @returns {Float64Array} the numbers that are in both
   */
  function intersection(a, b) {
    let count = 0;
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] < b[j]) i++;
      else if (a[i] > b[j]) j++;
      else {
        a[count++] = a[i++];
        j++;
      }
    }
    return a.subarray(0, count);
  }

  /**
   * @param {Index} index
   * @param {Part[]} parts
   * @param {Float32Array} weights the weight in each brief that has all parts
   * @returns {Float32Array} the same for the briefs that have the phrase; 0 for all others
   */
  function restrict(index, parts, weights) {
    const result = new Float32Array(weights.length);
    const found = parts.map((part) => starts(index, part, weights)).reduce(intersection);
    for (let i = 0; i < found.length; i++) {
      const brief = Math.floor(found[i] / ROOM);
      result[brief] = weights[brief];
    }
    return result;
  }

  return { restrict };
})();
