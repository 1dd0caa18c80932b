// @ts-check
/* Helps a reader who has found nothing: offers to remove conditions. */

const finderNoResults = (() => {
  "use strict";

  const { find, buttonItem } = finderDom;
  const MAX_OFFERS = 5;

  /**
   * @param {Relaxation} relaxation
   * @param {Question} question
   * @param {Facets} facets
   * @returns {string} what is removed, as text
   */
  function nameOf({ condition, id }, question, facets) {
    if (condition === "q") return finderFormat.message("words", { words: id });
    if (condition === "dates") return finderFormat.period(question.from, question.to);
    const ids = id ? [id] : question[condition];
    return ids
      .map((each) => finderFacets.nameOf(facets[condition], each))
      .join(finderFormat.message("comma"));
  }

  /**
   * @param {Relaxation} relaxation
   * @param {Question} question
   * @returns {Partial<Question>}
   */
  function patchOf({ condition, id, q }, question) {
    if (condition === "q") return { q, typing: false };
    return finderFacets.removal(question, condition, id);
  }

  /**
   * @param {HTMLElement} page
   * @param {string} label
   * @param {() => void} action
   */
  function offer(page, label, action) {
    return buttonItem(label, () => {
      action();
      find(page, "#summary").focus({ preventScroll: true });
    });
  }

  /**
   * @param {FinderAccess} app
   * @param {Results} results
   */
  function show({ page, facets, question, archive, change, clear }, { total, matched }) {
    const box = find(page, ".no-results");
    box.hidden = total > 0;
    if (total) return;
    const asked = question();
    const relaxations = finderRelaxations.list(archive(), matched, asked);
    const offers = relaxations.slice(0, MAX_OFFERS).map((relaxation) => {
      const name = nameOf(relaxation, asked, facets);
      const label = finderFormat.count("without", relaxation.total, { name });
      return offer(page, label, () => change(patchOf(relaxation, asked)));
    });
    if (!offers.length) {
      offers.push(offer(page, finderFormat.message("everything"), () => clear({ q: "" })));
    }
    find(box, "ul").replaceChildren(...offers);
  }

  return { show };
})();
