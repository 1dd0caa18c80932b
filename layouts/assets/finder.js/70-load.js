// @ts-check
/* Loads data files by script elements, because neither fetch nor modules work where a site is opened from
   disk. Each file is loaded once. */
const finderLoader = (() => {
  "use strict";

  /** @type {Map<string, Promise<any>>} */
  const files = new Map();
  /* The scripts are in a folder of the root of the site. */
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("..", src).href;

  /**
   * @param {string} name
   * @param {string} address
   * @returns {Promise<any>}
   */
  function request(name, address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = () => reject(new Error(name));
      script.src = root + address;
      script.onerror = fail;
      /* A server that answers with a page instead of a file gives no value. */
      script.onload = () => {
        setTimeout(fail);
        script.remove();
      };
      finder.waitFor(name).then(resolve, reject);
      document.head.append(script);
    });
  }

  /**
   * @param {string} name
   * @param {string} digest the digest in the address of the file; or its address, which has a slash
   * @returns {Promise<any>} the value of the file; rejects if it cannot be loaded, and can be tried again
   */
  function load(name, digest) {
    const earlier = files.get(name);
    if (earlier) return earlier;
    const isAddress = digest.includes("/");
    const promise = request(
      name,
      isAddress ? digest : "finder/" + finder.fileName(name) + "-" + digest + ".js",
    );
    files.set(name, promise);
    promise.catch(() => files.delete(name));
    return promise;
  }

  return { root, load };
})();
