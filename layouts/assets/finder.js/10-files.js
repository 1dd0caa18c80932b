// @ts-check
/* The data files of the finder. Each file is a script that calls `finder.take(name, value)`. Code that
   needs a file waits for its name. This module must not know what the files contain, nor the page. */

/**
 * A file that somebody waits for, or that has come.
 * @typedef {object} Arrival
 * @property {Promise<any>} promise
 * @property {(value: any) => void} resolve
 */

const finder = (() => {
  "use strict";

  /* Longer names of shards, with their folder, are cut to this length. */
  const MAX_NAME = 242;

  /** @type {Map<string, Arrival>} */
  const arrivals = new Map();

  /**
   * The name of a file as its address contains it. A name that is already in this form stays the same.
   * @param {string} name
   * @returns {string}
   */
  function fileName(name) {
    return name
      .replace(/\/$/, "/_")
      .replace(/[^a-z0-9_/-]/g, (unit) => "_" + unit.charCodeAt(0).toString(16).padStart(4, "0"))
      .slice(0, MAX_NAME);
  }

  /**
   * @param {string} name
   * @returns {Arrival}
   */
  function arrival(name) {
    const key = fileName(name);
    const known = arrivals.get(key);
    if (known) return known;
    /** @type {(value: any) => void} */
    let resolve = () => {};
    const promise = new Promise((done) => {
      resolve = done;
    });
    const created = { promise, resolve };
    arrivals.set(key, created);
    return created;
  }

  /**
   * Hands over the value of a file. The data files call this function.
   * @param {string} name
   * @param {unknown} value
   */
  function take(name, value) {
    arrival(name).resolve(value);
  }

  /**
   * @param {string} name
   * @returns {Promise<any>} the value of the file, as soon as it is here
   */
  function waitFor(name) {
    return arrival(name).promise;
  }

  return { fileName, take, waitFor };
})();
