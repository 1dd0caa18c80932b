/* What is asked, in the address and back. Every address can be read: what makes no sense in it is
   left out, and values that the archive doesn't know are told. */
(function () {
  "use strict";
  if (!window.finder) return;
  var LISTS = { topics: "topic", authors: "author", kinds: "kind", langs: "lang", statuses: "status" };
  var SORTS = ["relevance", "newest", "oldest"];

  /* A year, a month or a day that there is. */
  function moment(text) {
    var parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text || "");
    if (!parts) return "";
    var month = +(parts[2] || 1);
    var day = +(parts[3] || 1);
    var there = +parts[1] > 0 && month > 0 && month < 13 && day > 0;
    return there && day <= new Date(Date.UTC(+parts[1], month, 0)).getUTCDate() ? text : "";
  }

  function read(search, facets) {
    var said = new URLSearchParams(search);
    var asked = { q: (said.get("q") || "").slice(0, 300), typing: false };
    var unknown = [];
    Object.keys(LISTS).forEach(function (facet) {
      var known = new Set(facets[facet].map(function (row) {
        return row[0];
      }));
      var former = new Map(facet === "topics" ? facets.former : []);
      var all = Array.from(new Set(said.getAll(LISTS[facet]).map(function (id) {
        return former.get(id) || id;
      }))).filter(Boolean);
      asked[facet] = all.filter(function (id) {
        if (!known.has(id)) unknown.push(id.slice(0, 60));
        return known.has(id);
      });
    });
    asked.any = said.get("any") === "1";
    asked.from = moment(said.get("from"));
    asked.to = moment(said.get("to"));
    asked.sort = SORTS.indexOf(said.get("sort")) < 0 ? "" : said.get("sort");
    return { asked: settled(asked), unknown: unknown };
  }

  /* The usual order is left out. Relevance is for words alone. */
  function settled(asked) {
    var usual = asked.q.trim() ? "relevance" : "newest";
    if (asked.sort === usual || (asked.sort === "relevance" && !asked.q.trim())) asked.sort = "";
    return asked;
  }

  function write(asked) {
    var said = new URLSearchParams();
    if (asked.q.trim()) said.set("q", asked.q);
    Object.keys(LISTS).forEach(function (facet) {
      asked[facet].forEach(function (id) {
        said.append(LISTS[facet], id);
      });
    });
    if (asked.any) said.set("any", "1");
    ["from", "to", "sort"].forEach(function (name) {
      if (asked[name]) said.set(name, asked[name]);
    });
    return said.toString();
  }

  finder.address = { lists: LISTS, read: read, write: write, settled: settled, moment: moment };
})();
