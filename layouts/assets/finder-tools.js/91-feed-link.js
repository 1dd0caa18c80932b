// @ts-check
/* Offers the feed that has exactly the briefs of the selected filters, if there is one. */
const finderFeedLink = (() => {
  "use strict";

  /**
   * @param {string[]} one
   * @param {string[]} other
   */
  function isSameSet(one, other) {
    return one.length === other.length && one.every((id) => other.includes(id));
  }

  /**
   * @param {Question} question
   * @param {Facets} facets
   * @returns {{ href: string, name: string } | null}
   */
  function feedOf(question, facets) {
    const { topics, authors, kinds } = question;
    const count = topics.length + authors.length + kinds.length;
    const selected = finderFacets.FACETS.reduce((sum, { key }) => sum + question[key].length, 0);
    if (selected > count || question.from || question.to || question.q.trim() || !count)
      return null;
    const feed = (facets.feeds || []).find(
      (row) => isSameSet(row[2], topics) && isSameSet(row[3], authors) && isSameSet(row[4], kinds),
    );
    if (feed) return { href: feed[0], name: feed[1] };
    if (count > 1 || kinds.length) return null;
    /* Exactly one topic or one author is selected. Each of them has a feed. */
    const key = topics.length ? "topics" : "authors";
    const [id] = question[key];
    const href = (facets.lists || "") + key + "/" + encodeURIComponent(id) + ".xml";
    return { href, name: finderFacets.nameOf(facets[key], id) };
  }

  /**
   * @param {string} root
   * @param {Question} question
   * @param {Facets} facets
   */
  function show(root, question, facets) {
    const link = finderDom.findById("finder.feed", HTMLAnchorElement);
    const feed = feedOf(question, facets);
    link.hidden = !feed;
    if (!feed) return;
    link.href = root + feed.href;
    link.textContent = finderFormat.message("feed", { name: feed.name });
  }

  return { show };
})();
