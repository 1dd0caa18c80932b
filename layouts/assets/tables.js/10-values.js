// @ts-check
/* Reads the cells of a column as dates, numbers or names, and compares them. It must not know the page. */

/**
 * @typedef {number | string | null} CellValue a number, the days of a date, a text; null for an empty cell
 */

const tableValues = (() => {
  "use strict";

  const EMPTY = /^(?:[-–—.…·]*|n\/?a)$/i;
  /* If this share of the cells are numbers, or dates, the other cells are sorted to the end. */
  const MOST = 2 / 3;

  /**
   * @param {string} text
   * @returns {string} the text with plain digits and spaces, and without marks of direction
   */
  function plain(text) {
    return text
      .normalize("NFKC")
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/[\u200e\u200f\u061c]/g, "")
      .replace(/٬/g, "’")
      .replace(/٫/g, ".")
      .replace(/\s+/g, " ")
      .trim();
  }

  /**
   * Reads the cells of a column. They are dates if most of them can be read as dates. Otherwise they
   * are numbers if most can be read as numbers, and else names.
   * @param {string[]} texts
   * @param {string} lang
   * @returns {CellValue[]}
   */
  function readColumn(texts, lang) {
    const cells = texts.map((text) => (EMPTY.test(plain(text)) ? null : plain(text)));
    const full = cells.filter((text) => text !== null).length;
    for (const read of [tableDates.read, tableNumbers.read]) {
      const values = read(cells, lang);
      if (values.filter((value) => value !== null).length >= full * MOST) return values;
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
      const isFormula = /^[=+@-]/.test(text) && !/^[+-][\s\d.,’'%]+$/.test(text);
      const safe = isFormula ? "'" + text : text;
      return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
    };
    return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  return { readColumn, order, toCsv };
})();
