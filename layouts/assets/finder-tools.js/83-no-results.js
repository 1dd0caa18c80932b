// @ts-check
/* Helps a reader who has found nothing: offers a similar word, and to remove conditions. */

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
   * @param {(unit: string, quoted: boolean) => string} change
   * @returns {string} the text with these changes of the words and phrases that a brief must have
   */
  function changed({ text, units }, change) {
    let result = "";
    let end = 0;
    for (const { from, to, quoted, not, isText } of units) {
      const unit = text.slice(from, to);
      result += text.slice(end, from);
      result += isText && !not ? change(unit, quoted) : unit;
      end = to;
    }
    return result + text.slice(end);
  }

  /**
   * @param {string} unit
   * @param {boolean} quoted
   */
  function withoutQuotes(unit, quoted) {
    return quoted ? unit.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") : unit;
  }

  /**
   * @param {string} unit
   * @param {boolean} quoted
   */
  function withoutDashes(unit, quoted) {
    return quoted ? unit : unit.replace(/([\p{L}\p{N}])[-‐-―](?=[\p{L}\p{N}])/gu, "$1 ");
  }

  /**
   * Offers another search text at the beginning of the list, if it gives results.
   * @param {FinderAccess} app
   * @param {Results} results
   * @param {HTMLElement} list
   * @param {string} q
   * @param {(total: number) => string} label
   */
  async function offerText(app, results, list, q, label) {
    if (!q || q === results.matched.text) return;
    const asked = { ...app.question(), q, typing: false };
    const { total } = await finderSearch.search(app.archive(), asked, finderLoader.load);
    if (!total || app.results() !== results) return;
    list.prepend(offer(app.page, label(total), () => app.change({ q, typing: false })));
  }

  /**
   * Offers the search text without the signs that make words a phrase, and with corrected spelling.
   * @param {FinderAccess} app
   * @param {Results} results
   * @param {HTMLElement} list
   */
  async function offerTexts(app, results, list) {
    const { matched } = results;
    const inQuotes = (/** @type {string} */ words) => finderFormat.message("words", { words });
    const without = (/** @type {string} */ signs) => (/** @type {number} */ total) =>
      finderFormat.count("without", total, { name: inQuotes(signs) });
    const { suggestion } = matched;
    await offerText(app, results, list, changed(matched, withoutDashes), without("-"));
    await offerText(app, results, list, changed(matched, withoutQuotes), without("…"));
    await offerText(app, results, list, suggestion, (total) =>
      finderFormat.count("bar", total, { span: inQuotes(suggestion) }),
    );
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
    /* If the words cannot be loaded, these offers are missing. */
    offerTexts(app, results, list).catch(() => {});
  }

  return { show };
})();
