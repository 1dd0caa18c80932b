// @ts-check
/* Citations of the results, which a reader can copy or save as a file. The references are in data/, in one
   script for each year, with the newest brief first. */
/**
 * The briefs to cite: their places in the whole archive, unless the finder knows only the newest ones.
 * @typedef {Pick<Results, "places" | "total">} Cited
 */

const finderCitations = (() => {
  "use strict";

  const MAX_COPIED = 100;
  const { load } = finderLoader;

  /**
   * @param {Facets} facets
   * @param {Cited} results
   * @param {number} most
   * @returns {Promise<CslItem[]>} the references to the first results
   */
  async function references(facets, results, most) {
    const archive = await finderParts.open(facets, Infinity, load);
    /* Without filters, the finder may know only the newest results. */
    const isPart = results.places.length < results.total;
    const places = Array.from(isPart ? archive.year.keys() : results.places);
    if (isPart) places.reverse();
    places.splice(most);
    const years = new Map();
    for (const year of new Set(places.map((place) => archive.year[place]))) {
      years.set(year, {
        items: await ofYear(facets, year),
        end: archive.year.lastIndexOf(year),
      });
    }
    return places.map((place) => {
      const { items, end } = years.get(archive.year[place]);
      return items[end - place];
    });
  }

  /**
   * @param {Facets} facets
   * @param {number} place of the year
   * @returns {Promise<CslItem[]>}
   */
  async function ofYear(facets, place) {
    const head = facets.years[place];
    const [year, , , , digest] = head;
    /* The digest makes the browser load the file again if the year has changed. */
    const items = await load("references/" + year, "data/" + year + ".js?" + digest);
    if (items.length !== finderParts.countOf(head)) throw new Error("references of " + year);
    return items;
  }

  /**
   * @param {HTMLElement} page
   * @param {CslItem[]} items
   * @param {string} id of a style or format
   * @returns {Promise<string>}
   */
  async function write(page, items, id) {
    if (id === "csl") return JSON.stringify(items, null, 1) + "\n";
    await load("citations", page.dataset.citations || "");
    const table = finderDom.findById("page.citation-formats", HTMLTemplateElement);
    /** @type {Record<string, CitationFormat>} */
    const formats = JSON.parse(table.content.textContent);
    const texts = items.map((item) => citationFormats.cite(item, formats[id]));
    return texts.join(formats[id].ending ? "\n" : "\n\n");
  }

  /**
   * Makes the buttons work that copy citations and save references.
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @param {() => Cited | null | Promise<Cited>} results
   */
  function listen(page, facets, results) {
    /** @param {number} most */
    const items = async (most) => {
      const current = await results();
      return current ? references(facets, current, most) : [];
    };
    const copy = finderDom.findById("finder.copy", HTMLButtonElement);
    siteCopy.attach(copy, async () => write(page, await items(MAX_COPIED), siteCite.style()));
    copy.disabled = false;
    for (const button of finderDom.findAll(page, "[data-save]", HTMLButtonElement)) {
      const { save = "", saveAs = "" } = button.dataset;
      button.addEventListener("click", async () => {
        siteCite.save(saveAs, await write(page, await items(Infinity), save));
      });
      button.hidden = button.disabled = false;
    }
  }

  return { listen, write };
})();
