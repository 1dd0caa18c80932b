// @ts-check
/* Reads the cells of a column as dates. It must not know the page. */

const tableDates = (() => {
  "use strict";

  const ISO = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;
  /* "2018년 6월 12일", "2018年6月", "2018. 6. 12." */
  const YEAR_FIRST = /^(\d{4})(?:[년年]|[./])(?: ?(\d{1,2})[월月./]?)?(?: ?(\d{1,2})[일日./]?)?$/u;
  const DAY_FIRST = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
  const VIETNAMESE = /^(?:ngày )?(?:(\d{1,2}) )?tháng (\d{1,2})(?:,| năm)? (\d{4})$/i;
  /* The third group is a half of a year, and the others are quarters. */
  const QUARTER =
    /^(?:[QT]([1-4])\/? ?(\d{4})|(\d{4})[ -]?[QT]([1-4])|[HS]([12])\/? ?(\d{4})|([1-4])\. Quartal (\d{4})|(\d{4})[년年] ?第?([1-4])(?:분기|季度|四半期))$/i;
  /* Persian writes it at the end of some months, and browsers do not. */
  const HAMZA = /\u0654/g;
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
    const values = texts.map((text, place) => {
      const parts = slashes[place];
      if (parts) return days(+parts[3], +parts[isDayFirst ? 2 : 1], +parts[isDayFirst ? 1 : 2]);
      return readDigits(text || "") ?? readWords(text || "", months);
    });
    /* A table of one year may leave out the year. */
    const isWithoutYears = values.every((value) => value === null);
    return isWithoutYears ? texts.map((text) => readDayOfYear(text || "", months)) : values;
  }

  /**
   * @param {string} text such as "2018-06-12", "2018. 6.", "12.6.2018", "Q2 2018"
   * @returns {number | null}
   */
  function readDigits(text) {
    const first = ISO.exec(text) || YEAR_FIRST.exec(text);
    if (first) return days(+first[1], +(first[2] || 1), +(first[3] || 1));
    const last = DAY_FIRST.exec(text) || VIETNAMESE.exec(text);
    if (last) return days(+last[3], +last[2], +(last[1] || 1));
    const quarter = QUARTER.exec(text);
    if (!quarter) return null;
    const [number, year] = quarter
      .slice(1)
      .filter(Boolean)
      .sort((a, b) => a.length - b.length);
    return days(+year, quarter[5] ? +number * 6 - 5 : +number * 3 - 2, 1);
  }

  /**
   * @param {string} text such as "11 May 2021", "May 2021", "May 11, 2021", "11 de mayo de 2021", or from one
   *   day to another, as in "11–12 May 2021"
   * @param {Map<string, number>} months
   * @returns {number | null}
   */
  function readWords(text, months) {
    const { words, numbers, month } = partsOf(text, months);
    const years = numbers.filter((number) => number.length === 4);
    const others = numbers.filter((number) => number.length < 3);
    const isDate = month && years.length && years.length + others.length === numbers.length;
    const isRange = others.length === 2 || years.length === 2;
    if (!isDate || others.length > 2 || years.length > 2) return null;
    return words.length > (isRange ? 9 : 6) ? null : days(+years[0], month, +(others[0] || 1));
  }

  /**
   * @param {string} text such as "11 May", "May 11", "11–12 May", "May"
   * @param {Map<string, number>} months
   * @returns {number | null} its place in a leap year
   */
  function readDayOfYear(text, months) {
    const { words, numbers, month } = partsOf(text, months);
    const areDays = numbers.every((number) => number.length < 3);
    const isDate = month && areDays && numbers.length < 3 && words.length <= numbers.length * 2 + 1;
    return isDate ? days(2000, month, +(numbers[0] || 1)) : null;
  }

  /**
   * @param {string} text
   * @param {Map<string, number>} months
   */
  function partsOf(text, months) {
    const words =
      text
        .toLowerCase()
        .replace(HAMZA, "")
        .match(/[\p{L}\p{M}]+|\d+/gu) || [];
    const month = words.map((word) => months.get(word)).find(Boolean);
    return { words, numbers: words.filter((word) => /^\d/.test(word)), month };
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
                names.set(part.value.toLowerCase().replace(/\./g, "").replace(HAMZA, ""), month);
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
