// @ts-check
/* The fields for the first and the last date: years, and exact days. */

/**
 * @typedef {object} DateFields
 * @property {HTMLSelectElement[]} years the first and the last year
 * @property {HTMLInputElement[]} days the first and the last day
 * @property {HTMLDetailsElement} exact the disclosure with the days
 */

const finderDateFields = (() => {
  "use strict";

  const { find, findAll, make } = finderDom;
  /** @type {["from", "to"]} */
  const ENDS = ["from", "to"];

  /** @param {string} year */
  function yearOption(year) {
    return make("option", { value: year }, [finderFormat.date(year)]);
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @param {() => Question} currentQuestion
   * @param {(patch: Partial<Question>) => void} changed
   * @returns {DateFields}
   */
  function create(page, facets, currentQuestion, changed) {
    const fields = {
      years: findAll(page, ".facets select", HTMLSelectElement),
      days: findAll(page, "[type=date]", HTMLInputElement),
      exact: find(page, ".exact-dates", HTMLDetailsElement),
    };
    const first = facets.years[0][0];
    const last = facets.years[facets.years.length - 1][0];
    fields.years.forEach((select, end) => {
      for (let year = last; year >= first; year--) select.append(yearOption(String(year)));
      select.addEventListener("change", () => {
        changed(yearPatch(currentQuestion(), end, select.value));
      });
    });
    fields.days.forEach((input, end) => {
      input.addEventListener("change", () => {
        changed({ [ENDS[end]]: finderDates.existing(input.value) });
      });
    });
    return fields;
  }

  /**
   * @param {Question} question
   * @param {number} end 0 for the first year, 1 for the last
   * @param {string} year
   * @returns {Partial<Question>}
   */
  function yearPatch(question, end, year) {
    const other = question[ENDS[1 - end]].slice(0, 4);
    /* If the range would end before it begins, both ends get the new year. */
    const isReversed = year && other && (end ? other > year : other < year);
    return isReversed ? { from: year, to: year } : { [ENDS[end]]: year };
  }

  /**
   * @param {string} text a year, a month or a day
   * @param {number} end 0 for the first day of the period, 1 for the last
   * @returns {string} a day
   */
  function dayOf(text, end) {
    const month = text.length > 4 ? text : text + (end ? "-12" : "-01");
    if (month.length > 7) return month;
    const last = finderDates.lastDayOfMonth(+month.slice(0, 4), +month.slice(5, 7));
    return month + (end ? "-" + last : "-01");
  }

  /**
   * @param {DateFields} fields
   * @param {Question} question
   */
  function show(fields, question) {
    const isExact = question.from.length > 4 || question.to.length > 4;
    ENDS.forEach((name, end) => {
      const text = question[name];
      const year = text.slice(0, 4);
      const select = fields.years[end];
      select.value = year;
      if (select.value !== year) {
        select.append(yearOption(year));
        select.value = year;
      }
      const input = fields.days[end];
      /* A field with the focus is not changed while the reader types in it. */
      if (input !== document.activeElement) input.value = isExact && text ? dayOf(text, end) : "";
    });
    if (isExact) fields.exact.open = true;
  }

  return { create, show };
})();
