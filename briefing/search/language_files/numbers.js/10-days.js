// @ts-check
/* Days and months in the text of a query, and the ways in which a brief can write them. This module must not know
   the index or the page. After a change, run tools/make_search_languages.py. */

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
  /* Two days of a month: 27-28, 27 and 28. */
  const DAYS = DAY + "(?:\\s?[-~]\\s?|\\s+(?:and|to)\\s+)" + DAY;
  const LEAP_YEAR = 2000;
  /* Before a date: punctuation marks and the day of the week. */
  const START =
    "[(\\[]*(?:(?:sun|mon|tue|wed|thu|fri|sat)(?:day|[nrsu][a-z]{0,3}day|rs|s)?\\.?,?\\s+)?(?:the\\s+)?";
  /* After a date: the day of the week in Korean, and then a particle or punctuation marks. */
  const WEEKDAY = "\\s?(?:\\([월화수목금토일]|\\(?[월화수목금토일]요일)\\)?";
  const END = "(?:" + WEEKDAY + ')?(?:[가-힣]{1,3}|[,.;:!?)\\]]+)?(?![^\\s"])';
  /* In the results of `writings` and `writingsInYear`, this represents any word. */
  const ANY = "x";
  /* Words between a day and a month, and between a month and a year, in other languages. */
  const OF = "(?:(?:de|del|năm)\\s+|d['’])?";
  /* Dates with spaces inside. All others are single words. */
  const PATTERNS = [
    "(?:\\d{4}\\s?년\\s*)?\\d{1,2}월\\s*\\d{1,2}일?\\s?[-~∼]\\s?\\d{1,2}일",
    DAYS + "\\s+" + MONTH + "(?:,?\\s+\\d{4})?",
    MONTH + "\\s+" + DAYS + "(?:,?\\s+\\d{4})?",
    DAY + "[\\s-]+(?:of\\s+)?" + MONTH + ",?[\\s-]+\\d{4}",
    MONTH + ",?\\s+(?:of\\s+)?\\d{4}",
    "\\d{4},?\\s+" + MONTH + "(?:\\s+" + DAY + ")?",
    MONTH + "\\s+" + DAY + ",?\\s+\\d{4}",
    "\\d{4}\\s?[년年]\\s*\\d{1,2}\\s?[월月](?:\\s*\\d{1,2}\\s?[일日])?",
    "\\d{4}\\.\\s*\\d{1,2}\\.\\s*\\d{1,2}\\.?",
    DAY + "\\s+(?:of\\s+)?" + MONTH,
    MONTH + "\\s+" + DAY,
    "\\d{1,2}[월月]\\s*\\d{1,2}[일日]",
  ];

  /** @param {string} name */
  function nameOrShort(name) {
    const rest = name.slice(3);
    return (
      name.slice(0, 3) +
      (rest ? "(?:" + (name === "September" ? "t?\\.?|" : "\\.?|") + rest + ")" : "")
    );
  }

  /**
   * @param {Language[]} languages
   * @returns {Map<string, number>} the months by all their names in these languages
   */
  function monthNames(languages) {
    /** @type {Map<string, number>} */
    const names = new Map();
    for (const { months = "" } of languages) {
      months.split(",").forEach((all, i) => {
        for (const name of all.split("|").filter(Boolean)) {
          names.set(name.toLowerCase(), i + 1);
          names.set(textTerms.withoutAccents(name.toLowerCase()), i + 1);
        }
      });
    }
    return names;
  }

  /**
   * @param {Language[]} languages
   * @returns {string[]} patterns of days with the names of months in these languages
   */
  function patternsOf(languages) {
    const names = Array.from(monthNames(languages).keys());
    if (!names.length) return [];
    const month = "(?:" + names.sort((a, b) => b.length - a.length).join("|") + ")";
    return [
      "(?:ngày\\s+)?\\d{1,2}(?:er|º|\\.)?\\s+" +
        OF +
        month +
        "\\.?(?:,?\\s+" +
        OF +
        "\\d{4}(?:\\s(?:года|року|[гр])\\.?)?)?",
      month + "\\.?,?\\s+" + OF + "\\d{4}(?:\\s(?:года|року|[гр])\\.?)?",
      "\\d{4}\\.?(?:\\sm\\.)?\\s+" + month + "\\s+\\d{1,2}\\.?",
    ];
  }

  /**
   * @param {Language[]} languages
   * @returns {string} a pattern of the dates with spaces inside
   */
  function pattern(languages) {
    return START + "(?:" + [...PATTERNS, ...patternsOf(languages)].join("|") + ")" + END;
  }

  /**
   * @param {string} text
   * @param {Language[]} languages
   * @returns {[year: string, month: string, day: string][]}
   */
  function numbersOfNames(text, languages) {
    const lower = text.toLowerCase().normalize("NFC");
    if (!patternsOf(languages).some((each) => new RegExp("^" + each + "$").test(lower))) return [];
    const months = monthNames(languages);
    const isNamed = (/** @type {string} */ name) =>
      new RegExp("(^|[\\s'’])" + name + "(?![\\p{L}\\p{N}])", "u").test(lower);
    const name = Array.from(months.keys())
      .filter(isNamed)
      .sort((a, b) => b.length - a.length)[0];
    const numbers = lower.replace(name, " ").match(/\d+/g) || [];
    const year = numbers.find((number) => number.length > 2);
    const day = numbers.find((number) => number.length < 3);
    return [[year || "0", String(months.get(name)), day || "0"]];
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
    const range = /^(?:(\d{4})\s?년\s*)?(\d\d?)월\s*(\d\d?)일?\s?[-~∼]\s?(\d\d?)일$/.exec(text);
    if (range) return [range[3], range[4]].map((day) => [range[1] || "0", range[2], day]);
    const yearFirst = /^(\d{4})([-./])(\d\d?)(?:\2(\d\d?))?$/.exec(text);
    if (yearFirst) return [[yearFirst[1], yearFirst[3], yearFirst[4] || "0"]];
    const compact = /^((?:1[89]|20)\d\d)([01]\d)([0-3]\d)$/.exec(text);
    if (compact) return [[compact[1], compact[2], compact[3]]];
    const monthFirst = /^(\d\d)[-./](\d{4})$/.exec(text);
    if (monthFirst) return [[monthFirst[2], monthFirst[1], "0"]];
    const korean =
      /^(\d{4})\s?(?:[년年]|\.)\s*(\d\d?)\s?(?:[월月]|\.)(?:\s*(\d\d?)\s?(?:[일日]|\.?))?$/.exec(
        text,
      );
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
    const withoutYear = /^(\d\d?)(?:[월月]\s*(\d\d?)[일日]|[·ㆍ.](\d\d?))$/.exec(text);
    if (!withoutYear) return numbersOfWords(text);
    return [["0", withoutYear[1], withoutYear[2] || withoutYear[3]]];
  }

  /**
   * @param {string} text with the name of a month
   * @returns {[year: string, month: string, day: string][]} one for each day that it names
   */
  function numbersOfWords(text) {
    const days = text.match(/\b\d\d?(?!\d)/g);
    const month = /[a-z]{3,}/i.exec(text.replace(/\d(st|nd|rd|th)\b|\b(?:of|and)\b/gi, ""));
    const year = /\d{4}/.exec(text);
    if (!month || !(days || year)) return [];
    return (days || ["0"]).map((day) => [year ? year[0] : "0", String(monthOf(month[0])), day]);
  }

  /**
   * @param {string} text one word of a query, or a date
   * @param {Language[]} languages
   * @returns {WrittenDate[]} what it can mean, if it is a date
   */
  function read(text, languages) {
    /* Without a year, only several words or Korean ones are a date. */
    const isKorean = languages.some(({ spacings }) => spacings);
    if (!/\d{4}|\s|[월月·ㆍ]/.test(text) && !isKorean) return [];
    const clean = text
      .replace(new RegExp("^" + START, "i"), "")
      .replace(/[.,;:!?)\]]+$/, "")
      .replace(new RegExp("(\\d일|\\.\\s*\\d+\\.?)" + WEEKDAY + "[가-힣]{0,3}$"), "$1");
    const bare = clean.replace(/(\d[일월]|^[\d./-]+)[가-힣]{1,3}$/, "$1");
    const own = numbersOfNames(clean, languages);
    const dates = (own.length ? own : numbersOf(bare)).map(([year, month, day]) => ({
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
   * @param {Language[]} languages
   * @param {number} place of a form in `dates`
   * @param {WrittenDate} date
   * @returns {string[]} the date in this form, in all languages
   */
  function inLanguages(languages, place, { year, month, day }) {
    return languages.flatMap(({ months = "", dates = "" }) => {
      const names = months.split(",")[month - 1];
      const forms = dates.split("|")[place];
      if (!names || !forms) return [];
      return names
        .split("|")
        .flatMap((name) =>
          forms
            .split("/")
            .map((form) =>
              form.replace("{d}", String(day)).replace("{M}", name).replace("{y}", String(year)),
            ),
        );
    });
  }

  /**
   * Between two parts of a date, a text can name another day: 12–13 June, June 12 and 13, 2018.
   * @param {string | number} one
   * @param {string | number} other
   * @returns {string[]} both with no word, one, two and three words between them
   */
  function withGaps(one, other) {
    return [0, 1, 2, 3].map((count) => [one, ...Array(count).fill(ANY), other].join(" "));
  }

  /**
   * @param {WrittenDate} date
   * @param {Language[]} languages
   * @returns {string[]} the ways to write it
   */
  function writings(date, languages) {
    const { year, month, day } = date;
    const name = MONTHS[month - 1];
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const korean = year + "년 " + month + "월";
    const chinese = year + "年" + month + "月";
    const others = inLanguages(languages, day ? 0 : 2, date);
    if (!day) {
      const numbers = [year + "-" + month, year + "-" + two(month), two(month) + "-" + year];
      return [...withGaps(name, year), korean, chinese, ...numbers, ...others];
    }
    const texts = [
      ...others,
      chinese + day,
      ...withGaps(day + " " + name, year),
      ...withGaps(name + " " + day, year),
      ...withGaps(name, day + " " + year),
      ...withGaps(day, name + " " + year).slice(0, 2),
      ...withGaps(korean, day).slice(0, 2),
    ];
    for (const m of new Set([String(month), two(month)])) {
      for (const d of new Set([String(day), two(day)])) {
        texts.push([year, m, d].join("-"), [d, m, year].join("-"));
        /* A day up to the 12th could also be read as a month. */
        if (day > 12) texts.push([m, d, year].join("-"));
      }
    }
    return texts;
  }

  /**
   * @param {WrittenDate} date
   * @param {Language[]} languages
   * @returns {string[]} the ways to write a day without its year
   */
  function writingsInYear(date, languages) {
    const { month, day } = date;
    const name = MONTHS[month - 1];
    const own = [
      ...withGaps(day, name).slice(0, 2),
      ...withGaps(name, day).slice(0, 2),
      ...withGaps(month + "월", day).slice(0, 2),
      month + "月" + day,
    ];
    return day ? [...own, ...inLanguages(languages, 1, date)] : [];
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
    if (/^\d+$/.test(term)) {
      return [
        term + (["th", "st", "nd", "rd"][last] || "th"),
        ...(term === "1" ? ["1er", "1o"] : []),
      ];
    }
    const name = MONTHS.map((month) => month.toLowerCase()).find((month) => month === term);
    return name ? [name.slice(0, 3), ...(name === "september" ? ["sept"] : [])] : [];
  }

  return { ANY, pattern, read, ranges, writings, writingsInYear, spellings };
})();
