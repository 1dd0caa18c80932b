// @ts-check
/* The list of suggestions below the search box: an editable combobox with a listbox, as the ARIA Authoring
   Practices Guide describes it. The focus stays in the search box. */

/**
 * What the list uses of a page.
 * @typedef {Pick<FinderAccess, "searchbox" | "facets" | "question" | "results" | "readCard" | "change">} SearchAccess
 */

/**
 * @typedef {object} Combobox
 * @property {SearchAccess} app
 * @property {HTMLElement} popup
 * @property {HTMLElement} list
 * @property {HTMLButtonElement} forget
 * @property {Suggestion[]} suggestions
 * @property {number} active the place of the suggestion that Enter takes, or -1
 * @property {Card[]} cards of the present results
 * @property {boolean} isWanted whether the list opens as soon as there is something to suggest
 */

const finderCombobox = (() => {
  "use strict";

  const { find, findAll, make } = finderDom;
  const KEY = "searches";
  const MAX_KEPT = 20;
  const CARDS = 10;

  /**
   * Keeps a search of the reader in this browser.
   * @param {string} q
   */
  function remember(q) {
    const text = q.trim();
    if (!text) return;
    const others = siteStorage.read(KEY).filter((each) => each !== text);
    siteStorage.write(KEY, [text, ...others].slice(0, MAX_KEPT));
  }

  /** @param {Combobox} box */
  function isOpen(box) {
    return !box.popup.hidden;
  }

  /** @param {Combobox} box */
  function close(box) {
    box.isWanted = false;
    hide(box);
  }

  /** @param {Combobox} box */
  function hide(box) {
    box.popup.hidden = true;
    box.list.replaceChildren();
    box.active = -1;
    const { searchbox } = box.app;
    searchbox.setAttribute("aria-expanded", "false");
    searchbox.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {Combobox} box
   * @param {number} place -1 for the search box itself
   */
  function activate(box, place) {
    const { searchbox } = box.app;
    const options = findAll(box.list, "[role=option]");
    box.active = place;
    options.forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === place));
    });
    if (place < 0) searchbox.removeAttribute("aria-activedescendant");
    else {
      searchbox.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    }
  }

  /**
   * @param {Combobox} box
   * @param {number} place
   */
  function accept(box, place) {
    const { kind, text, href, patch } = box.suggestions[place];
    const { app } = box;
    close(box);
    if (kind === "recent") remember(text);
    if (href) location.href = finderLoader.root + href;
    else if (patch) app.change(patch);
  }

  /**
   * @param {Combobox} box
   * @param {Suggestion} suggestion
   * @param {number} place
   */
  function option(box, suggestion, place) {
    const { kind, text, lang, count } = suggestion;
    const note = finderFormat.message(kind) + (count ? " · " + finderFormat.number(count) : "");
    const foreign = lang !== finderFormat.lang && lang;
    const item = make(
      "li",
      { role: "option", id: "finder.option-" + place, "aria-selected": "false" },
      [
        make("span", { lang: foreign, dir: foreign && "auto" }, [text]),
        " ",
        make("span", { class: "note" }, [note]),
      ],
    );
    item.addEventListener("click", () => accept(box, place));
    return item;
  }

  /**
   * Opens the list if there is anything to suggest.
   * @param {Combobox} box
   */
  function open(box) {
    const { app, list, popup, forget } = box;
    const question = { ...app.question(), q: app.searchbox.value };
    const active = box.suggestions[box.active]?.text;
    box.isWanted = true;
    box.suggestions = finderSuggestions.list(
      app.facets,
      question,
      siteStorage.read(KEY),
      app.results(),
      box.cards,
    );
    if (!box.suggestions.length) {
      hide(box);
      return;
    }
    list.replaceChildren(...box.suggestions.map((each, place) => option(box, each, place)));
    forget.hidden = !box.suggestions.some((each) => each.kind === "recent");
    popup.hidden = false;
    app.searchbox.setAttribute("aria-expanded", "true");
    activate(
      box,
      box.suggestions.findIndex((each) => each.text === active),
    );
  }

  /**
   * @param {Combobox} box
   * @param {number} step 1 for the next suggestion, -1 for the one before
   */
  function move(box, step) {
    if (!isOpen(box)) open(box);
    const all = box.suggestions.length;
    if (!isOpen(box) || !all) return;
    /* Before the first suggestion and after the last one is the search box. */
    activate(box, ((box.active + 1 + step + all + 1) % (all + 1)) - 1);
  }

  /**
   * @param {Combobox} box
   * @param {KeyboardEvent} event
   */
  function press(box, event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const wasOpen = isOpen(box);
    /** @type {Record<string, () => unknown>} */
    const actions = {
      ArrowDown: () => (event.altKey ? open(box) : move(box, 1)),
      ArrowUp: () => (event.altKey ? close(box) : move(box, -1)),
      Escape: () => wasOpen && close(box),
      Enter: () => wasOpen && box.active >= 0 && accept(box, box.active),
    };
    if (event.key === "Home" || event.key === "End") activate(box, -1);
    const action = actions[event.key];
    if (!action) return;
    const isOwn =
      event.key.startsWith("Arrow") || (wasOpen && (event.key === "Escape" || box.active >= 0));
    action();
    if (!isOwn) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Combobox} box */
  function listen(box) {
    const { app, popup, forget } = box;
    const { searchbox } = app;
    searchbox.addEventListener("input", () => open(box));
    searchbox.addEventListener("keydown", (event) => press(box, event));
    searchbox.addEventListener("click", () => !searchbox.value && open(box));
    searchbox.form?.addEventListener("submit", () => {
      remember(searchbox.value);
      close(box);
    });
    /* A press on a suggestion must not move the focus out of the search box. */
    popup.addEventListener("pointerdown", (event) => event.preventDefault());
    searchbox.form?.addEventListener("focusout", ({ relatedTarget }) => {
      const isInside = relatedTarget instanceof Node && searchbox.form?.contains(relatedTarget);
      if (!isInside) close(box);
    });
    popup.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      close(box);
      searchbox.focus();
      event.stopPropagation();
    });
    forget.addEventListener("click", () => {
      siteStorage.write(KEY, []);
      searchbox.focus();
      open(box);
    });
  }

  /**
   * @param {SearchAccess} app
   * @returns {Combobox}
   */
  function create(app) {
    const popup = find(app.searchbox.form || document, ".suggestions");
    const box = {
      app,
      popup,
      list: find(popup, "[role=listbox]"),
      forget: find(popup, ".clear-recent", HTMLButtonElement),
      suggestions: [],
      active: -1,
      cards: [],
      isWanted: false,
    };
    listen(box);
    return box;
  }

  /**
   * Takes the titles of new results.
   * @param {Combobox} box
   * @param {Results} results
   */
  async function show(box, results) {
    const { app } = box;
    const places = Array.from(results.places.slice(0, CARDS));
    const cards = await Promise.all(places.map(app.readCard));
    if (app.results() !== results) return;
    box.cards = app.question().q.trim() ? cards : [];
    if (box.isWanted) open(box);
  }

  return { remember, create, show };
})();
