// @ts-check
/* Starts the finder. Data flows in one direction: address → question → results → page. Whatever a reader
   changes becomes a new question. */

/**
 * The parts of the page that show a question and its results.
 * @typedef {object} Views
 * @property {Summary} summary
 * @property {Map<FacetKey, FacetList>} lists
 * @property {DateFields} dates
 * @property {Chart} chart
 * @property {ResultList} results
 * @property {HistoryWriter} history
 */

/**
 * @typedef {object} Finder
 * @property {HTMLElement} page
 * @property {HTMLInputElement} searchbox
 * @property {Facets} facets
 * @property {Archive} archive
 * @property {Question} question
 * @property {Results | null} results
 * @property {number} turn counts the questions, so that only the answer to the latest is drawn
 * @property {Views} views
 */

(() => {
  "use strict";

  const { find, findAll, findById } = finderDom;

  /**
   * @param {Finder} app
   * @returns {Views}
   */
  function createViews(app) {
    const { page, facets, archive } = app;
    const { years } = facets;
    const brush = find(page, ".date-chart");
    const lists = new Map();
    for (const box of findAll(page, "[data-facet]")) {
      const key = finderFacets.keyOf(box.dataset.facet);
      if (!key) continue;
      const select = (/** @type {string} */ id, /** @type {boolean} */ checked) => {
        const rest = app.question[key].filter((other) => other !== id);
        change(app, { [key]: checked ? [...rest, id] : rest });
      };
      lists.set(key, finderFacetList.create(box, key, archive, select));
    }
    return {
      summary: finderSummary.create(page, (sort) => change(app, { sort })),
      lists,
      dates: finderDateFields.create(
        page,
        facets,
        () => app.question,
        (patch) => change(app, patch),
      ),
      chart: finderChart.create(brush, years[0][0], years[years.length - 1][0]),
      results: finderResults.create(page, archive, readCard(app), {
        grown: () => finderHistory.saveSoon(app.views.history),
        failed: (error) => showError(error),
      }),
      history: finderHistory.create(() => ({
        question: app.question,
        wanted: app.views.results.wanted,
      })),
    };
  }

  /**
   * @param {Finder} app
   * @returns {(place: number) => Promise<Card>}
   */
  function readCard(app) {
    return (place) => finderCards.read(app.archive, place, finderLoader.load);
  }

  /* ---- question → results ---- */

  /**
   * @param {Finder} app
   * @param {Question} question
   * @returns {Promise<Results>}
   */
  async function search(app, question) {
    const { archive, page } = app;
    const hasText = !!question.q.trim();
    if (hasText) await finderLoader.load("script", page.dataset.script || "");
    const results = await finderSearch.search(archive, question, finderLoader.load);
    if (results.total || question.typing || !hasText) return results;
    /* A shared address can end in a word that was not typed to its end. */
    const asTyped = { ...question, typing: true };
    const others = await finderSearch.search(archive, asTyped, finderLoader.load);
    return others.total ? others : results;
  }

  /**
   * Answers the question and draws the results.
   * @param {Finder} app
   */
  async function refresh(app) {
    const { page, question, views } = app;
    const turn = ++app.turn;
    const isCurrent = () => turn === app.turn;
    const hasPassages = location.protocol !== "file:" && !!question.q.trim();
    try {
      const results = await search(app, question);
      if (!isCurrent()) return;
      app.results = results;
      findById("finder.error").hidden = true;
      showSummary(app, results);
      const isDrawn = await finderResults.show(views.results, { results, hasPassages, isCurrent });
      findById("finder.copy").hidden = !views.results.shown;
      if (!isDrawn) return;
      /* The reader waits for the results, so the counts and the chart are drawn after the next paint. */
      if (page.hidden) showCounts(app, results);
      else requestAnimationFrame(() => setTimeout(() => isCurrent() && showCounts(app, results)));
    } catch (error) {
      if (isCurrent()) showError(error);
    }
  }

  /** @param {unknown} error */
  function showError(error) {
    const box = findById("finder.error");
    box.hidden = false;
    find(box, "a", HTMLAnchorElement).href = location.href.split("#")[0];
    console.error(error);
  }

  /* ---- results → page ---- */

  /**
   * @param {Finder} app
   * @param {Results} results
   */
  function showSummary(app, results) {
    const { page, facets, question, searchbox } = app;
    /** @param {Partial<Question>} patch */
    function changed(patch) {
      if (patch.q !== undefined) searchbox.value = patch.q;
      change(app, patch);
    }
    finderSummary.show(app.views.summary, app.archive, question, results.total);
    finderChips.show(page, question, facets, { changed, cleared: () => clearFilters(app) });
    finderHelp.showRelaxations(page, question, results, facets, {
      changed,
      everything: () => {
        searchbox.value = "";
        clearFilters(app, { q: "" });
      },
    });
    finderHelp.showSuggestion(page, question, results.suggestion, () => {
      changed({ q: results.suggestion, typing: false });
      searchbox.focus();
    });
    finderFeedLink.show(page.dataset.root || "", question, facets);
  }

  /**
   * @param {Finder} app
   * @param {Results} results
   */
  function showCounts(app, results) {
    const { page, question, views } = app;
    for (const [key, list] of views.lists) {
      finderFacetList.show(list, results.counts[key], question[key]);
    }
    const any = question.any ? "1" : "";
    find(page, "[name=any][value='" + any + "']", HTMLInputElement).checked = true;
    finderDateFields.show(views.dates, question);
    finderChart.show(views.chart, results.months, question);
  }

  /* ---- reader → question ---- */

  /**
   * Changes the question.
   * @param {Finder} app
   * @param {Partial<Question>} patch
   * @param {boolean} [isStep] whether more changes follow, as while a reader types: then the history
   *   gets no entry of its own
   */
  function change(app, patch, isStep = false) {
    const { history, results } = app.views;
    if (!isStep) finderHistory.save(history);
    app.question = finderAddress.normalized({ ...app.question, ...patch });
    finderResults.want(results, 0);
    if (isStep) finderHistory.saveSoon(history);
    else finderHistory.push(history);
    findById("finder.unknown").hidden = true;
    refresh(app);
  }

  /**
   * @param {Finder} app
   * @param {Partial<Question>} [patch]
   */
  function clearFilters(app, patch = {}) {
    const { q, sort } = app.question;
    const { question } = finderAddress.read("", app.facets);
    change(app, { ...question, q, sort, ...patch });
  }

  /**
   * Reads the question from the address.
   * @param {Finder} app
   * @param {Position | null} position where the reader was when they left this address
   */
  async function arrive(app, position) {
    const { question, unknown } = finderAddress.read(location.search, app.facets);
    app.question = { ...question, typing: !!position?.typing };
    app.searchbox.value = question.q;
    finderResults.want(app.views.results, position?.wanted || 0);
    const line = findById("finder.unknown");
    line.hidden = !unknown.length;
    if (unknown.length) {
      line.textContent = finderFormat.message("unknown", { names: unknown.slice(0, 5).join(", ") });
    }
    await refresh(app);
    if (position?.y) scrollTo({ top: position.y, behavior: "instant" });
  }

  /** @param {Finder} app */
  function listen(app) {
    const { page, searchbox, views } = app;
    const text = () => finderAddress.cut(searchbox.value);
    searchbox.addEventListener("input", () => change(app, { q: text(), typing: true }, true));
    searchbox.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      change(app, { q: text(), typing: false }, true);
      finderHistory.save(views.history);
    });
    for (const radio of findAll(page, "[name=any]", HTMLInputElement)) {
      radio.addEventListener("change", () => change(app, { any: radio.value === "1" }));
    }
    finderChartInput.listen(views.chart, (dates, isStep) => change(app, dates, isStep));
    siteCopy.attach(findById("finder.copy", HTMLButtonElement), () =>
      finderCitations.write(page, app.facets, app.results, readCard(app)),
    );
    finderHistory.listen(views.history, views.results.list, (position) => arrive(app, position));
  }

  /** @param {HTMLElement} page */
  function openFiltersOnWideScreens(page) {
    const wide = matchMedia("(min-width: 60rem)");
    const filters = find(page, ".filters", HTMLDetailsElement);
    const update = () => {
      filters.open = wide.matches;
    };
    update();
    wide.addEventListener("change", update);
  }

  /** @param {Finder} app */
  async function showPage(app) {
    const { page, searchbox } = app;
    await arrive(app, history.state);
    const isTarget = location.hash === "#" + searchbox.id;
    document.documentElement.classList.add("finder-ready");
    find(document, ".searchbox").hidden = page.hidden = false;
    /* Only now the page is high enough. */
    if (history.state?.y) scrollTo({ top: history.state.y, behavior: "instant" });
    if (isTarget) searchbox.focus();
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   */
  async function start(page, facets) {
    if (!facets.years.length) return;
    const app = /** @type {Finder} */ ({
      page,
      searchbox: findById("page.q", HTMLInputElement),
      facets,
      archive: finderArchive.open(facets),
      question: finderAddress.read("", facets).question,
      results: null,
      turn: 0,
    });
    app.views = createViews(app);
    openFiltersOnWideScreens(page);
    listen(app);
    await showPage(app);
  }

  const page = document.getElementById("page.finder");
  if (!page) return;
  finderLoader
    .load("facets", page.dataset.facets || "")
    .then((facets) => start(page, { ...facets, words: page.dataset.words || "" }))
    .catch(showError);
})();
