// @ts-check
/* Days and months in the text of a query, and the ways in which a brief can write them. This module must
   not know the index or the page. */

/**
 * What a date means; `day` is 0 for a whole month, and `year` for a day of any year.
 * @typedef {{ year: number, month: number, day: number }} WrittenDate
 */

const textDays = (() => {
  "use strict";

  const MONTHS =
    "January February March April May June July August September October November December".split(
      " ",
    );
  const MONTH = "(?:" + MONTHS.map((name) => nameOrShort(name)).join("|") + ")";
  const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
  const LEAP_YEAR = 2000;
  /* What follows the date in its word: a particle or a punctuation mark. */
  const END = '(?:[가-힣]{1,3}|[,.;:!?)]+)?(?![^\\s"])';
  /* Dates with spaces inside. All others are single words. */
  const PATTERN =
    "(?:" +
    [
      DAY + "\\s+(?:of\\s+)?" + MONTH + ",?\\s+\\d{4}",
      MONTH + "\\s+" + DAY + ",?\\s+\\d{4}",
      "\\d{4}년\\s*\\d{1,2}월(?:\\s*\\d{1,2}일)?",
      "\\d{4}\\.\\s*\\d{1,2}\\.\\s*\\d{1,2}\\.?",
      DAY + "\\s+(?:of\\s+)?" + MONTH,
      MONTH + "\\s+" + DAY,
      "\\d{1,2}월\\s*\\d{1,2}일",
    ].join("|") +
    ")" +
    END;

  /** @param {string} name */
  function nameOrShort(name) {
    const rest = name.slice(3);
    return (
      name.slice(0, 3) +
      (rest ? "(?:" + (name === "September" ? "t?\\.?|" : "\\.?|") + rest + ")" : "")
    );
  }

  /**
   * @param {string} name
   * @returns {number} from 1
   */
  function monthOf(name) {
    const start = name.slice(0, 3).toLowerCase();
    return MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === start) + 1;
  }

  /**
   * @param {string} text
   * @returns {[year: string, month: string, day: string][]}
   */
  function numbersOf(text) {
    const yearFirst = /^(\d{4})([-./])(\d\d?)(?:\2(\d\d?))?$/.exec(text);
    if (yearFirst && (yearFirst[4] || yearFirst[2] === "-")) {
      return [[yearFirst[1], yearFirst[3], yearFirst[4] || "0"]];
    }
    const korean = /^(\d{4})(?:년|\.)\s*(\d\d?)(?:월|\.)(?:\s*(\d\d?)(?:일|\.?))?$/.exec(text);
    if (korean) return [[korean[1], korean[2], korean[3] || "0"]];
    const dayFirst = /^(\d\d?)([-./])(\d\d?)\2(\d{4})$/.exec(text);
    if (dayFirst) {
      const [, one, sign, other, year] = dayFirst;
      /* With strokes, British and American dates look the same. */
      return sign === "/"
        ? [
            [year, other, one],
            [year, one, other],
          ]
        : [[year, other, one]];
    }
    const withoutYear = /^(\d\d?)월\s*(\d\d?)일$/.exec(text);
    return withoutYear ? [["0", withoutYear[1], withoutYear[2]]] : numbersOfWords(text);
  }

  /**
   * @param {string} text with the name of a month
   * @returns {[year: string, month: string, day: string][]}
   */
  function numbersOfWords(text) {
    const day = /\b\d\d?(?!\d)/.exec(text);
    const month = /[a-z]{3,}/i.exec(text.replace(/\d(st|nd|rd|th)\b|\bof\b/gi, ""));
    const year = /\d{4}$/.exec(text);
    return day && month ? [[year ? year[0] : "0", String(monthOf(month[0])), day[0]]] : [];
  }

  /**
   * @param {string} text one word of a query, or a date
   * @returns {WrittenDate[]} what it can mean, if it is a date
   */
  function read(text) {
    /* Without a year, only several words or Korean ones are a date. */
    if (!/\d{4}|\s|월/.test(text)) return [];
    const bare = text.replace(/[,;:!?)]+$/, "").replace(/(\d[일월]|^[\d./-]+)[가-힣]{1,3}$/, "$1");
    const dates = numbersOf(bare.trim()).map(([year, month, day]) => ({
      year: +year,
      month: +month,
      day: +day,
    }));
    return dates.filter(
      ({ year, month, day }) =>
        month > 0 && month < 13 && day <= finderDates.lastDayOfMonth(year || LEAP_YEAR, month),
    );
  }

  /**
   * @param {WrittenDate} date of one year
   * @returns {DayRange}
   */
  function rangeOf({ year, month, day }) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const text = year + "-" + two(month) + (day ? "-" + two(day) : "");
    return /** @type {DayRange} */ (finderDates.range(text));
  }

  /**
   * @param {WrittenDate} date
   * @returns {string[]} the ways to write it
   */
  function writings({ year, month, day }) {
    const name = MONTHS[month - 1];
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const korean = year + "년 " + month + "월";
    if (!day) return [name + " " + year, korean, year + "-" + two(month)];
    const texts = [
      day + " " + name + " " + year,
      name + " " + day + " " + year,
      korean + " " + day,
    ];
    for (const m of new Set([String(month), two(month)])) {
      for (const d of new Set([String(day), two(day)])) {
        texts.push([year, m, d].join("-"), [d, m, year].join("-"));
        /* Only a day after the 12th cannot be a month. */
        if (day > 12) texts.push([m, d, year].join("-"));
      }
    }
    return texts;
  }

  /**
   * @param {WrittenDate} date
   * @returns {string[]} the ways to write a day without its year
   */
  function writingsInYear({ month, day }) {
    const name = MONTHS[month - 1];
    return day ? [day + " " + name, name + " " + day, month + "월 " + day] : [];
  }

  /**
   * @param {WrittenDate} date
   * @param {number[]} years
   * @returns {DayRange[]} the days that it means, if it is in one of these years or has a year
   */
  function ranges({ year, month, day }, years) {
    return (year ? [year] : years)
      .filter((each) => day <= finderDates.lastDayOfMonth(each, month))
      .map((each) => rangeOf({ year: each, month, day }));
  }

  /**
   * @param {string} term of a date with the name of a month
   * @returns {string[]} other ways to write it: 12th, Jun
   */
  function spellings(term) {
    const last = /^1\d$/.test(term) ? 0 : Number(term.slice(-1));
    if (/^\d+$/.test(term)) return [term + (["th", "st", "nd", "rd"][last] || "th")];
    const name = MONTHS.map((month) => month.toLowerCase()).find((month) => month === term);
    return name ? [name.slice(0, 3), ...(name === "september" ? ["sept"] : [])] : [];
  }

  return { PATTERN, read, ranges, writings, writingsInYear, spellings };
})();
