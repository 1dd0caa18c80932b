// @ts-check
/* The names of the values of facets, on a page in another language than the archive's. */
const finderNames = (() => {
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
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const { textContent, dataset } of finderDom.findAll(template.content, "p")) {
      names.set(dataset.facet + " " + dataset.id, (textContent || "").trim());
    }
    const named = { ...facets, ...template.dataset, foreign: new Set() };
    for (const { key } of finderFacets.FACETS) {
      named[key] = facets[key].map(([id, name, ...rest]) => {
        const own = names.get(key + " " + id);
        if (!own && key === "topics") named.foreign.add(id);
        const others = own && rest.pop();
        if (Array.isArray(others)) rest.push([name, ...others.filter((other) => other !== own)]);
        return [id, own || name, ...rest];
      });
    }
    return named;
  }

  /**
   * @param {Facets} facets
   * @param {string} topic
   * @returns {string | false} the language of the name of a topic, if it is not that of the page
   */
  function langOf({ foreign, lang = "" }, topic) {
    return !!foreign?.has(topic) && lang;
  }

  return { inLanguageOf, langOf };
})();
