// @ts-check
/* Loads the suggestions of the search box in the masthead when a reader goes to it. The archive page knows
   the addresses of the files of the finder: no other page has them, because they change with each edit. */
(() => {
  "use strict";

  const box = document.getElementById("page.search");
  if (!(box instanceof HTMLInputElement) || !box.form) return;
  const { action } = box.form;
  let root = action;

  /**
   * @param {string} [address] in the site
   * @returns {Promise<unknown>} resolves when the script has run
   */
  function run(address = "") {
    const script = document.createElement("script");
    script.src = new URL(address, root).href;
    if (Array.from(document.scripts).some(({ src }) => src === script.src))
      return Promise.resolve();
    script.async = false;
    return new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  /* If anything is missing, the box still leads to the results. */
  async function load() {
    const archive = await sitePages.read(action);
    const finder = archive.getElementById("page.finder");
    if (!finder) return;
    root = new URL(finder.dataset.root || ".", action).href;
    const { finder: own, tools, names } = finder.dataset;
    await Promise.all([own, tools, names].filter(Boolean).map(run));
    finderMasthead.start(/** @type {HTMLInputElement} */ (box), archive, finder.dataset);
  }

  box.addEventListener("focus", () => load().catch(() => {}), { once: true });
})();
