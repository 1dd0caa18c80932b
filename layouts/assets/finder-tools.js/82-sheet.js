// @ts-check
/* Shows the filters beside the results where there is space, and otherwise in a sheet: a dialog that says
   how many briefs the reader will see. */

/**
 * @typedef {object} Sheet
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} showButton
 * @property {HTMLButtonElement} clearButton
 */

const finderSheet = (() => {
  "use strict";

  const { find, findAll } = finderDom;
  const WIDE = "(min-width: 60rem)";

  /**
   * Moves the filters to where the width of the page has space for them.
   * @param {HTMLElement} page
   * @param {HTMLDialogElement} dialog
   */
  function place(page, dialog) {
    const isWide = matchMedia(WIDE).matches;
    if (isWide && dialog.open) dialog.close();
    const facets = find(page, ".facets");
    const home = isWide ? find(page, ".filters") : find(dialog, ".sheet-body");
    if (facets.parentNode !== home) home.append(facets);
  }

  /**
   * @param {HTMLElement} page
   * @param {() => void} clear removes all filters
   * @returns {Sheet}
   */
  function create(page, clear) {
    const dialog = find(page, ".sheet", HTMLDialogElement);
    const openButton = find(page, ".open-sheet", HTMLButtonElement);
    const clearButton = find(dialog, ".clear-filters", HTMLButtonElement);
    const summary = find(page, "#summary");
    place(page, dialog);
    matchMedia(WIDE).addEventListener("change", () => place(page, dialog));
    openButton.disabled = false;
    openButton.addEventListener("click", () => dialog.showModal());
    for (const button of findAll(dialog, ".close-sheet")) {
      button.addEventListener("click", () => dialog.close());
    }
    /* A click beside the sheet closes it. */
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    clearButton.addEventListener("click", clear);
    find(dialog, ".show-results").addEventListener("click", () => {
      summary.focus({ preventScroll: true });
      summary.scrollIntoView();
    });
    const skip = find(page, ".filters .skip-link");
    skip.addEventListener("click", (event) => {
      /* The link must not replace the address, which contains the question. */
      event.preventDefault();
      summary.focus();
    });
    return { dialog, showButton: find(dialog, ".show-results"), clearButton };
  }

  /**
   * @param {Sheet} sheet
   * @param {Question} question
   * @param {number} total
   */
  function show({ showButton, clearButton }, question, total) {
    showButton.textContent = finderFormat.count("show", total);
    clearButton.disabled = !finderFacets.hasFilters(question);
  }

  return { create, show };
})();
