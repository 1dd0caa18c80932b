// @ts-check
/* Other ways to write a number of the query: with and without groups of digits; a resolution of the United
   Nations by its symbol, by its number, and in Korean. It is loaded, as dates are, for queries with digits. This
   module must not know the index or the page. After a change, run tools/make_search_languages.py. */
const textNumbers = (() => {
  "use strict";

  const { alternative, isLoose, isPair } = textAlternatives;
  /* What a reader writes before or after the number of a resolution, and how texts write it. */
  const RESOLUTION =
    /^(?:(?:u\.?\s?n\.?|unsc|united nations)\s+)?(?:security council\s+)?(?:[as]\/res\/|(?:r[eé]solu[a-zçãóô]+|unscr|res\.?)\s+(?:n[o°º]?\.?\s*)?|(?:유엔\s*)?(?:안보리\s*)?결의안?\s*제?\s*)(\d[\d/]*)(?:\s*\(\d{4}\))?|^제?(\d+)호\s*결의/i;
  /* As in “United Nations Security Council resolution no. 1718 (2006)”. */
  const MAX_UNITS = 7;
  const WRITINGS = ["resolution {n}", "res {n}", "unscr {n}"];
  const KOREAN_WRITINGS = ["결의 {n}", "결의 제{n}", "결의안 {n}", "{n}호 결의"];

  /**
   * Adds to a number its groups of digits, and to groups of digits their number: 10,000 and 10 000.
   * @param {Unit[]} units
   * @param {string} text
   */
  function addGroups(units, text) {
    /** @type {Unit[]} */
    let run = [];
    for (const unit of units) {
      const [{ term }] = unit.parts;
      if (!/^\d{3}$/.test(term) || !isPair(text, run.at(-1), unit)) run = [];
      if (/^\d{1,3}$/.test(term)) run.push(unit);
      const number = textQuery.part(run.map(({ parts }) => parts[0].term).join(""), 0, false, 1);
      if (run.length > 1) for (const each of run) each.alternatives.push(alternative([number]));
      /* Four digits without a separator are a year or the number of something. */
      const isGrouped = term.length > 4 || /\d\D\d/.test(text.slice(unit.from, unit.to));
      if (/^\d{4,12}$/.test(term) && isGrouped && isLoose(unit) && unit.parts.length < 2) {
        const groups = term.replace(/\B(?=(\d{3})+$)/g, " ");
        unit.alternatives.push(alternative(textQuery.partsOf(groups, true)));
      }
    }
  }

  /**
   * Adds to the words that name a resolution of the United Nations the other ways to name it.
   * @param {Unit[]} units
   * @param {string} text
   * @param {Archive} archive
   */
  function addResolutions(units, text, { facets }) {
    const isKorean = facets.langs.some(([lang]) => lang === "ko");
    const writings = isKorean ? [...WRITINGS, ...KOREAN_WRITINGS] : WRITINGS;
    const loose = units.filter(isLoose);
    loose.forEach((unit, i) => {
      const written = text.slice(unit.from, (loose[i + MAX_UNITS] || loose.at(-1))?.to);
      const match = RESOLUTION.exec(written);
      if (!match) return;
      const named = loose.slice(i).filter(({ from }) => from < unit.from + match[0].length);
      for (const writing of writings) {
        const phrase = writing.replace("{n}", match[1] || match[2]);
        for (const each of named) {
          each.alternatives.push(alternative(textQuery.partsOf(phrase, true)));
        }
      }
    });
  }

  /**
   * @param {Unit[]} units
   * @param {string} text
   * @param {Archive} archive
   */
  function add(units, text, archive) {
    addGroups(units, text);
    addResolutions(units, text, archive);
  }

  return { add };
})();
