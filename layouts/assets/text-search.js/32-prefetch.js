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
    const index = { directory, texts: new Map(), load };
    for (const { parts } of textQuery.parse(query, []).units) {
      const keys = parts.flatMap((part) => textShards.keysFor(directory, part.term, part.isPrefix));
      /* The search loads the files again and reports those that cannot be loaded. */
      textLookup.loadShards(index, "w", keys).catch(() => {});
      if (parts.length > 1) textLookup.loadShards(index, "p", keys).catch(() => {});
    }
  }

  return { start };
})();
