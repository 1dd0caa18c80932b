// @ts-check
/* Converts a question into the query of an address, and back. Every address can be read: parts that make
   no sense are ignored. This module must not know the page. */
const finderAddress = (() => {
  "use strict";

  /* Characters; longer search texts are cut. */
  const MAX_TEXT = 300;
  const MAX_SHOWN_ID = 60;
  /** @type {Question["sort"][]} */
  const SORTS = ["relevance", "newest", "oldest"];

  /**
   * Removes the order if it is the default: relevance if there is a search text, otherwise the newest first.
   * @param {Question} question
   * @returns {Question}
   */
  function normalized(question) {
    const hasText = !!question.q.trim();
    const usual = hasText ? "relevance" : "newest";
    const isDefault = question.sort === usual || (question.sort === "relevance" && !hasText);
    return isDefault ? { ...question, sort: "" } : question;
  }

  /**
   * @param {URLSearchParams} parameters
   * @param {Facet} facet
   * @param {Facets} facets
   * @returns {string[]} the ids that an address has for a facet, each once
   */
  function idsOf(parameters, facet, facets) {
    const former = new Map(facet.key === "topics" ? facets.former : []);
    const ids = parameters.getAll(facet.parameter).map((id) => former.get(id) || id);
    return Array.from(new Set(ids)).filter(Boolean);
  }

  /**
   * @param {string} query the query of an address, for example "?q=summit&topic=sanctions"
   * @param {Facets} facets
   * @returns {{ question: Question, unknown: string[] }} and the ids that this archive does not have
   */
  function read(query, facets) {
    const parameters = new URLSearchParams(query);
    const sort = SORTS.find((each) => each === parameters.get("sort"));
    /** @type {string[]} */
    const unknown = [];
    const selections = finderFacets.FACETS.map((facet) => {
      const known = new Set(facets[facet.key].map((row) => row[0]));
      const ids = idsOf(parameters, facet, facets);
      for (const id of ids) if (!known.has(id)) unknown.push(id.slice(0, MAX_SHOWN_ID));
      return [facet.key, ids.filter((id) => known.has(id))];
    });
    const question = normalized({
      ...Object.fromEntries(selections),
      q: cut(parameters.get("q") || ""),
      typing: false,
      any: parameters.get("any") === "1",
      from: finderDates.existing(parameters.get("from")),
      to: finderDates.existing(parameters.get("to")),
      sort: sort || "",
    });
    return { question, unknown };
  }

  /**
   * @param {Question} question
   * @returns {string} the query without "?"; "" for all briefs
   */
  function write(question) {
    const parameters = new URLSearchParams();
    if (question.q.trim()) parameters.set("q", question.q);
    for (const { key, parameter } of finderFacets.FACETS) {
      for (const id of question[key]) parameters.append(parameter, id);
    }
    if (question.any) parameters.set("any", "1");
    if (question.from) parameters.set("from", question.from);
    if (question.to) parameters.set("to", question.to);
    if (question.sort) parameters.set("sort", question.sort);
    return parameters.toString();
  }

  /** @param {string} text */
  function cut(text) {
    return text.slice(0, MAX_TEXT);
  }

  return { cut, normalized, read, write };
})();
