// @ts-check
/* Reads the cells of a column as numbers. It must not know the page. */

const tableNumbers = (() => {
  "use strict";

  /* Signs, currencies and units may be beside the digits. */
  const NUMBER =
    /^([^\d−-]*)([−-]?)([^\d]*?)(\d{1,3}(?:[ ’']\d{3})+(?:[.,]\d+)?|\d[\d.,]*)([^\d]*)$/u;
  const IN_BRACKETS = /^\((.*\d.*)\)$/;
  /* "12 (est.)", "15 [a]" */
  const NOTE = /^(.*\d.*?) ?[([][^()[\]]*[)\]]$/u;
  const ORDINAL = /(\d)(?:st|nd|rd|th|er|e)(?!\p{L})/giu;
  /* The words for large numbers in the languages of the interface, and their usual short forms. */
  const SCALES = scalesOf({
    1e3: "thousand k tsd tausend mille millier milliers mil mila тыс тысяч тис тисяч ribu nghìn ngàn ألف آلاف هزار אלף",
    1e6:
      "million millions mn mio millionen millón millones milhão milhões milione milioni mln млн миллион миллиона " +
      "миллионов мільйон мільйони мільйонів juta triệu مليون ملايين میلیون מיליון",
    1e9:
      "billion billions bn mrd milliarde milliarden milliard milliards md mds bilhão bilhões miliardo miliardi mld " +
      "млрд миллиард миллиарда миллиардов мільярд мільярди мільярдів miliar tỷ tỉ مليار مليارات میلیارد מיליארד",
    1e12: "trillion trillions tn bio billionen billón billones trilhão trilhões трлн triliun تريليون تریلیون טריליון",
  });
  /* In East Asia, they stand directly before the unit, and several of them can follow each other. */
  /** @type {Record<string, number>} */
  const SIGNS = {
    ...{
      천: 1e3,
      만: 1e4,
      억: 1e8,
      조: 1e12,
      千: 1e3,
      万: 1e4,
      萬: 1e4,
      亿: 1e8,
      億: 1e8,
      兆: 1e12,
    },
  };

  /**
   * @param {Record<number, string>} words
   * @returns {Map<string, number>}
   */
  function scalesOf(words) {
    return new Map(
      Object.entries(words).flatMap(([factor, forms]) =>
        forms.split(" ").map((form) => /** @type {[string, number]} */ ([form, +factor])),
      ),
    );
  }

  /**
   * @param {(string | null)[]} texts
   * @param {string} lang
   * @returns {(number | null)[]}
   */
  function read(texts, lang) {
    const parts = texts.map((text) =>
      NUMBER.exec(
        (text || "").replace(NOTE, "$1").replace(IN_BRACKETS, "-$1").replace(ORDINAL, "$1"),
      ),
    );
    /* Beside "bn", "m" stands for millions, and otherwise for metres. */
    const scales = new Map(SCALES);
    if (
      parts.some((part) => part && wordsOf(part[5]).some((word) => (SCALES.get(word) || 0) > 1e6))
    )
      scales.set("m", 1e6);
    const mark = decimalMark(
      parts.map((part) => (part ? part[4].replace(/[ ’']/g, "") : "")),
      lang,
    );
    const values = parts.map((part) => {
      if (!part) return { units: [""], number: null };
      let digits = part[4].replace(/[ ’']/g, "").replace(/[.,]$/, "");
      digits = digits.split(mark === "," ? "." : ",").join("");
      const { units, factor } = readUnit(part[1] + part[3], part[5], scales);
      const isNegative = part[2] && !/\p{L}$/u.test(part[1]);
      const number = Number(digits.replace(",", ".")) * factor * (isNegative ? -1 : 1);
      return { units, number: Number.isNaN(number) ? null : number };
    });
    /* Numbers with different units cannot be compared. */
    const unit = mostFrequent(values.filter((v) => v.number !== null).map((v) => v.units[0])) || "";
    return values.map((value) => (value.units.includes(unit) ? value.number : null));
  }

  /**
   * @param {string} text
   * @returns {string[]}
   */
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) || [];

  /**
   * @param {string} before what stands before the digits, such as "US$"
   * @param {string} after what stands behind them, such as "million"
   * @param {Map<string, number>} scales
   * @returns {{units: string[], factor: number}} the letters of the unit, also without a first word such as
   *   "about", and by what it multiplies
   */
  function readUnit(before, after, scales) {
    let factor = 1;
    const words = wordsOf(before)
      .concat(wordsOf(after))
      .map((word) => {
        const scale = scales.get(word);
        if (scale) word = "";
        factor *= scale || 1;
        for (; word[0] in SIGNS; word = word.slice(1)) factor *= SIGNS[word[0]];
        return word;
      });
    const units = [words.join("")];
    if (wordsOf(before).length) units.push(words.slice(1).join(""));
    return { units, factor };
  }

  /**
   * @param {string[]} texts
   * @returns {string | undefined}
   */
  function mostFrequent(texts) {
    const counts = new Map();
    for (const text of texts) counts.set(text, (counts.get(text) || 0) + 1);
    return Array.from(counts.keys()).sort((a, b) => counts.get(b) - counts.get(a))[0];
  }

  /**
   * @param {string[]} numbers
   * @param {string} lang
   * @returns {string} the mark before the decimals in a column. If the cells do not show it, the language decides.
   */
  function decimalMark(numbers, lang) {
    const marks = numbers.map(markOf);
    const points = marks.filter((mark) => mark === ".").length;
    const commas = marks.filter((mark) => mark === ",").length;
    if (points !== commas) return points > commas ? "." : ",";
    const parts = new Intl.NumberFormat(lang).formatToParts(1.5);
    return parts.some((part) => part.type === "decimal" && part.value === ",") ? "," : ".";
  }

  /**
   * @param {string} digits
   * @returns {string} the mark before the decimals of a number; empty if it can be either
   */
  function markOf(digits) {
    const last = digits.match(/[.,](?=\d*$)/)?.[0];
    if (!last) return "";
    if (digits.indexOf(last) !== digits.lastIndexOf(last)) return last === "." ? "," : ".";
    const hasBoth = digits.includes(".") && digits.includes(",");
    return hasBoth || !/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? last : "";
  }

  return { read };
})();
