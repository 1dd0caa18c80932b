/* Words, dates and entries as the layouts write them. Text of the archive becomes text nodes only. */
(function () {
  "use strict";
  var page = document.getElementById("page.finder");
  if (!page || !window.finder) return;
  var lang = document.documentElement.lang;
  var root = page.dataset.root;
  var words = {};
  var kept = {};

  document.getElementById("finder.messages").content.querySelectorAll("[data-word]").forEach(function (e) {
    words[e.dataset.word] = e.textContent;
  });

  /* English without a country is the world's: 11 May 2021. */
  var locale = lang === "en" ? "en-GB" : lang;
  var numbers = new Intl.NumberFormat(locale);

  function say(name, values) {
    return words[name].replace(/\{(\w+)\}/g, function (all, key) {
      return values[key];
    });
  }

  function number(value) {
    return numbers.format(value);
  }

  function count(name, value, values) {
    return say(name + (value === 1 ? "-one" : "-many"), Object.assign({ count: number(value) }, values));
  }

  /* A year, a month or a day, with spaces that do not break. */
  function date(iso) {
    if (iso.length === 4) return say("year", { year: iso });
    var parts = { year: "numeric", month: "long", timeZone: "UTC" };
    if (iso.length > 7) parts.day = "numeric";
    var form = kept[iso.length] || (kept[iso.length] = new Intl.DateTimeFormat(locale, parts));
    return form.format(new Date(iso.length > 7 ? iso.slice(0, 10) : iso + "-01")).replace(/ /g, "\u00a0");
  }

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name]) element.setAttribute(name, attributes[name]);
    });
    element.append.apply(element, children || []);
    return element;
  }

  /* The text with what was asked for marked. */
  function marked(text, marks) {
    var parts = [];
    var end = 0;
    marks(text).forEach(function (span) {
      if (span[0] > end) parts.push(text.slice(end, span[0]));
      parts.push(make("mark", {}, [text.slice(span[0], span[1])]));
      end = span[1];
    });
    parts.push(text.slice(end));
    return parts;
  }

  function address(folder, id) {
    return root + folder + "/" + encodeURIComponent(id) + ".html";
  }

  /* One brief: the same as entry.html, with the whole date. */
  function entry(card, facets, marks) {
    var other = card.lang === lang ? "" : card.lang;
    var dateline = make("p", { class: "dateline" }, [
      make("time", { datetime: card.date }, [date(card.date)]), " ",
      make("span", { class: "kind" }, [named(facets.kinds, card.kind)]),
    ]);
    if (card.status !== "current") {
      dateline.append(" ", make("strong", { class: "status" }, [named(facets.statuses, card.status)]));
    }
    var link = make("a", { href: root + card.href, hreflang: other }, marked(card.title, marks));
    var what = make("div", { class: "entry-text" }, [make("h3", { lang: other }, [link])]);
    if (card.summary) what.append(make("p", { class: "summary", lang: other }, marked(card.summary, marks)));
    what.append(make("ul", { class: "topics", "aria-label": words.topics }, card.topics.map(function (place) {
      var topic = facets.topics[place];
      return make("li", {}, [make("a", { href: address("topics", topic[0]) }, [topic[1]])]);
    })));
    return [dateline, what];
  }

  function named(rows, id) {
    var row = rows.find(function (each) {
      return each[0] === id;
    });
    return row ? row[1] : id;
  }

  finder.draw = {
    words: words, say: say, number: number, count: count, date: date, make: make, marked: marked,
    entry: entry, named: named,
  };
})();
