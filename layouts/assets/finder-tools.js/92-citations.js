// @ts-check
/* Writes citations of the results, which a reader can copy. */
const finderCitations = (() => {
  "use strict";

  const MAX_CITED = 100;

  /**
   * @param {Card} card
   * @param {Facets} facets
   * @param {string} base the address of the site
   */
  function citation(card, facets, base) {
    const text = finderFormat.message("cite", {
      names: card.authors.map((place) => facets.authors[place][1]).join(", "),
      title: card.title,
      work: document.documentElement.dataset.name || "",
      date: finderFormat.date(card.date),
    });
    return text + ", " + new URL(card.href, base).href;
  }

  /**
   * @param {HTMLElement} page
   * @param {Facets} facets
   * @param {Results | null} results
   * @param {(place: number) => Promise<Card>} readCard
   * @returns {Promise<string>} one line for each of the first results
   */
  async function write(page, facets, results, readCard) {
    const { root, base } = page.dataset;
    const site = base || new URL(root || ".", location.href).href.split("?")[0];
    const places = results ? Array.from(results.places.slice(0, MAX_CITED)) : [];
    const cards = await Promise.all(places.map(readCard));
    return cards.map((card) => citation(card, facets, site)).join("\n");
  }

  return { write };
})();
