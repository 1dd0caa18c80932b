// @ts-check
/* Reads what a list shows of a brief, from the files in finder/cards/. This module must not know the page. */

/**
 * The detail is the newest brief that supersedes this one, or the day when it was corrected or withdrawn. The
 * detail is 0 if there is none. The orders of topics and authors are there if they are not those of the facets.
 * @typedef {[slug: string, title: string, lang: string]} Successor
 * @typedef {[number: number, slug: string, title: string, summary: string, date: string, updated: string, detail?: Successor | string | 0, orders?: [topics: number[], authors: number[]]]} CardRow
 */

/**
 * @typedef {object} Card
 * @property {string} slug
 * @property {string} href
 * @property {string} title
 * @property {string} summary
 * @property {string} date
 * @property {string} updated
 * @property {string} lang an id, as are `kind` and `status`
 * @property {string} kind
 * @property {string} status
 * @property {string} changed the day when the brief was corrected or withdrawn, or ""
 * @property {{ href: string, title: string, lang: string } | null} successor the newest brief that supersedes it
 * @property {number[]} topics places in the list of topics
 * @property {number[]} authors places in the list of authors
 */

const finderCards = (() => {
  "use strict";

  /**
   * @param {ValueLists} lists
   * @param {number} place
   * @param {number[]} [order]
   * @returns {number[]} the values of a brief, in the order of the brief
   */
  function valuesOf(lists, place, order) {
    const values = Array.from(lists.all.subarray(lists.from[place], lists.from[place + 1]));
    return order && order.length ? order.map((each) => values[each]) : values;
  }

  /**
   * @param {Archive} archive
   * @param {number} place
   * @param {Load} load
   * @returns {Promise<Card>}
   */
  async function read(archive, place, load) {
    const { facets, values } = archive;
    const yearPlace = archive.year[place];
    const number = archive.number[place];
    const [year, slots, , days, digest] = facets.years[yearPlace];
    const chunk = Math.floor(Math.floor(number / slots) / days);
    /** @type {CardRow[]} */
    const rows = await load("cards/" + (days ? year + "-" + chunk : "all"), digest);
    const row = rows.find((each) => each[0] === number && +each[4].slice(0, 4) === year);
    if (!row) throw new Error("no card " + year + "-" + number);
    const [, slug, title, summary, date, updated, detail, orders] = row;
    /** @param {FacetKey} key */
    const idOf = (key) => facets[key][values[key].all[place]][0];
    const status = idOf("statuses");
    /** @param {string} name */
    const hrefOf = (name) => facets.base + name + ".html";
    const isDated = status === "corrected" || status === "withdrawn";
    return {
      slug,
      href: hrefOf(slug),
      title,
      summary,
      date,
      updated,
      lang: idOf("langs"),
      kind: idOf("kinds"),
      status,
      changed: isDated ? (typeof detail === "string" ? detail : updated) : "",
      successor: Array.isArray(detail)
        ? { href: hrefOf(detail[0]), title: detail[1], lang: detail[2] }
        : null,
      topics: valuesOf(archive.ownTopics, place, orders && orders[0]),
      authors: valuesOf(values.authors, place, orders && orders[1]),
    };
  }

  return { read };
})();
