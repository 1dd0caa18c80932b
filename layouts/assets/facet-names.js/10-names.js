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
    const foreign = new Map();
    for (const element of finderDom.findAll(template.content, "p")) {
      const key = element.dataset.facet + " " + element.dataset.id;
      names.set(key, element.textContent.trim());
      foreign.set(key, element.querySelector("[lang]")?.getAttribute("lang"));
    }
    const named = { ...facets, lists, foreign };
    for (const { key } of finderFacets.FACETS) {
      named[key] = facets[key].map(([id, name, ...rest]) => {
        const own = names.get(key + " " + id);
        if (!own) foreign.set(key + " " + id, lang);
        const others = own && rest.pop();
        if (Array.isArray(others)) rest.push([name, ...others.filter((other) => other !== own)]);
        return [id, own || name, ...rest];
      });
    }
    return named;
  }

  return { inLanguageOf };
})();
