// @ts-check
/* Starts the finder. Data flows in one direction: address → question → results → page. Whatever a reader
   changes becomes a new question. */

/**
 * The parts of the page that show a question and its results.
 * @typedef {object} Views
 * @property {Summary} summary
 * @property {ResultList} results
 * @property {HistoryWriter} history
 */

/**
 * @typedef {object} Finder
 * @property {HTMLElement} page
 * @property {HTMLInputElement} searchbox
 * @property {Facets} facets
 * @property {Archive} archive the newest years, or the whole archive as soon as a question needs it
 * @property {Question} question
 * @property {Results | null} results
 * @property {Tools | null} tools null until their script is loaded
 * @property {number} turn counts the questions, so that only the answer to the latest is drawn
 * @property {Views} views
 */

(() => {
  "use strict";

  const { find, findById } = finderDom;

  /**
   * @param {Finder} app
   * @returns {Views}
   */
  function createViews(app) {
    const { page, facets } = app;
    return {
      summary: finderSummary.create(page, (sort) => change(app, { sort })),
      results: finderResults.create(page, facets, readCard(app), {
        grown: () => finderHistory.saveSoon(app.views.history),
        exhausted: () => refresh(app),
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
   * @returns {number} how many of the newest briefs are enough to answer a question
   */
  function briefsFor({ archive, views }, question) {
    const { q, sort } = question;
    const isEasy = !q.trim() && !finderFacets.hasFilters(question) && sort !== "oldest";
    return isEasy && !archive?.isWhole ? views.results.wanted : Infinity;
  }

  /**
   * @param {Finder} app
   * @param {Question} question
   * @returns {Promise<[archive: Archive, results: Results]>}
   */
  async function search(app, question) {
    const { facets, page } = app;
    const { load } = finderLoader;
    const hasText = !!question.q.trim();
    const [archive] = await Promise.all([
      finderParts.open(facets, briefsFor(app, question), load),
      hasText && load("script", page.dataset.script || ""),
    ]);
    const results = await finderSearch.search(archive, question, load);
    if (!archive.isWhole) return [archive, finderTotals.complete(results, facets)];
    if (results.total || question.typing || !hasText) return [archive, results];
    /* The reader may have shared the address before the last word was complete. */
    const asTyped = { ...question, typing: true };
    const others = await finderSearch.search(archive, asTyped, load);
    return [archive, others.total ? others : results];
  }

  /**
   * Answers the question and draws the results.
   * @param {Finder} app
   */
  async function refresh(app) {
    const { question, views } = app;
    const turn = ++app.turn;
    const isCurrent = () => turn === app.turn;
    const hasPassages = !!question.q.trim();
    try {
      const [archive, results] = await search(app, question);
      await finderTasks.next();
      if (!isCurrent()) return;
      if (archive !== app.archive) finderResults.forget(views.results);
      app.archive = archive;
      app.results = results;
      findById("finder.error").hidden = true;
      showSummary(app, results);
      const isDrawn = await finderResults.show(views.results, { results, hasPassages, isCurrent });
      if (!isDrawn) return;
      const { tools } = app;
      if (!tools) return;
      /* The reader waits for the results, so the counts and the chart are drawn after the next paint. */
      finderTasks.painted().then(() => {
        if (isCurrent()) finderTools.show(tools, results);
      });
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
    /** @param {string} q */
    function ask(q) {
      changed({ q, typing: false });
      searchbox.focus();
    }
    finderSummary.show(app.views.summary, facets, question, results.total);
    /* The chart comes later. Its space is kept if there will be one. */
    const hasDates = !!(question.from || question.to);
    const isOneYear = facets.years.length < 2;
    find(page, ".date-chart").hidden = isOneYear || (!results.total && !hasDates);
    finderChips.show(page, question, facets, { changed, cleared: () => clearFilters(app) });
    /* The proposals of what to remove from the question are computed later. */
    if (results.total) find(page, ".no-results").hidden = true;
    finderCorrection.show(page, question, results.suggestion, ask);
    const explanation = findById("finder.explanation");
    explanation.hidden = !results.explanation;
    if (results.explanation) {
      textExplanationLine.draw(explanation, results.explanation, question, ask);
    }
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
    const { searchbox, views } = app;
    const text = () => finderAddress.cut(searchbox.value);
    searchbox.addEventListener("input", () => change(app, { q: text(), typing: true }, true));
    searchbox.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      change(app, { q: text(), typing: false }, true);
      finderHistory.save(views.history);
    });
    finderHistory.listen(views.history, views.results.list, (position) => arrive(app, position));
  }

  /** @param {Finder} app */
  async function showPage(app) {
    const { page, searchbox } = app;
    await arrive(app, history.state);
    const isTarget = location.hash === "#" + searchbox.id;
    const { classList } = document.documentElement;
    classList.add("finder-ready");
    classList.remove("finder-loading");
    find(document, ".searchbox").hidden = page.hidden = false;
    /* Before this, the page was not high enough to scroll so far. */
    if (history.state?.y) scrollTo({ top: history.state.y, behavior: "instant" });
    if (isTarget) searchbox.focus();
  }

  /** @returns {Promise<unknown>} resolves when all scripts of the page have run */
  function whenLoaded() {
    return new Promise((resolve) => {
      if (document.readyState === "complete") resolve(true);
      else addEventListener("load", resolve);
    });
  }

  /**
   * Loads what a reader uses after the first results are there.
   * @param {Finder} app
   */
  async function addTools(app) {
    const { page, searchbox, facets } = app;
    await finderTasks.painted();
    await Promise.all([finderLoader.load("tools", page.dataset.tools || ""), whenLoaded()]);
    app.tools = await finderTools.create({
      page,
      searchbox,
      facets,
      question: () => app.question,
      archive: () => app.archive,
      results: () => app.results,
      readCard: readCard(app),
      change: (patch, isStep) => {
        if (patch.q !== undefined) searchbox.value = patch.q;
        change(app, patch, isStep);
      },
      clear: (patch) => {
        if (patch) searchbox.value = patch.q;
        clearFilters(app, patch);
      },
    });
    if (app.results) finderTools.show(app.tools, app.results);
  }

  /**
   * Begins to load what a search for these words needs, before the facets are there.
   * @param {HTMLElement} page
   * @param {string} text
   */
  async function prefetch(page, text) {
    const { load } = finderLoader;
    const [directory] = await Promise.all([
      load("words", page.dataset.words || ""),
      load("script", page.dataset.script || ""),
    ]);
    textPrefetch.start(directory, text, load);
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
      question: finderAddress.read("", facets).question,
      results: null,
      tools: null,
      turn: 0,
    });
    app.views = createViews(app);
    listen(app);
    await showPage(app);
    await addTools(app);
  }

  const page = document.getElementById("page.finder");
  if (!page) return;
  const text = new URLSearchParams(location.search).get("q");
  if (text?.trim()) prefetch(page, text).catch(() => {});
  finderLoader
    .load("facets", page.dataset.facets || "")
    .then((facets) => {
      const { words = "", textTools = "", names } = page.dataset;
      const all = { ...facets, words, textTools };
      return start(page, names ? facetNames.inLanguageOf(document, all) : all);
    })
    .catch(showError);
})();
