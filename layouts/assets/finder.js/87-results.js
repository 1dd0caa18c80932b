// @ts-check
/* Draws the list of results, some at a time. More follow when the reader scrolls or presses the button. */

/**
 * What the list shows.
 * @typedef {object} ListContent
 * @property {Results} results
 * @property {boolean} hasPassages whether passages of the briefs replace their summaries
 * @property {() => boolean} isCurrent false as soon as the reader has asked something else
 */

/**
 * @typedef {object} ListEvents
 * @property {() => void} grown the list has begun to load more results
 * @property {() => Promise<void>} exhausted the list needs results of years that are not loaded
 * @property {(error: unknown) => void} failed they could not be loaded
 */

/**
 * @typedef {object} ResultList
 * @property {HTMLElement} list
 * @property {HTMLElement} moreLine the line with the button
 * @property {string} root
 * @property {string} tools the address of text-tools.js
 * @property {Facets} facets
 * @property {(place: number) => Promise<Card>} readCard
 * @property {ListContent | null} content
 * @property {boolean} hadPassages whether the list before has or had passages
 * @property {number} shown how many results are in the page
 * @property {number} wanted how many are in the page as soon as their cards are loaded
 * @property {Map<number, HTMLElement>} items by place
 * @property {IntersectionObserver | null} end watches for the end of the list
 */

const finderResults = (() => {
  "use strict";

  const { find, make } = finderDom;
  /* Results that are added at a time. */
  const STEP = 10;
  /* After this many results, scrolling adds no more: otherwise, a reader could not reach the footer. */
  const MAX_SCROLLED = 50;
  /* The most results that are restored when a reader comes back. */
  const MAX_RESTORED = 500;

  /**
   * Loads the script for passages as soon as the results are painted, because the results come first.
   * @param {ResultList} view
   * @param {(passages: typeof textPassages) => void} use
   */
  function withPassages({ tools }, use) {
    finderTasks
      .painted()
      .then(() => finderLoader.load("text-tools", tools))
      .then(
        () => use(textPassages),
        () => {},
      );
  }

  /**
   * Draws the results from `start` on. The results before them stay. Elements of the last list are used again.
   * @param {ResultList} view
   * @param {number} start
   * @returns {Promise<boolean>} whether they were drawn; otherwise the reader has asked something else
   */
  async function draw(view, start) {
    const { content, list } = view;
    if (!content) return false;
    const { results, hasPassages } = content;
    const places = Array.from(results.places.slice(start, view.wanted));
    const cards = await Promise.all(places.map(view.readCard));
    if (!content.isCurrent()) return false;
    const reusable = view.items;
    if (!start) {
      if (view.hadPassages) withPassages(view, (passages) => passages.stop());
      view.hadPassages = hasPassages;
      view.items = new Map();
      list.classList.toggle("with-passages", hasPassages);
    }
    view.shown = start + cards.length;
    cards.forEach((card, index) => {
      const item = reusable.get(places[index]) || make("li", { class: "entry" });
      view.items.set(places[index], item);
      const children = finderEntry.draw(card, view.facets, results.highlights, view.root);
      item.replaceChildren(...children);
      const there = list.children[start + index] || null;
      if (there !== item) list.insertBefore(item, there);
      const target = { card, address: view.root + card.href, content };
      if (hasPassages) withPassages(view, (passages) => passages.watch(item, target));
    });
    while (list.children.length > view.shown) list.lastElementChild?.remove();
    view.moreLine.hidden = view.shown >= results.total;
    view.end?.disconnect();
    view.end?.observe(view.moreLine);
    return true;
  }

  /**
   * @param {ResultList} view
   * @param {ListEvents} on
   * @returns {Promise<void>}
   */
  async function addMore(view, on) {
    const total = view.content?.results.total || 0;
    if (view.shown >= total || view.wanted > view.shown) return;
    view.wanted = view.shown + STEP;
    on.grown();
    if (view.shown >= (view.content?.results.places.length || 0)) {
      await on.exhausted();
      return;
    }
    try {
      await draw(view, view.shown);
    } catch (error) {
      view.wanted = view.shown;
      on.failed(error);
    }
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @param {(place: number) => Promise<Card>} readCard
   * @param {ListEvents} on
   * @returns {ResultList}
   */
  function create(page, facets, readCard, on) {
    const moreLine = find(page, ".show-more");
    /** @type {ResultList} */
    const view = {
      list: find(page, "#results"),
      moreLine,
      root: page.dataset.root || "",
      tools: page.dataset.textTools || "",
      facets,
      readCard,
      content: null,
      hadPassages: false,
      shown: 0,
      wanted: STEP,
      items: new Map(),
      end: null,
    };
    view.end = new IntersectionObserver(
      (entries) => {
        if (entries[0].isIntersecting && view.shown % MAX_SCROLLED) addMore(view, on);
      },
      { rootMargin: "600px" },
    );
    find(moreLine, "button", HTMLButtonElement).addEventListener("click", async () => {
      const before = view.shown;
      await addMore(view, on);
      view.list.children[before]?.querySelector("a")?.focus({ preventScroll: true });
    });
    return view;
  }

  /**
   * Draws new results.
   * @param {ResultList} view
   * @param {ListContent} content
   * @returns {Promise<boolean>} whether they were drawn; otherwise the reader has asked something else
   */
  function show(view, content) {
    view.content = content;
    return draw(view, 0);
  }

  /**
   * Forgets the elements of results, because the places of briefs have changed.
   * @param {ResultList} view
   */
  function forget(view) {
    view.items = new Map();
  }

  /**
   * Sets how many results the next list begins with.
   * @param {ResultList} view
   * @param {number} count
   */
  function want(view, count) {
    view.wanted = Math.max(STEP, Math.min(MAX_RESTORED, count || STEP));
  }

  return { create, show, forget, want };
})();
