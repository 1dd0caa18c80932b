// @ts-check
/* Lists of texts that this browser keeps for the reader. Nothing leaves the browser. Some browsers store
   nothing, as in private windows: then the lists last as long as the page. */
const siteStorage = (() => {
  "use strict";

  /** @type {Map<string, string>} */
  const memory = new Map();

  /**
   * @param {string} key
   * @returns {string[]}
   */
  function read(key) {
    let text = memory.get(key);
    try {
      text ??= localStorage.getItem(key) || "[]";
      const list = JSON.parse(text);
      return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
    } catch {
      return [];
    }
  }

  /**
   * @param {string} key
   * @param {string[]} list
   */
  function write(key, list) {
    const text = JSON.stringify(list);
    try {
      if (list.length) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
      memory.delete(key);
    } catch {
      memory.set(key, text);
    }
  }

  /** Whether what is written will be there on the next page. */
  function isKept() {
    try {
      return Boolean(localStorage);
    } catch {
      return false;
    }
  }

  return { read, write, isKept };
})();
