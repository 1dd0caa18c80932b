// @ts-check
/* Replaces the summaries of results by passages from the pages of their briefs, if these show more of what
   the reader searches for. Only for results on the screen, and a few at a time. */

/**
 * A result whose summary can be replaced.
 * @typedef {{ card: Card, address: string, content: ListContent }} Target
 */

/**
 * @typedef {{ address: string, use: (blocks: Block[]) => void }} PageRequest
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
  /* If a text does not fit, it is tried again with this share of its characters, down to a least number. */
  const SMALLER = 0.95;
  const MIN_CHARACTERS = 20;
  /* About the width of the link before a passage, in characters. */
  const LINK_CHARACTERS = 18;
  /* Old browsers do not know text fragments: Safari and Firefox know them since 2024. */
  const HAS_FRAGMENTS = "fragmentDirective" in document;

  /** The texts of briefs by address. @type {Map<string, Block[]>} */
  const texts = new Map();
  /** @type {PageRequest[]} */
  const waiting = [];
  /** @type {Set<PageRequest>} */
  const running = new Set();
  /** @type {WeakMap<Element, Target>} */
  const targets = new WeakMap();
  const measured = { characters: 0 };

  /** Resolves when site.js has run: on a slow connection, it may come after this script.
   * @returns {Promise<unknown>} */
  function siteScript() {
    if (typeof sitePages !== "undefined") return Promise.resolve();
    return new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  }

  /** @param {PageRequest} request */
  async function run(request) {
    running.add(request);
    await siteScript();
    const blocks = textBlocks.read(await sitePages.read(request.address));
    running.delete(request);
    if (texts.size >= MAX_CACHED) {
      const [oldest] = texts.keys();
      texts.delete(oldest);
    }
    if (blocks.length) {
      texts.set(request.address, blocks);
      await finderTasks.next();
      request.use(blocks);
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
   * @returns {number} about how many characters the lines of a summary have room for
   */
  function measureCharacters(summary) {
    if (!measured.characters) {
      const style = getComputedStyle(summary);
      const perLine = summary.clientWidth / (parseFloat(style.fontSize) * CHARACTER_WIDTH);
      const lines = Math.round(summary.clientHeight / parseFloat(style.lineHeight));
      measured.characters = perLine * lines;
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
   * @param {Passage} passage
   * @param {Target} target
   * @returns {HTMLElement | string} a link that opens the brief at the passage
   */
  function linkTo({ section, address: place }, { address, content }) {
    if (!place) return "";
    const open = finderFormat.message("open-passage");
    const { lang } = finderFormat;
    const before = section && make("span", { class: "visually-hidden", lang }, [open + ": "]);
    const label = section
      ? finderEntry.highlighted(section, content.results.highlights)
      : [make("span", { lang }, [open])];
    return make("a", { class: "passage", href: address + place, title: section && open }, [
      before,
      ...label,
    ]);
  }

  /**
   * The style sheet would cut a word in the middle.
   *
   * @param {string} text
   * @param {number} room
   * @returns {string} the text, or its first words if they are longer than the room
   */
  function cut(text, room) {
    if (text.length <= room) return text;
    const end = text.lastIndexOf(" ", room - 1);
    return text.slice(0, end > 0 ? end : room - 1).replace(/[\s,;:–—-]+$/u, "") + "…";
  }

  /**
   * @param {Target} target
   * @param {Block[]} blocks
   * @param {number} characters
   * @param {number} share
   * @returns {(Node | string)[]} the passage with its link, or the summary if this shows more matches
   */
  function contentOf(target, blocks, characters, share) {
    const { card, content } = target;
    const { highlights } = content.results;
    const room = Math.floor(characters - LINK_CHARACTERS * share);
    const passage = textPassage.select(blocks, highlights, room, HAS_FRAGMENTS);
    const present = cut(card.summary || "", Math.floor(characters));
    /** @param {string} each */
    const matches = (each) => textPassage.different(highlights(each)).size;
    if (!passage || matches(passage.text) < matches(present)) {
      return finderEntry.highlighted(present, highlights);
    }
    return [linkTo(passage, target), " ", ...finderEntry.highlighted(passage.text, highlights)];
  }

  /**
   * @param {Element} item
   * @param {Target} target
   * @param {Block[]} blocks the text of the brief
   */
  function show(item, target, blocks) {
    const summary = summaryOf(item);
    const share = /^(ko|ja|zh)/.test(target.card.lang) ? WIDE_SHARE : 1;
    let characters = Math.min(measureCharacters(summary), MAX_CHARACTERS) * share;
    /* What is below the last line would be hidden, with the mark that says that more follows. */
    do {
      summary.replaceChildren(...contentOf(target, blocks, characters, share));
      characters *= SMALLER;
    } while (summary.scrollHeight > summary.clientHeight + 2 && characters > MIN_CHARACTERS);
  }

  const screen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target: item } of entries) {
      const target = targets.get(item);
      if (!isIntersecting || !target) continue;
      screen.unobserve(item);
      /** @param {Block[]} blocks */
      const use = (blocks) => {
        if (target.content.isCurrent()) show(item, target, blocks);
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
    const blocks = texts.get(target.address);
    targets.set(item, target);
    if (blocks) show(item, target, blocks);
    else screen.observe(item);
  }

  /** Forgets all results that wait for their passages. */
  function stop() {
    screen.disconnect();
    waiting.length = 0;
  }

  return { watch, stop };
})();
