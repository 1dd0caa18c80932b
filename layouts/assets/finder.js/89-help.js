// @ts-check
/* Helps a reader who has found nothing: offers to remove conditions, and shows corrected spelling. */

/**
 * @typedef {object} HelpEvents
 * @property {(patch: Partial<Question>) => void} changed the reader accepts an offer
 * @property {() => void} everything the reader wants the whole archive
 */

const finderHelp = (() => {
  "use strict";

  const { find, buttonItem, make } = finderDom;
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
   * @param {HTMLElement} page
   * @param {Question} question
   * @param {Results} results
   * @param {Facets} facets
   * @param {HelpEvents} on
   */
  function showRelaxations(page, question, results, facets, on) {
    const box = find(page, ".no-results");
    box.hidden = results.total > 0;
    if (results.total) return;
    const offers = results.relaxations.slice(0, MAX_OFFERS).map((relaxation) => {
      const name = nameOf(relaxation, question, facets);
      const label = finderFormat.count("without", relaxation.total, { name });
      return offer(page, label, () => on.changed(patchOf(relaxation, question)));
    });
    if (!offers.length) {
      offers.push(offer(page, finderFormat.message("everything"), on.everything));
    }
    find(box, "ul").replaceChildren(...offers);
  }

  /**
   * @param {HTMLElement} page
   * @param {Question} question
   * @param {string} suggestion
   * @param {() => void} accept
   */
  function showSuggestion(page, question, suggestion, accept) {
    const line = find(page, ".suggestion");
    line.hidden = !suggestion;
    if (!suggestion) return;
    const href = "?" + finderAddress.write({ ...question, q: suggestion });
    const link = make("a", { href }, [suggestion]);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      accept();
    });
    const [before, after] = finderFormat.message("instead", { words: "\n" }).split("\n");
    line.replaceChildren(before, link, after);
  }

  return { showRelaxations, showSuggestion };
})();
