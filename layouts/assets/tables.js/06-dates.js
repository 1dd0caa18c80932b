// @ts-check
/* Reads the cells of a column as dates. It must not know the page. */

const tableDates = (() => {
  "use strict";

  const ISO = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;
  /* "2018년 6월 12일", "2018年6月", "2018. 6. 12." */
  const YEAR_FIRST = /^(\d{4})(?:[년年]|[./])(?: ?(\d{1,2})[월月./]?)?(?: ?(\d{1,2})[일日./]?)?$/u;
  const DAY_FIRST = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
  const QUARTER = /^(?:Q([1-4])\/? ?(\d{4})|(\d{4})[ -]?Q([1-4])|(\d{4})년 ?([1-4])분기)$/i;
  const WITH_SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

  /**
   * @param {(string | null)[]} texts
   * @param {string} lang
   * @returns {(number | null)[]} days since 1970
   */
  function read(texts, lang) {
    const months = monthNames(lang);
    const slashes = texts.map((text) => WITH_SLASHES.exec(text || ""));
    const isDayFirst =
      slashes.some((match) => match && +match[1] > 12) ||
      (!slashes.some((match) => match && +match[2] > 12) && !/^en(-US)?$/.test(lang));
    return texts.map((text, place) => {
      const parts = slashes[place];
      if (parts) return days(+parts[3], +parts[isDayFirst ? 2 : 1], +parts[isDayFirst ? 1 : 2]);
      return readDigits(text || "") ?? readWords(text || "", months);
    });
  }

  /**
   * @param {string} text such as "2018-06-12", "2018. 6.", "12.6.2018", "Q2 2018"
   * @returns {number | null}
   */
  function readDigits(text) {
    const first = ISO.exec(text) || YEAR_FIRST.exec(text);
    if (first) return days(+first[1], +(first[2] || 1), +(first[3] || 1));
    const last = DAY_FIRST.exec(text);
    if (last) return days(+last[3], +last[2], +last[1]);
    const quarter = QUARTER.exec(text);
    if (!quarter) return null;
    const [number, year] = quarter
      .slice(1)
      .filter(Boolean)
      .sort((a, b) => a.length - b.length);
    return days(+year, +number * 3 - 2, 1);
  }

  /**
   * @param {string} text such as "11 May 2021", "May 2021", "May 11, 2021", "11 de mayo de 2021"
   * @param {Map<string, number>} months
   * @returns {number | null}
   */
  function readWords(text, months) {
    const words = text.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) || [];
    const month = words.map((word) => months.get(word)).find(Boolean);
    const numbers = words.filter((word) => /^\d/.test(word));
    const years = numbers.filter((number) => number.length === 4);
    const others = numbers.filter((number) => number.length < 3);
    const isDate = month && years.length === 1 && years.length + others.length === numbers.length;
    if (!isDate || others.length > 1 || words.length > 6) return null;
    return days(+years[0], month, +(others[0] || 1));
  }

  /**
   * @param {string} lang
   * @returns {Map<string, number>} the months of a language and of English by their names, which can
   *   be short
   */
  function monthNames(lang) {
    const names = new Map([["sept", 9]]);
    for (const tag of ["en", lang])
      for (const length of /** @type {const} */ (["long", "short"]))
        for (const day of /** @type {const} */ ([undefined, "numeric"])) {
          const options = { month: length, day, timeZone: "UTC", calendar: "gregory" };
          const format = new Intl.DateTimeFormat(tag, options);
          for (let month = 1; month <= 12; month += 1)
            for (const part of format.formatToParts(Date.UTC(2021, month - 1, 1)))
              if (part.type === "month" && !/\d/.test(part.value))
                names.set(part.value.toLowerCase().replace(/\./g, ""), month);
        }
    return names;
  }

  /**
   * @param {number} year
   * @param {number} month from 1
   * @param {number} day
   * @returns {number | null}
   */
  function days(year, month, day) {
    const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return isDate ? Date.UTC(year, month - 1, day) / 86_400_000 : null;
  }

  return { read };
})();
