// @ts-check
/* Only in a preview: receives the changes since this page was served, and shows them and the problems of the
   last build. A page that is not visible does not listen, because a browser has few connections to a host. */

/**
 * A problem of the last build.
 * @typedef {object} PreviewProblem
 * @property {string} place
 * @property {number} line
 * @property {string} message
 * @property {string} hint
 * @property {[before: string, marked: string, after: string] | []} text the line, divided
 */

/**
 * An event from the server.
 * @typedef {object} PreviewEvent
 * @property {number} number
 * @property {boolean} reload
 * @property {boolean} changed whether this page changed
 * @property {string[]} styles the paths of changed style sheets
 * @property {PreviewProblem[]} problems
 */

(() => {
  "use strict";

  const SCROLL_KEY = "briefing-scroll";
  const MAX_PROBLEMS = 20;

  /**
   * @typedef {object} State
   * @property {string} number the number of the last event
   * @property {string} digest of the page that is shown
   * @property {EventSource | null} events
   * @property {Promise<Document | null> | null} served the page as the server sent it
   * @property {HTMLElement | null} overlay
   */

  /** @type {State} */
  const state = {
    number: document.currentScript?.dataset.number || "",
    digest: document.currentScript?.dataset.page || "",
    events: null,
    served: null,
    overlay: null,
  };

  /* ---- events ---- */

  function listen() {
    if (state.events || document.hidden) return;
    const query = new URLSearchParams({ page: location.pathname, since: state.number });
    state.events = new EventSource("/.briefing/events?" + query);
    state.events.onmessage = (event) => receive(JSON.parse(event.data));
  }

  function stopListening() {
    state.events?.close();
    state.events = null;
  }

  /** @param {PreviewEvent} event */
  function receive(event) {
    state.number = String(event.number);
    if (event.reload) reload();
    else if (event.changed) update();
    else showProblems(event.problems);
    event.styles.forEach(replaceStyle);
  }

  /* ---- a changed page ---- */

  function reload() {
    stopListening();
    savePosition();
    location.reload();
  }

  /** Shows the changed page without a reload if that is possible. */
  async function update() {
    stopListening();
    const [before, after] = await Promise.all([state.served, fetchPage()]);
    if (!before || !after || !repaint(before, after)) {
      reload();
      return;
    }
    const data = dataOf(after);
    state.served = Promise.resolve(after);
    state.number = data.number || "";
    state.digest = data.page || "";
    listen();
  }

  /** @returns {Promise<Document | null>} null if the page cannot be read */
  async function fetchPage() {
    try {
      const response = await fetch(location.href);
      if (!response.ok) return null;
      return new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      return null;
    }
  }

  /**
   * @param {Document} page
   * @returns {DOMStringMap} the data that the server added to the script of the preview
   */
  function dataOf(page) {
    const script = page.querySelector("script[data-number]");
    return script instanceof HTMLElement ? script.dataset : {};
  }

  /** Keeps the page as it was sent, unless it changed before this request. */
  function keepServedPage() {
    state.served ??= fetchPage().then((page) =>
      page && dataOf(page).page === state.digest ? page : null,
    );
  }

  /**
   * Adds the changed style sheet and removes the old one when the new one is loaded: nothing flashes.
   * @param {string} path
   */
  function replaceStyle(path) {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      if (!(old instanceof HTMLLinkElement)) continue;
      const url = new URL(old.href);
      if (!url.pathname.endsWith("/" + path)) continue;
      url.search = state.number;
      const fresh = /** @type {HTMLLinkElement} */ (old.cloneNode());
      fresh.href = url.href;
      fresh.onload = () => old.remove();
      old.after(fresh);
    }
  }

  /* ---- the scroll position ---- */

  function savePosition() {
    try {
      sessionStorage.setItem(SCROLL_KEY, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch {
      /* Storage is not allowed; then the browser restores what it can. */
    }
  }

  function restorePosition() {
    try {
      const [path, x, y] = JSON.parse(sessionStorage.getItem(SCROLL_KEY) || "[]");
      sessionStorage.removeItem(SCROLL_KEY);
      if (path === location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
    } catch {
      /* Storage is not allowed. */
    }
  }

  /* ---- problems ---- */

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} text
   * @param {string} [className]
   * @returns {HTMLElementTagNameMap[T]}
   */
  function make(tag, text, className = "") {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = className;
    return element;
  }

  /** @param {PreviewProblem[]} problems */
  function showProblems(problems) {
    state.overlay?.remove();
    state.overlay = null;
    if (!problems.length) return;
    const overlay = document.createElement("briefing-problems");
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = "/.briefing/preview.css";
    overlay.attachShadow({ mode: "open" }).append(sheet, problemBox(problems, overlay));
    document.documentElement.append(overlay);
    state.overlay = overlay;
  }

  /**
   * @param {PreviewProblem[]} problems
   * @param {HTMLElement} overlay
   */
  function problemBox(problems, overlay) {
    const box = make("section", "", "problems");
    box.setAttribute("role", "alert");
    box.lang = "en";
    const count = problems.length === 1 ? "1 problem" : problems.length + " problems";
    const advice = ". The preview is not updated until you correct this.";
    const head = make("p", count + advice, "head");
    const hide = make("button", "Hide");
    hide.type = "button";
    hide.onclick = () => overlay.remove();
    head.append(hide);
    box.append(head, ...problems.slice(0, MAX_PROBLEMS).map(problemArticle));
    const more = problems.length - MAX_PROBLEMS;
    if (more > 0) box.append(make("p", "… and " + more + " more."));
    return box;
  }

  /** @param {PreviewProblem} problem */
  function problemArticle({ place, line, message, hint, text }) {
    const article = make("article", "");
    article.append(make("p", place, "place"), make("p", message, "message"));
    if (text.length) {
      const [before, marked, after] = text;
      const source = make("pre", "", "line");
      const number = make("span", line + " │ ", "number");
      source.append(number, before, make("mark", marked || " "), after);
      article.append(source);
    }
    if (hint) article.append(make("p", hint, "hint"));
    return article;
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stopListening();
    else listen();
  });
  addEventListener("pagehide", stopListening);
  addEventListener("pageshow", listen);
  addEventListener("load", keepServedPage);
  document.addEventListener("DOMContentLoaded", restorePosition);
  listen();
})();
