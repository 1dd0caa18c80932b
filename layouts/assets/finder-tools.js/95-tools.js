// @ts-check
/* The parts of the finder's page that a reader uses after the first results are there: the filters, the
   chart, the fields for dates, the suggestions, the feed and the citations. */

/**
 * What the tools use of the finder.
 * @typedef {object} FinderAccess
 * @property {HTMLElement} page
 * @property {HTMLInputElement} searchbox
 * @property {Facets} facets
 * @property {() => Question} question
 * @property {() => Archive} archive
 * @property {() => Results | null} results
 * @property {(place: number) => Promise<Card>} readCard
 * @property {(patch: Partial<Question>, isStep?: boolean) => void} change
 * @property {(patch?: { q: string }) => void} clear removes all filters, and sets the search text
 */

/**
 * @typedef {object} Tools
 * @property {FinderAccess} app
 * @property {Map<FacetKey, FacetList>} lists
 * @property {DateFields} dates
 * @property {Chart} chart
 * @property {Sheet} sheet
 * @property {Combobox} combobox
 */

const finderTools = (() => {
  "use strict";

  const { find, findAll, findById } = finderDom;

  /**
   * @param {FinderAccess} app
   * @returns {Map<FacetKey, FacetList>}
   */
  function createLists({ page, facets, question, change }) {
    const lists = new Map();
    for (const { key } of finderFacets.FACETS) {
      const select = (/** @type {string} */ id, /** @type {boolean} */ checked) => {
        const rest = question()[key].filter((other) => other !== id);
        change({ [key]: checked ? [...rest, id] : rest });
      };
      for (const box of findAll(page, "[data-facet=" + key + "]")) {
        lists.set(key, finderFacetList.create(box, key, facets, select));
      }
    }
    return lists;
  }

  /**
   * Makes the parts of the page work, in several tasks.
   * @param {FinderAccess} app
   * @returns {Promise<Tools>}
   */
  async function create(app) {
    await finderTasks.next();
    const { page, facets, change } = app;
    for (const radio of findAll(page, "[name=any]", HTMLInputElement)) {
      radio.addEventListener("change", () => change({ any: radio.value === "1" }));
    }
    finderCitations.listen(page, facets, app.results);
    /* Only searches after which the reader opened a result are stored. */
    find(page, "#results").addEventListener("click", () => {
      finderCombobox.remember(app.question().q);
    });
    const { years } = facets;
    const chart = finderChart.create(
      find(page, ".date-chart"),
      years[0][0],
      years[years.length - 1][0],
    );
    finderChartInput.listen(chart, change);
    const combobox = finderCombobox.create(app);
    await finderTasks.next();
    const lists = createLists(app);
    await finderTasks.next();
    const dates = finderDateFields.create(page, facets, app.question, change);
    /* Its button opens the lists and the fields. */
    const sheet = finderSheet.create(page, () => app.clear());
    return { app, chart, lists, dates, sheet, combobox };
  }

  /**
   * Draws the counts of new results, each part of the page in a task of its own.
   * @param {Tools} tools
   * @param {Results} results
   */
  async function show(tools, results) {
    for (const draw of [drawChart, drawLists, drawOthers]) {
      await finderTasks.next();
      if (tools.app.results() !== results) return;
      draw(tools, results);
    }
  }

  /**
   * @param {Tools} tools
   * @param {Results} results
   */
  function drawChart({ app, chart }, results) {
    finderChart.show(chart, results.months, app.question());
    finderNoResults.show(app, results);
  }

  /**
   * @param {Tools} tools
   * @param {Results} results
   */
  function drawLists({ app, lists, dates }, results) {
    const { page } = app;
    const question = app.question();
    for (const [key, list] of lists) {
      finderFacetList.show(list, results.counts[key], question[key]);
    }
    const any = question.any ? "1" : "";
    find(page, "[name=any][value='" + any + "']", HTMLInputElement).checked = true;
    finderDateFields.show(dates, question);
  }

  /**
   * @param {Tools} tools
   * @param {Results} results
   */
  function drawOthers({ app, sheet, combobox }, results) {
    const { page, facets } = app;
    const question = app.question();
    finderSheet.show(sheet, question, results.total);
    finderCombobox.show(combobox, results).catch(() => {});
    finderFeedLink.show(page.dataset.root || "", question, facets);
    for (const button of [findById("finder.copy"), ...findAll(page, "[data-save]")]) {
      button.hidden = !results.total;
    }
    find(page, ".facets").hidden = false;
  }

  return { create, show };
})();
