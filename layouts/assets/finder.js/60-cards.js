/* A place in the archive → what a list shows of that brief. Knows the chunks of finder/cards/, and
   nothing of the page. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});

  function own(lists, i) {
    return Array.from(lists.all.subarray(lists.from[i], lists.from[i + 1]));
  }

  /* `lang`, `kind` and `status` are ids, `topics` and `authors` places in the facets' lists. */
  finder.card = function (archive, i, load) {
    var facets = archive.facets;
    function id(facet) { return facets[facet][archive[facet].all[i]][0]; }
    var y = archive.year[i];
    var number = archive.number[i];
    var row = facets.cards[y];
    var chunk = Math.floor(Math.floor(number / facets.years[y][1]) / row[1]);
    return load("cards/" + row[0] + "-" + chunk, row[2]).then(function (rows) {
      var found = rows.find(function (card) { return card[0] === number; });
      return {
        slug: found[1],
        href: facets.base + found[1] + ".html",
        title: found[2],
        summary: found[3],
        date: found[4],
        updated: found[5],
        lang: id("langs"),
        kind: id("kinds"),
        status: id("statuses"),
        topics: own(archive.own, i),
        authors: own(archive.authors, i)
      };
    });
  };
})();
