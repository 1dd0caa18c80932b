// @ts-check
/* Draws the filters in use as chips: buttons that remove a filter. */

/**
 * @typedef {object} Filter
 * @property {FacetKey | "dates"} key
 * @property {string} id
 * @property {string} name
 */

/**
 * @typedef {object} ChipEvents
 * @property {(patch: Partial<Question>) => void} changed a filter was removed
 * @property {() => void} cleared all filters were removed
 */

const finderChips = (() => {
  "use strict";

  const { find, findAll, buttonItem, make } = finderDom;

  /**
   * @param {Question} question
   * @param {Facets} facets
   * @returns {Filter[]}
   */
  function filters(question, facets) {
    /** @type {Filter[]} */
    const all = [];
    for (const { key } of finderFacets.FACETS) {
      for (const id of question[key]) {
        all.push({ key, id, name: finderFacets.nameOf(facets[key], id) });
      }
    }
    if (question.from || question.to) {
      const name = finderFormat.period(question.from, question.to);
      all.push({ key: "dates", id: "", name });
    }
    return all;
  }

  /**
   * @param {HTMLElement} page
   * @param {Question} question
   * @param {Facets} facets
   * @param {ChipEvents} on
   */
  function show(page, question, facets, on) {
    const chips = find(page, ".chips");
    const focused = findAll(chips, "button", HTMLButtonElement).findIndex(
      (button) => button === document.activeElement,
    );
    const all = filters(question, facets);
    const items = all.map(({ key, id, name }) => {
      const lang = finderFacets.langOf(facets, key, id);
      const label = make("span", { lang, dir: lang && "auto" }, [name]);
      const remove = () => on.changed(finderFacets.removal(question, key, id));
      const description = finderFormat.message("remove", { name });
      return buttonItem(label, remove, { class: "", "aria-label": description });
    });
    if (all.length) items.push(buttonItem(finderFormat.message("clear"), on.cleared));
    chips.replaceChildren(...items);
    chips.hidden = !all.length;
    const count = find(page, ".open-sheet .count");
    count.textContent = all.length ? finderFormat.number(all.length) : "";
    if (focused < 0) return;
    /* If the removed chip had the focus, the next chip gets it. */
    const buttons = findAll(chips, "button", HTMLButtonElement);
    const next = buttons[Math.min(focused, all.length - 1)];
    (next || find(page, "#summary")).focus({ preventScroll: true });
  }

  return { show };
})();
