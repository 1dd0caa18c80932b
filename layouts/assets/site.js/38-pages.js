// @ts-check
/* Reads other pages of the site. From disk, browsers refuse to fetch a page, but they show it in a frame: there
   its own script sends its text (40-framed.js). */
const sitePages = (() => {
  "use strict";

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
      const frame = document.createElement("iframe");
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
      frame.hidden = true;
      frame.src = address;
      document.body.append(frame);
    });
  }

  /**
   * @param {string} address
   * @returns {Promise<Document>} empty if the page cannot be read
   */
  async function read(address) {
    const html = await (location.protocol === "file:" ? framed : fetched)(address).catch(() => "");
    return new DOMParser().parseFromString(html, "text/html");
  }

  return { read };
})();
