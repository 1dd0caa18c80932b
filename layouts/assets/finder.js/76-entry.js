// @ts-check
/* Draws one brief in the list of results, as layouts/entry.html does it. */
const finderEntry = (() => {
  "use strict";

  const { make } = finderDom;

  /**
   * @param {string} text
   * @param {Results["highlights"]} highlights
   * @returns {(Node | string)[]} the text, with a `mark` around each match
   */
  function highlighted(text, highlights) {
    const parts = [];
    let end = 0;
    for (const span of highlights(text)) {
      if (span[0] > end) parts.push(text.slice(end, span[0]));
      parts.push(make("mark", {}, [text.slice(span[0], span[1])]));
      end = span[1];
    }
    parts.push(text.slice(end));
    return parts;
  }

  /**
   * @param {Card} card
   * @param {Facets} facets
   */
  function dateline(card, facets) {
    const line = make("p", { class: "dateline" }, [
      day(card.date),
      " ",
      make("span", { class: "kind", lang: finderFacets.langOf(facets, "kinds", card.kind) }, [
        finderFacets.nameOf(facets.kinds, card.kind),
      ]),
    ]);
    if (card.lang !== finderFormat.lang) {
      const name = finderFacets.nameOf(facets.langs, card.lang);
      /* CSS puts a separator before the name. The separator has the direction of the page. */
      const own = make("bdi", { lang: card.lang }, [name]);
      line.append(" ", make("span", { class: "language" }, [own]));
    }
    if (card.status === "unpublished") {
      const status = finderFacets.nameOf(facets.statuses, card.status);
      line.append(" ", make("strong", { class: "status" }, [status]));
    }
    return line;
  }

  /** @param {string} iso */
  function day(iso) {
    return make("time", { datetime: iso }, [finderFormat.date(iso)]);
  }

  /**
   * @param {Card} card
   * @param {string} root
   * @returns {Node | null} what happened to a brief since it was published
   */
  function status(card, root) {
    const { changed, successor } = card;
    /** @type {Node} */
    let value;
    if (successor) {
      const lang = successor.lang !== finderFormat.lang && successor.lang;
      const attributes = { href: root + successor.href, lang, hreflang: lang, dir: lang && "auto" };
      value = make("a", attributes, [successor.title]);
    } else if (changed) value = day(changed);
    else return null;
    const [before, after] = finderFormat.message(card.status, { value: "\n" }).split("\n");
    return make("span", { class: "status" }, [before, value, after]);
  }

  /**
   * @param {Card} card
   * @param {Facets} facets
   * @param {string} root
   */
  function imprint(card, facets, root) {
    const authors = make("span", { class: "names" });
    card.authors.forEach((place, index) => {
      const [id, name] = facets.authors[place];
      const lang = finderFacets.langOf(facets, "authors", id);
      const isLast = index === card.authors.length - 1;
      authors.append(
        make("span", { class: "name" }, [
          lang ? make("bdi", { lang, dir: "auto" }, [name]) : name,
          isLast ? "" : finderFormat.message("comma"),
        ]),
      );
    });
    const line = make("p", { class: "imprint" }, [authors]);
    const happened = status(card, root);
    if (happened) line.append(" ", happened);
    return line;
  }

  /**
   * @param {Card} card
   * @param {Facets} facets
   * @param {string} root
   */
  function topicList(card, facets, root) {
    const items = card.topics.map((place) => {
      const [id, name] = facets.topics[place];
      const href = root + (facets.lists || "") + "topics/" + encodeURIComponent(id) + ".html";
      const lang = finderFacets.langOf(facets, "topics", id);
      return make("li", {}, [make("a", { href, lang, dir: lang && "auto" }, [name])]);
    });
    return make("ul", { class: "topics", "aria-label": finderFormat.message("topics") }, items);
  }

  /**
   * @param {Card} card
   * @param {Facets} facets
   * @param {Results["highlights"]} highlights
   * @param {string} root the address of the site's root
   * @returns {Node[]} the children of the list item
   */
  function draw(card, facets, highlights, root) {
    const lang = card.lang !== finderFormat.lang && card.lang;
    /* The direction of a text is that of its first letter: Arabic and Hebrew begin on the right. */
    const dir = lang && "auto";
    const title = highlighted(card.title, highlights);
    const link = make("a", { href: root + card.href, hreflang: lang }, title);
    const text = make("div", { class: "entry-text" }, [
      make("h3", { lang, dir }, [link]),
      imprint(card, facets, root),
    ]);
    if (card.summary) {
      text.append(
        make("p", { class: "summary", lang, dir }, highlighted(card.summary, highlights)),
      );
    }
    text.append(topicList(card, facets, root));
    return [dateline(card, facets), text];
  }

  return { draw, highlighted };
})();
