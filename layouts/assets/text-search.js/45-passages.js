// @ts-check
/* Replaces the summaries of results by passages from the pages of their briefs, if these show more of what
   the reader searches for. Only for results on the screen, and a few at a time. */

/**
 * A result whose summary can be replaced.
 * @typedef {{ card: Card, address: string, content: ListContent }} Target
 */

/**
 * @typedef {{ address: string, use: (text: string) => void }} PageRequest
 */

const textPassages = (() => {
  "use strict";

  const { find, findAll, make } = finderDom;
  const MAX_REQUESTS = 5;
  const MAX_CACHED = 200;
  const MAX_CHARACTERS = 240;
  /* The usual width of a character, as a share of the font size. */
  const CHARACTER_WIDTH = 0.5;
  /* Characters of Chinese, Japanese and Korean are wider. */
  const WIDE_SHARE = 0.53;
  const DEFAULT_LINES = 2;
  const BLOCKS = "p, li, h2, h3, h4, h5, h6, td, th, dt, dd, pre, figcaption, blockquote";
  const NO_TEXT = ".permalink, .footnote-ref, .footnote-back, .admonition-title";

  /** The texts of briefs by address. @type {Map<string, string>} */
  const texts = new Map();
  /** @type {PageRequest[]} */
  const waiting = [];
  /** @type {Set<PageRequest>} */
  const running = new Set();
  /** @type {WeakMap<Element, Target>} */
  const targets = new WeakMap();
  /* Measuring makes the browser lay out the page, so it is done once for each width. */
  const measured = { characters: 0 };

  /**
   * @param {string} html the page of a brief
   * @returns {string} its text
   */
  function textOf(html) {
    const prose = new DOMParser().parseFromString(html, "text/html").querySelector(".prose");
    if (!prose) return "";
    for (const each of findAll(prose, NO_TEXT, Element)) each.remove();
    for (const each of findAll(prose, BLOCKS, Element)) each.append(" ");
    return prose.textContent.replace(/\s+/g, " ").trim();
  }

  /**
   * @param {string} address
   * @returns {Promise<string>} "" if the page cannot be read
   */
  async function fetchText(address) {
    try {
      const response = await fetch(address);
      return response.ok ? textOf(await response.text()) : "";
    } catch {
      return "";
    }
  }

  /** @param {PageRequest} request */
  async function run(request) {
    running.add(request);
    const text = await fetchText(request.address);
    running.delete(request);
    if (texts.size >= MAX_CACHED) {
      const [oldest] = texts.keys();
      texts.delete(oldest);
    }
    if (text) {
      texts.set(request.address, text);
      request.use(text);
    }
    runNext();
  }

  function runNext() {
    while (running.size < MAX_REQUESTS) {
      const request = waiting.shift();
      if (!request) return;
      run(request);
    }
  }

  /**
   * @param {HTMLElement} summary
   * @returns {number} how many characters the lines of a summary have room for
   */
  function measureCharacters(summary) {
    if (!measured.characters) {
      const style = getComputedStyle(summary);
      const perLine = summary.clientWidth / (parseFloat(style.fontSize) * CHARACTER_WIDTH);
      measured.characters = perLine * (+style.webkitLineClamp || DEFAULT_LINES);
    }
    return measured.characters;
  }

  /** @param {Element} item */
  function summaryOf(item) {
    const [summary] = findAll(item, ".summary");
    if (summary) return summary;
    const title = find(item, "h3");
    const added = make("p", { class: "summary", lang: title.lang, dir: title.dir });
    title.after(added);
    return added;
  }

  /**
   * @param {Element} item
   * @param {Target} target
   * @param {string} text the text of the brief
   */
  function show(item, { card, content }, text) {
    const { highlights } = content.results;
    const summary = summaryOf(item);
    const share = /^(ko|ja|zh)/.test(card.lang) ? WIDE_SHARE : 1;
    const room = Math.floor(measureCharacters(summary) * share);
    const passage = textPassage.select(text, highlights, Math.min(room, MAX_CHARACTERS));
    const present = (card.summary || "").slice(0, room);
    /** @param {string} each */
    const matches = (each) => textPassage.countDifferent(each, highlights(each));
    if (matches(passage) <= matches(present)) return;
    summary.replaceChildren(...finderEntry.highlighted(passage, highlights));
  }

  const screen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target: item } of entries) {
      const target = targets.get(item);
      if (!isIntersecting || !target) continue;
      screen.unobserve(item);
      /** @param {string} text */
      const use = (text) => {
        if (target.content.isCurrent()) show(item, target, text);
      };
      waiting.push({ address: target.address, use });
    }
    runNext();
  });
  addEventListener("resize", () => {
    measured.characters = 0;
  });

  /**
   * Shows a passage in a result: at once if its brief was read before, otherwise when it is on the screen.
   * @param {Element} item
   * @param {Target} target
   */
  function watch(item, target) {
    const text = texts.get(target.address);
    targets.set(item, target);
    if (text) show(item, target, text);
    else screen.observe(item);
  }

  /** Forgets all results that wait for their passages. */
  function stop() {
    screen.disconnect();
    waiting.length = 0;
  }

  return { watch, stop };
})();
