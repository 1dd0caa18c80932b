// @ts-check
/* Runs before the first paint of the finder's page. If the address has a question, it hides the lists of
   the whole archive, and the page says that the index is being loaded. It also begins to load the files
   that the finder will need, because the browser would otherwise learn of each of them only later. This
   script must stay small, because the browser paints nothing before it has run. */
(() => {
  "use strict";

  const PATIENCE_MS = 30000;
  /* File names cut longer keys to this length. */
  const MAX_NAME = 240;
  const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { classList } = document.documentElement;
  const parameters = new URLSearchParams(location.search);
  const hasText = parameters.has("q");
  const keys = Array.from(parameters.keys()).join();
  const hasQuestion = /\b(q|topic|author|kind|lang|status|from|to|sort)\b/.test(keys);

  /* If the finder does not start, the page shows the lists again. */
  function giveUp() {
    classList.remove("finder-expected", "finder-loading");
  }

  /** @param {string} [addresses] */
  function preload(addresses = "") {
    for (const href of addresses.split(" ").filter(Boolean)) {
      const link = document.createElement("link");
      link.rel = "preload";
      link.as = "script";
      link.href = dataset.root + href;
      document.head.append(link);
    }
  }

  /**
   * @param {string[]} items the keys of all shards in order, each followed by its digest
   * @param {string} term
   * @returns {string} the name of the shard that probably has the term
   */
  function shardName(items, term) {
    let place = 0;
    /* The first key is empty. */
    while (place + 2 < items.length && items[place + 2] <= term.normalize("NFD")) place += 2;
    const key = items[place].replace(/[^a-z0-9]/g, (unit) => {
      return "_" + unit.charCodeAt(0).toString(16).padStart(4, "0");
    });
    return (key.slice(0, MAX_NAME) || "_") + "-" + items[place + 1] + ".js";
  }

  /**
   * @param {string} shards the directory of all shards
   * @returns {string} the addresses of the shards that probably have the words of the search text
   */
  function shardAddresses(shards) {
    const text = (parameters.get("q") || "").normalize("NFKC").toLowerCase();
    /** @type {Set<string>} */
    const names = new Set();
    for (const word of text.match(/[\p{L}\p{N}]+/gu) || []) {
      /* A longer Korean word is a phrase of pairs of syllables. */
      const isLong = /^[가-힣]{3,}$/.test(word);
      const terms = isLong ? Array.from(word.slice(1), (next, i) => word[i] + next) : [word];
      for (const kind of isLong || /["\p{Pi}\p{Ps}]/u.test(text) ? ["w", "p"] : ["w"]) {
        for (const term of terms) {
          names.add("finder/" + kind + "/" + shardName(shards.split(" "), term));
        }
      }
    }
    return Array.from(names).join(" ");
  }

  /**
   * @param {string} script ISO 15924
   * @returns {boolean} whether the search text has a letter of this script
   */
  function hasLetterOf(script) {
    /* Unicode has no script Kore, which is Hangul with Chinese characters. */
    const letter = new RegExp("\\p{Script=" + script.replace("Kore", "Hang") + "}", "u");
    return letter.test(parameters.get("q") || "");
  }

  classList.add("finder-expected");
  if (hasQuestion) classList.add("finder-loading");
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && giveUp(), true);
  setTimeout(giveUp, PATIENCE_MS);
  /* On a site that is opened from disk, the browser would read a preloaded file twice. */
  if (location.protocol === "file:") return;
  if (hasQuestion) preload(dataset.question);
  else preload(dataset.first);
  if (hasText) preload(dataset.search);
  if (hasText && dataset.shards) preload(shardAddresses(dataset.shards));
  /* finder/languages/fr-….js and perhaps the file that it extends. */
  if (hasText && dataset.letters && hasLetterOf(dataset.letters)) preload(dataset.language);
})();
