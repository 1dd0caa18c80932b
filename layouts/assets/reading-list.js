// @ts-check
/* Shows the reading list: the briefs that this browser keeps, or those that the address names. The address
   of a shared list has the day and the slug of each brief after the "#". Everything else about the briefs
   comes from the files of the finder. */
(() => {
  "use strict";

  const { buttonItem, find, findAll, findById, make } = finderDom;
  const { load } = finderLoader;
  const MS_PER_DAY = 864e5;

  /**
   * A brief of the list.
   * @typedef {object} Kept
   * @property {string} item its day and slug
   * @property {string} slug
   * @property {number} number its number within its year
   * @property {Card | null} card null if the archive has no such brief on this day
   */

  /** @returns {string[] | null} the items that the address names; null if it names none */
  function sharedItems() {
    /* Some programs encode the commas of an address. */
    const items = location.hash.slice(1).split(/,|%2c/i).map(decoded);
    const valid = new Set(items.filter((item) => /^\d{4}-\d\d-\d\d\/[^/]+$/.test(item)));
    return valid.size ? Array.from(valid) : null;
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  /** @returns {string} the address of what the page shows */
  function address() {
    const items = shown().map((item) => item.split("/").map(encodeURIComponent).join("/"));
    return location.href.split("#")[0] + "#" + items.join(",");
  }

  /** @returns {string[]} */
  function shown() {
    return sharedItems() || siteReadingList.read();
  }

  /**
   * @param {Facets} facets
   * @param {string} item
   * @returns {Promise<Kept>}
   */
  async function read(facets, item) {
    const [date, slug] = item.split("/");
    const year = +date.slice(0, 4);
    const head = facets.years.find((each) => each[0] === year);
    const unknown = { item, slug, number: -1, card: null };
    const day = (Date.parse(date) - new Date(0).setUTCFullYear(year)) / MS_PER_DAY;
    if (!head || Number.isNaN(day)) return unknown;
    const [, , , days, digest] = head;
    const chunk = year + "-" + Math.floor(day / days);
    const parts = facets.parts.filter((part) => part[0] <= year);
    const [archive, rows] = await Promise.all([
      finderParts.openParts(facets, parts.slice(-1), load),
      /* A day without a brief can be in a file that does not exist. */
      load("cards/" + (days ? chunk : "all"), digest).catch(() => []),
    ]);
    const row = /** @type {CardRow[]} */ (rows).find((each) => each[1] === slug);
    const place = row && archive.placeOf.get(year)?.[row[0]];
    if (!row || place === undefined || place < 0) return unknown;
    return { item, slug, number: row[0], card: await finderCards.read(archive, place, load) };
  }

  /**
   * Moves a brief by one place in the list of this browser.
   * @param {string} item
   * @param {number} step
   */
  function move(item, step) {
    const list = siteReadingList.read();
    const place = list.indexOf(item);
    const other = list[place + step];
    if (place < 0 || !other) return;
    list[place] = other;
    list[place + step] = item;
    siteReadingList.write(list);
  }

  /**
   * @param {Kept} kept
   * @param {boolean} isFirst
   * @param {boolean} isLast
   * @returns {HTMLElement} the buttons that move a brief; those that cannot keep their place and the focus
   */
  function moveButtons({ item, slug }, isFirst, isLast) {
    /** @type {(name: string, step: number, isAtEnd: boolean) => HTMLLIElement} */
    const button = (name, step, isAtEnd) =>
      buttonItem(finderFormat.message(name), () => move(item, step), {
        id: name + "." + item,
        "aria-describedby": "keep." + slug,
        "aria-disabled": isAtEnd ? "true" : "",
      });
    const items = [button("up", -1, isFirst), button("down", 1, isLast)];
    return make("ul", { class: "actions" }, items);
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @param {Kept} kept
   */
  function entry(page, facets, { item, slug, card }) {
    const root = page.dataset.root || "";
    const entry = make("li", { class: "entry" });
    if (card) entry.append(...finderEntry.draw(card, facets, () => [], root));
    else {
      const href = root + facets.base + encodeURIComponent(slug) + ".html";
      const title = make("h3", {}, [make("a", { href }, [slug.replaceAll("-", " ")])]);
      entry.append(make("div", { class: "entry-text" }, [title]));
    }
    const title = find(entry, "h3 a");
    title.id = "keep." + slug;
    /* The date in the list can be older than that of the brief. */
    siteReadingList.addButton(entry, item, title.id);
    return entry;
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @param {Kept[]} list
   * @returns {object[]} what the export has of each brief
   */
  function records(page, facets, list) {
    const { root, base } = page.dataset;
    const site = base || new URL(root || ".", location.href).href;
    /** @type {(key: FacetKey, place: number) => string} */
    const name = (key, place) => facets[key][place][1];
    return list.map(({ item, slug, card }) => {
      const href = card ? card.href : facets.base + slug + ".html";
      const url = new URL(href, site).href;
      if (!card) return { date: item.slice(0, 10), title: slug, url };
      const { date, title, summary, lang, kind, status } = card;
      const authors = card.authors.map((place) => name("authors", place));
      const topics = card.topics.map((place) => name("topics", place));
      return { date, title, authors, kind, lang, status, topics, summary, url };
    });
  }

  /** @param {Record<string, any>} record */
  function line({ title, authors = [], date, url }) {
    return (
      [title, authors.join(finderFormat.message("comma")), finderFormat.date(date), url]
        .filter(Boolean)
        .join("\n") + "\n"
    );
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @returns {Promise<Kept[]>}
   */
  async function show(page, facets) {
    const shared = sharedItems();
    const items = shown();
    const list = await Promise.all(items.map((item) => read(facets, item)));
    const box = findById("list.entries");
    const focused = document.activeElement;
    const before = Array.from(box.children).findIndex((each) => each.contains(focused));
    box.replaceChildren(...list.map((kept) => entry(page, facets, kept)));
    if (!shared && list.length > 1) {
      findAll(box, ".entry-text").forEach((text, place) => {
        text.append(moveButtons(list[place], !place, place === list.length - 1));
      });
    }
    /* The same button of a brief that moved gets the focus, or the entry after one that was removed. */
    const same = focused?.id && document.getElementById(focused.id);
    const next = findAll(box, "h3 a")[before] || findById("list.total");
    if (before >= 0) (same || next).focus();
    findById("list.total").textContent = finderFormat.count("total", list.length);
    findById("list.shared").hidden = !shared;
    findById("list.empty").hidden = !!list.length;
    findById("list.actions").hidden = !list.length;
    findById("list.clear").hidden = !!shared;
    page.hidden = false;
    return list;
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @param {() => Kept[]} current
   */
  function listen(page, facets, current) {
    const { save } = siteCite;
    siteCopy.attach(findById("list.address"), address);
    findById("list.print").addEventListener("click", () => print());
    findById("list.clear").addEventListener("click", () => siteReadingList.write([]));
    findById("list.keep").addEventListener("click", () => {
      siteReadingList.write([...siteReadingList.read(), ...shown()]);
      location.hash = "";
    });
    findById("list.text").addEventListener("click", () => {
      save("reading-list.txt", records(page, facets, current()).map(line).join("\n"));
    });
    findById("list.json").addEventListener("click", () => {
      save("reading-list.json", JSON.stringify(records(page, facets, current()), null, 1) + "\n");
    });
    finderCitations.listen(page, facets, async () => {
      const archive = await finderParts.open(facets, Infinity, load);
      const known = current().filter((kept) => kept.card);
      const places = known.map(({ item, number }) => {
        return archive.placeOf.get(+item.slice(0, 4))?.[number] ?? -1;
      });
      return { places: Uint32Array.from(places), total: places.length };
    });
  }

  async function start() {
    const page = document.getElementById("page.list");
    if (!page) return;
    const loaded = await load("facets", page.dataset.facets || "");
    const facets = page.dataset.names ? facetNames.inLanguageOf(document, loaded) : loaded;
    /** @type {Kept[]} */
    let list = [];
    const refresh = async () => {
      list = await show(page, facets);
    };
    findById("list.needs").hidden = siteStorage.isKept();
    await refresh();
    listen(page, facets, () => list);
    document.addEventListener("reading-list", refresh);
    addEventListener("hashchange", refresh);
  }

  start().catch((error) => {
    findById("list.error").hidden = false;
    console.error(error);
  });
})();
