// @ts-check
/* Texts, numbers and dates in the language of the page, as the pages have them. All their forms are in the
   template "finder.messages". `Intl` is not used: before it writes its first number or date, it blocks a
   phone for a tenth of a second, and its forms depend on the browser. */
const finderFormat = (() => {
  "use strict";

  const { lang } = document.documentElement;
  /* The page has the plural form of each number below this one. */
  const PLURALS = 200;
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

  /**
   * @param {string} name
   * @param {Record<string, string>} [values] what replaces each {…}
   * @returns {string}
   */
  function message(name, values = {}) {
    return messages[name].replace(/\{([\w:]+)\}/g, (_, key) => values[key]);
  }

  /**
   * Years and other numbers without separators.
   * @param {number | string} value
   * @returns {string} in the digits of the page
   */
  function digits(value) {
    const own = Array.from(messages.digits);
    return String(value).replace(/\d/g, (digit) => own[+digit]);
  }

  /**
   * @param {number} value a whole number of at most ten digits
   * @returns {string} with the separators of the number that the page has as an example
   */
  function number(value) {
    const rest = Array.from(digits(value));
    let text = "";
    for (const sign of Array.from(messages.number).reverse()) {
      if (rest.length) text = (messages.digits.includes(sign) ? rest.pop() : sign) + text;
    }
    return text;
  }

  /**
   * A message with a whole number, in the form that the language of the page has for it.
   * @param {string} name
   * @param {number} value
   * @param {Record<string, string>} [values]
   */
  function count(name, value, values = {}) {
    const place = value < PLURALS ? value : 100 + (value % 100);
    const form = name + "-" + messages.plurals.split(" ")[place];
    return message(form in messages ? form : name + "-other", { count: number(value), ...values });
  }

  /**
   * @param {string} iso a year, a month or a day
   * @returns {string} the date as text, with spaces that do not break
   */
  function date(iso) {
    const [year, month, day] = iso.slice(0, 10).split("-");
    const values = { year: digits(year) };
    if (!month) return message("year", values);
    if (!day) return message("month-" + +month, values);
    /* French readers expect 1er mai. */
    const first = day === "01" && messages["first-day"];
    return message("day-" + +month, {
      ...values,
      day: first || digits(+day),
      "day:02": digits(day),
    });
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
