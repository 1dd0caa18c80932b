// @ts-check
/* Begins to load the shards of a query while the facets are still on their way. This module must not know
   the page. */
const textPrefetch = (() => {
  "use strict";

  /**
   * @param {string} text the file "words"
   * @param {string} query
   * @param {Load} load
   */
  function start(text, query, load) {
    const directory = textShards.readDirectory(text);
    for (const { parts } of textQuery.parse(query, []).units) {
      const kinds = parts.length > 1 ? ["w/", "p/"] : ["w/"];
      for (const part of parts) {
        for (const key of textShards.keysFor(directory, part.term, part.isPrefix)) {
          for (const kind of kinds) {
            const name = finder.fileName(kind + key);
            /* The search loads the file again and reports that it cannot be loaded. */
            load(name, directory.digests.get(key) || "").catch(() => {});
          }
        }
      }
    }
  }

  return { start };
})();
