// @ts-check
/* Runs before the first paint of the finder's page. If the address has a question, it hides the lists of
   the whole archive, and the page says that the index is being loaded. It also begins to load the files
   that the finder will need, because each of them would be known to the browser only later. This script
   must stay small, because the browser paints nothing before it. */
(() => {
  "use strict";

  const PATIENCE_MS = 30000;
  const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { classList } = document.documentElement;
  const parameters = new URLSearchParams(location.search);
  const hasText = parameters.has("q");
  const keys = Array.from(parameters.keys()).join();
  const hasQuestion = /\b(q|topic|author|kind|lang|status|from|to|sort)\b/.test(keys);

  /* Without the finder, a reader sees the lists after all. */
  function giveUp() {
    classList.remove("finder-expected", "finder-loading");
  }

  /** @param {string} [addresses] */
  function preload(addresses = "") {
    for (const href of addresses.split(" ").filter(Boolean)) {
      const link = document.createElement("link");
      link.rel = "preload";
      link.as = "script";
      link.href = href;
      document.head.append(link);
    }
  }

  /**
   * @returns {string} the addresses of the shards that probably have the words of the search text, if the
   *   page has the directory of all shards
   */
  function shardAddresses() {
    const text = parameters.get("q") || "";
    const items = (dataset.shards || "").split(" ");
    const kinds = /["“”]/.test(text) ? ["w", "p"] : ["w"];
    /** @type {Set<string>} */
    const names = new Set();
    for (const word of text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) || []) {
      let place = 0;
      /* The first key is empty. Each key is followed by its digest. */
      while (place + 2 < items.length && items[place + 2] <= word.normalize("NFD")) place += 2;
      const key = items[place].replace(/[^a-z0-9]/g, (unit) => {
        return "_" + unit.charCodeAt(0).toString(16).padStart(4, "0");
      });
      for (const kind of kinds) {
        names.add("finder/" + kind + "/" + (key || "_") + "-" + items[place + 1] + ".js");
      }
    }
    return dataset.shards ? Array.from(names).join(" ") : "";
  }

  classList.add("finder-expected");
  if (hasQuestion) classList.add("finder-loading");
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && giveUp(), true);
  setTimeout(giveUp, PATIENCE_MS);
  /* From disk, a preloaded file is read twice. */
  if (location.protocol === "file:") return;
  if (hasQuestion) preload(dataset.question);
  else preload(dataset.first);
  if (hasText) preload(dataset.search + " " + shardAddresses());
})();
