// @ts-check
/* Decodes the numbers in the data files (docs/finder-files.md, section Files). This module must not know what
   the numbers mean. */
const finderNumbers = (() => {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const DOT = ".".charCodeAt(0);
  /* A gap in a set that needs more than one digit begins with this digit. */
  const LONG_GAP = 63;
  /* Represents the "." that ends a year. */
  const END = 4294967295;

  /** The value of each digit, by its character code. */
  const values = new Uint8Array(128);
  for (let value = 0; value < DIGITS.length; value++) values[DIGITS.charCodeAt(value)] = value;

  /**
   * Decodes numbers in base 32, lowest digit first. 32 is added to each digit except the last one.
   * @param {string} text
   * @param {number} [start]
   * @param {number} [end]
   * @returns {Uint32Array} the numbers, with `END` for each dot
   */
  function decode(text, start = 0, end = text.length) {
    const numbers = new Uint32Array(end - start);
    let count = 0;
    let sum = 0;
    let shift = 0;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      const digit = values[code];
      if (code === DOT) numbers[count++] = END;
      else if (digit > 31) {
        sum |= (digit & 31) << shift;
        shift += 5;
      } else {
        numbers[count++] = sum | (digit << shift);
        sum = shift = 0;
      }
    }
    return numbers.subarray(0, count);
  }

  /**
   * Decodes sets of ascending numbers: first the size of each set and a dot, then the gaps.
   * @param {string} text
   * @param {number[]} members receives the members of all sets, one set after the other
   * @param {(end: number) => void} endSet receives the length of `members` after each set
   */
  function decodeSets(text, members, endSet) {
    let at = text.indexOf(".");
    for (const size of decode(text, 0, at)) {
      let last = -1;
      for (let n = 0; n < size; n++) {
        let gap = values[text.charCodeAt(++at)];
        if (gap === LONG_GAP) {
          let end = at + 1;
          while (values[text.charCodeAt(end)] > 31) end++;
          gap += decode(text, at + 1, end + 1)[0];
          at = end;
        }
        last += gap + 1;
        members.push(last);
      }
      endSet(members.length);
    }
  }

  return { END, decode, decodeSets };
})();
