// @ts-check
/* Reads the pages of briefs. From disk, browsers refuse to fetch a page, but they show it in a frame: there
   its own script sends its text (layouts/assets/site.js/40-framed.js). */
const textPages = (() => {
  "use strict";

  const { make } = finderDom;
  const MAX_WAIT_MS = 10000;

  /**
   * @param {string} address
   * @returns {Promise<string>}
   */
  async function fetched(address) {
    const response = await fetch(address);
    return response.ok ? response.text() : "";
  }

  /**
   * @param {string} address
   * @returns {Promise<string>}
   */
  function framed(address) {
    return new Promise((resolve) => {
      const frame = make("iframe", { src: address, hidden: "hidden" });
      const timer = setTimeout(() => done(""), MAX_WAIT_MS);
      /** @param {MessageEvent} event */
      function receive({ source, data }) {
        if (source === frame.contentWindow && typeof data === "string") done(data);
      }
      /** @param {string} html */
      function done(html) {
        clearTimeout(timer);
        removeEventListener("message", receive);
        frame.remove();
        resolve(html);
      }
      addEventListener("message", receive);
      document.body.append(frame);
    });
  }

  /**
   * @param {string} address
   * @returns {Promise<Block[]>} the texts of a brief; none if its page cannot be read
   */
  async function read(address) {
    try {
      const html = await (location.protocol === "file:" ? framed : fetched)(address);
      return textBlocks.read(new DOMParser().parseFromString(html, "text/html"));
    } catch {
      return [];
    }
  }

  return { read };
})();
