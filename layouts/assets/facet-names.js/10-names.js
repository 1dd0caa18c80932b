// @ts-check
/* The names of the values of facets, on a page in another language than the archive's. Only such pages load
   this file, before the finder. */
const facetNames = (() => {
  "use strict";

  /**
   * Gives the values of facets the names that a page has in its own language.
   * @param {Document} page
   * @param {Facets} facets
   * @returns {Facets}
   */
  function inLanguageOf(page, facets) {
    const template = page.getElementById("finder.names");
    if (!(template instanceof HTMLTemplateElement)) return facets;
    const { lists, lang = "" } = template.dataset;
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const { textContent, dataset } of finderDom.findAll(template.content, "p")) {
      names.set(dataset.facet + " " + dataset.id, (textContent || "").trim());
    }
    const named = { ...facets, lists, foreign: new Map() };
    for (const { key } of finderFacets.FACETS) {
      named[key] = facets[key].map(([id, name, ...rest]) => {
        const own = names.get(key + " " + id);
        if (!own && key === "topics") named.foreign.set(id, lang);
        const others = own && rest.pop();
        if (Array.isArray(others)) rest.push([name, ...others.filter((other) => other !== own)]);
        return [id, own || name, ...rest];
      });
    }
    return named;
  }

  return { inLanguageOf };
})();
