// @ts-check
/* Years, months and days as readers write them. This module must not know anything else. */

/**
 * The first and the last day of a period, in days since 1970.
 * @typedef {[first: number, last: number]} DayRange
 */

const finderDates = (() => {
  "use strict";

  const MS_PER_DAY = 864e5;

  /**
   * @param {number} year
   * @param {number} month from 0; 12 is January of the next year
   */
  function firstDayOf(year, month) {
    return new Date(0).setUTCFullYear(year, month, 1) / MS_PER_DAY;
  }

  /**
   * @param {string} text for example "2021", "2021-05" or "2021-05-11"
   * @returns {DayRange | null} null if the text is none of these
   */
  function range(text) {
    const match = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text);
    if (!match) return null;
    const [year, month, day] = [+match[1], +(match[2] ?? 1) - 1, +(match[3] ?? 1)];
    if (month < 0 || month > 11 || day < 1 || day > 31) return null;
    const first = firstDayOf(year, month);
    const next = match[2] ? firstDayOf(year, month + 1) : firstDayOf(year + 1, 0);
    if (!match[3]) return [first, next - 1];
    /* 31 June is 30 June. */
    const only = Math.min(first + day - 1, next - 1);
    return [only, only];
  }

  /**
   * @param {string | null} text
   * @returns {string} the text if it is a year, a month or a day that exists, otherwise ""
   */
  function existing(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text || "");
    if (!match) return "";
    const [year, month, day] = [+match[1], +(match[2] ?? 1), +(match[3] ?? 1)];
    if (year < 1 || month < 1 || month > 12 || day < 1) return "";
    return day <= lastDayOfMonth(year, month) ? match[0] : "";
  }

  /**
   * @param {number} year
   * @param {number} month from 1
   * @returns {number} the number of its last day
   */
  function lastDayOfMonth(year, month) {
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
  }

  return { range, existing, lastDayOfMonth };
})();
