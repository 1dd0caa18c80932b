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
   * @param {MatchedText} matched
   * @returns {string} the text without the quotation marks of phrases that a brief must have
   */
  function withoutMarks({ text, units }) {
    let result = "";
    let end = 0;
    for (const { from, to, quoted, not } of units) {
      const unit = text.slice(from, to);
      result += text.slice(end, from);
      result += quoted && !not ? unit.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") : unit;
      end = to;
    }
    return result + text.slice(end);
  }

  /**
   * Offers to remove the quotation marks, if this gives results.
   * @param {FinderAccess} app
   * @param {Results} results
   * @param {HTMLElement} list
   */
  async function offerWithoutMarks(app, results, list) {
    const q = withoutMarks(results.matched);
    if (q === results.matched.text) return;
    const asked = { ...app.question(), q, typing: false };
    const { total } = await finderSearch.search(app.archive(), asked, finderLoader.load);
    if (!total || app.results() !== results) return;
    const name = finderFormat.message("words", { words: "…" });
    const label = finderFormat.count("without", total, { name });
    list.prepend(offer(app.page, label, () => app.change({ q, typing: false })));
  }

  /**
   * @param {FinderAccess} app
   * @param {Results} results
   */
  function show(app, results) {
    const { page, facets, question, archive, change, clear } = app;
    const { total, matched } = results;
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
    const list = find(box, "ul");
    list.replaceChildren(...offers);
    /* If the words cannot be loaded, this offer is missing. */
    offerWithoutMarks(app, results, list).catch(() => {});
  }

  return { show };
})();
