// @ts-check
/* Reads the cells of tables as numbers, dates or names, and compares them. It must not know the page. */

/**
 * @typedef {number | string | null} CellValue a number, the days of a date, a text; null for an empty cell
 */

const tableValues = (() => {
  "use strict";

  const EMPTY = /^(?:[-–—.…·]*|n\/?a)$/i;
  /* Signs, currencies and units may be beside the digits. */
  const NUMBER = /^[^\p{L}\d]*?([-−]?)[^\p{L}\d]*?(\d[\d., \u00a0\u202f’']*)[^\p{L}\d]*$/u;
  const ISO = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;
  const KOREAN = /^(\d{4})년(?:\s*(\d{1,2})월)?(?:\s*(\d{1,2})일)?$/;
  /* "11 May 2021", "May 2021", "May 11, 2021" */
  const ENGLISH = /^(?:(\d{1,2})\s+)?([A-Z][a-z]{2,8})\.?(?:\s+(\d{1,2}),)?\s+(\d{4})$/;
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

  /**
   * @param {string} text
   * @returns {number | null}
   */
  function readNumber(text) {
    const match = NUMBER.exec(text);
    if (!match) return null;
    const digits = match[2].replace(/[ \u00a0\u202f’']/g, "");
    const mark = decimalMark(digits);
    const plain = digits.replace(mark === "," ? /\./g : /,/g, "").replace(",", ".");
    const number = Number(mark ? plain : digits.replace(/[.,]/g, ""));
    return Number.isNaN(number) ? null : match[1] ? -number : number;
  }

  /**
   * @param {string} digits
   * @returns {string} the mark before the decimals; empty if there is none
   */
  function decimalMark(digits) {
    const last = digits.match(/[.,](?=\d*$)/);
    if (!last) return "";
    const mark = last[0];
    const isOnce = digits.indexOf(mark) === digits.lastIndexOf(mark);
    const decimals = digits.length - digits.lastIndexOf(mark) - 1;
    if (!isOnce) return "";
    /* "1,234" is one thousand two hundred; "1.234" is a number with three decimals. */
    return mark === "," && decimals === 3 && !digits.includes(".") ? "" : mark;
  }

  /**
   * @param {string} text
   * @returns {number | null} days since 1970
   */
  function readDate(text) {
    const match = ISO.exec(text) || KOREAN.exec(text);
    if (match) return days(+match[1], +(match[2] || 1), +(match[3] || 1));
    const words = ENGLISH.exec(text);
    const month = words ? MONTHS.indexOf(words[2].slice(0, 3).toLowerCase()) + 1 : 0;
    return words && month ? days(+words[4], month, +(words[1] || words[3] || 1)) : null;
  }

  /**
   * @param {number} year
   * @param {number} month from 1
   * @param {number} day
   */
  function days(year, month, day) {
    return Date.UTC(year, month - 1, day) / 86_400_000;
  }

  /**
   * Reads the cells of a column. They are numbers if all of them can be read so, or else dates, or
   * else names.
   * @param {string[]} texts
   * @returns {CellValue[]}
   */
  function readColumn(texts) {
    const cells = texts.map((text) => (EMPTY.test(text.trim()) ? null : text.trim()));
    for (const read of [readNumber, readDate]) {
      const values = cells.map((text) => (text === null ? null : read(text)));
      if (values.every((value, place) => value !== null || cells[place] === null)) return values;
    }
    return cells;
  }

  /**
   * @param {CellValue[]} values
   * @param {boolean} isDescending
   * @param {string} lang
   * @returns {number[]} the places of the values in their new order; empty ones are last
   */
  function order(values, isDescending, lang) {
    const names = new Intl.Collator(lang, { numeric: true });
    const sign = isDescending ? -1 : 1;
    /** @type {(a: CellValue, b: CellValue) => number} */
    const compare = (a, b) => {
      if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
      if (typeof a === "number" && typeof b === "number") return sign * (a - b);
      return sign * names.compare(String(a), String(b));
    };
    return values.map((_, place) => place).sort((a, b) => compare(values[a], values[b]) || a - b);
  }

  /**
   * @param {string[][]} rows
   * @returns {string} the rows as CSV (RFC 4180). No cell is a formula to a spreadsheet.
   */
  function toCsv(rows) {
    /** @param {string} text */
    const cell = (text) => {
      const isFormula = /^[=+@]/.test(text) || (/^-/.test(text) && readNumber(text) === null);
      const safe = isFormula ? "'" + text : text;
      return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
    };
    return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  return { readColumn, order, toCsv };
})();
