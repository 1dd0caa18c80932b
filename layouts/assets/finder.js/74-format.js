// @ts-check
/* Texts, numbers and dates in the language of the page. The texts are in the template "finder.messages". */
const finderFormat = (() => {
  "use strict";

  const { lang, dataset } = document.documentElement;
  /* Calendar and digits are those of the pages: a browser would write Persian dates in another calendar.
     English without a country is written as in 11 May 2021. */
  const locale =
    (lang === "en" ? "en-GB" : lang) + "-u-ca-gregory-nu-" + (dataset.numbers || "latn");
  const { format: number } = new Intl.NumberFormat(locale);
  /* Years and other numbers without separators. */
  const { format: digits } = new Intl.NumberFormat(locale, { useGrouping: false });
  const plurals = new Intl.PluralRules(locale);
  const months = dateFormat({ year: "numeric", month: "long" });
  const days = dateFormat({ year: "numeric", month: "long", day: "numeric" });
  /** @type {Record<string, string>} */
  const messages = {};
  addMessages(document);

  /**
   * Takes the texts of a page.
   * @param {Document} page
   */
  function addMessages(page) {
    const template = page.getElementById("finder.messages");
    if (!(template instanceof HTMLTemplateElement)) return;
    for (const each of template.content.querySelectorAll("[data-word]")) {
      messages[each.getAttribute("data-word") || ""] = each.textContent || "";
    }
  }

  /** @param {Intl.DateTimeFormatOptions} options */
  function dateFormat(options) {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} [values] what replaces each {…}
   * @returns {string}
   */
  function message(name, values = {}) {
    return messages[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /**
   * A message with a whole number, in the form that the language of the page has for it.
   * @param {string} name
   * @param {number} value
   * @param {Record<string, string>} [values]
   */
  function count(name, value, values = {}) {
    const form = name + "-" + plurals.select(value);
    return message(form in messages ? form : name + "-other", { count: number(value), ...values });
  }

  /**
   * @param {string} iso a year, a month or a day
   * @returns {string} the date as text, with spaces that do not break
   */
  function date(iso) {
    if (iso.length === 4) return message("year", { year: digits(+iso) });
    const text = (iso.length > 7 ? days : months).format(new Date(iso.slice(0, 10)));
    /* French readers expect 1er mai. */
    const written = lang.startsWith("fr") ? text.replace(/^1 /, "1er ") : text;
    return written.replace(/ /g, "\u00a0");
  }

  /**
   * @param {string} first
   * @param {string} last
   * @returns {string} a period as text; either end can be ""
   */
  function period(first, last) {
    if (first === last) return date(first);
    if (!last) return message("since", { date: date(first) });
    if (!first) return message("until", { date: date(last) });
    return message("span", { first: date(first), last: date(last) });
  }

  return { lang, addMessages, message, number, digits, count, date, period };
})();
