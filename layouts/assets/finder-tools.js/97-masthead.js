// @ts-check
/* The suggestions of the search box in the masthead. What a reader chooses there leads to the archive page
   or to a brief. */
const finderMasthead = (() => {
  "use strict";

  const MIN_CHARACTERS = 2;
  const { load } = finderLoader;

  /**
   * Gives the search box the list of suggestions of the archive page.
   * @param {HTMLInputElement} searchbox
   * @param {Document} archive
   */
  function addList(searchbox, archive) {
    const list = document.importNode(finderDom.find(archive, ".suggestions", Element), true);
    list.setAttribute("lang", archive.documentElement.lang);
    searchbox.form?.append(list);
    const own = finderDom.find(archive, "[role=combobox]", Element);
    for (const { name, value } of own.attributes) {
      if (/^(role|aria-(expanded|autocomplete|controls))$/.test(name)) {
        searchbox.setAttribute(name, value);
      }
    }
  }

  /**
   * @param {HTMLInputElement} searchbox
   * @param {Document} archive the archive page
   * @param {DOMStringMap} files the addresses of the files of the finder
   */
  async function start(searchbox, archive, files) {
    const { words = "", textTools = "" } = files;
    const loaded = { ...(await load("facets", files.facets || "")), words, textTools };
    const facets = files.names ? facetNames.inLanguageOf(archive, loaded) : loaded;
    const { question: nothing } = finderAddress.read("", facets);
    /** @type {Archive} */
    let briefs;
    /** @type {Results | null} */
    let results = null;
    const question = () => ({ ...nothing, q: finderAddress.cut(searchbox.value), typing: true });
    finderFormat.addMessages(archive);
    addList(searchbox, archive);
    const combobox = finderCombobox.create({
      searchbox,
      facets,
      question,
      results: () => results,
      readCard: (place) => finderCards.read(briefs, place, load),
      change: (patch) => {
        const query = finderAddress.write({ ...question(), ...patch });
        location.href = (searchbox.form?.action || "") + "?" + query;
      },
    });

    /* The titles of the first results are suggested too. */
    async function search() {
      const asked = question();
      if (asked.q.trim().length < MIN_CHARACTERS) return;
      [briefs] = await Promise.all([
        finderParts.open(facets, Infinity, load),
        load("script", files.script || ""),
      ]);
      const found = await finderSearch.search(briefs, asked, load);
      if (question().q !== asked.q) return;
      results = found;
      await finderCombobox.show(combobox, found);
    }

    searchbox.addEventListener("input", () => search().catch(() => {}));
    /* The reader has come to the box before this script, and may have typed since then. */
    if (document.activeElement === searchbox) {
      searchbox.dispatchEvent(new Event(searchbox.value ? "input" : "click"));
    }
  }

  return { start };
})();
