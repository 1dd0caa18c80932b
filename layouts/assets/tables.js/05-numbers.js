// @ts-check
/* Reads the cells of a column as numbers. It must not know the page. */

const tableNumbers = (() => {
  "use strict";

  /* Signs, currencies and units may be beside the digits. */
  const NUMBER =
    /^([^\d−-]*)([−-]?)([^\d]*?)(\d{1,3}(?:[ ’']\d{3})+(?:[.,]\d+)?|\d[\d.,]*)([^\d]*)$/u;
  const IN_BRACKETS = /^\((.*\d.*)\)$/;
  /** @type {Record<string, number>} */
  const SCALES = {
    ...{ thousand: 1e3, million: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12, tn: 1e12 },
    ...{ 만: 1e4, 억: 1e8, 조: 1e12, 万: 1e4, 亿: 1e8, 億: 1e8 },
  };

  /**
   * @param {(string | null)[]} texts
   * @param {string} lang
   * @returns {(number | null)[]}
   */
  function read(texts, lang) {
    const parts = texts.map((text) => NUMBER.exec((text || "").replace(IN_BRACKETS, "-$1")));
    const mark = decimalMark(
      parts.map((part) => (part ? part[4].replace(/[ ’']/g, "") : "")),
      lang,
    );
    const values = parts.map((part) => {
      if (!part) return { unit: "", number: null };
      let digits = part[4].replace(/[ ’']/g, "").replace(/[.,]$/, "");
      digits = digits.split(mark === "," ? "." : ",").join("");
      const { unit, factor } = readUnit(part[1] + part[3] + part[5]);
      const isNegative = part[2] && !/\p{L}$/u.test(part[1]);
      const number = Number(digits.replace(",", ".")) * factor * (isNegative ? -1 : 1);
      return { unit, number: Number.isNaN(number) ? null : number };
    });
    /* Numbers with different units cannot be compared. */
    const unit = mostFrequent(values.filter((each) => each.number !== null).map((v) => v.unit));
    return values.map((value) => (value.unit === unit ? value.number : null));
  }

  /**
   * @param {string} text what stands beside the digits, such as "US$ million"
   * @returns {{unit: string, factor: number}} the letters of the unit, and by what it multiplies
   */
  function readUnit(text) {
    let factor = 1;
    const words = (text.toLowerCase().match(/\p{L}+/gu) || []).map((word) => {
      const scale = word in SCALES ? word : word[0] in SCALES ? word[0] : "";
      factor *= SCALES[scale] || 1;
      return word.slice(scale.length);
    });
    return { unit: words.join(""), factor };
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
