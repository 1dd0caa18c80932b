/* What is asked → the briefs that meet it, in order, and what the facets count. Knows the archive's
   arrays, and nothing of shards or the page. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  /* What a brief may fail is a bit each: these facets in order, the dates, the query. */
  var FACETS = ["topics", "authors", "kinds", "langs", "statuses"];
  var DATES = 32;
  var QUERY = 64;

  /* ---- briefs ---- */

  /* Places with these ids. */
  finder.chosen = function (archive, facet, values) {
    return archive.facets[facet].reduce(function (out, row, i) {
      return values.indexOf(row[0]) < 0 ? out : out.concat(i);
    }, []);
  };

  /* How many of these values each brief has. */
  finder.having = function (own, values) {
    var size = own.from.length - 1;
    var out = new Uint8Array(size);
    var wanted = new Uint8Array(65536);
    values.forEach(function (value) { wanted[value] = 1; });
    for (var i = 0; i < size; i++) {
      for (var k = own.from[i]; k < own.from[i + 1]; k++) out[i] += wanted[own.all[k]];
    }
    return out;
  };

  /* What each brief fails. */
  function judged(archive, units, asked) {
    var out = new Uint8Array(archive.total);
    var i;
    units.forEach(function (unit) {
      var v = unit.v;
      for (i = 0; i < v.length; i++) if (v[i] > 0 === unit.not) out[i] = QUERY;
    });
    FACETS.forEach(function (facet, f) {
      var values = asked[facet] || [];
      if (!values.length) return;
      var has = finder.having(archive[facet], finder.chosen(archive, facet, values));
      var need = facet === "topics" && !asked.any ? new Set(values).size : 1;
      for (i = 0; i < has.length; i++) if (has[i] < need) out[i] |= 1 << f;
    });
    var from = finder.days(asked.from);
    var to = finder.days(asked.to);
    for (i = 0; i < out.length; i++) {
      if ((from && archive.day[i] < from[0]) || (to && archive.day[i] > to[1])) out[i] |= DATES;
    }
    return out;
  }

  /* ---- the search ---- */

  /* What reads words is a script of its own (words.js), which only a question with words waits for. */
  finder.search = function (archive, asked, load) {
    if (!asked.q.trim()) return Promise.resolve(result(archive, { text: "", units: [] }, asked));
    return finder.answered(archive, asked, load).then(function (query) {
      return result(archive, query, asked);
    });
  };

  function result(archive, query, asked) {
    var fails = judged(archive, query.units, asked);
    var list = new Uint32Array(archive.total);
    var total = 0;
    for (var i = 0; i < fails.length; i++) if (!fails[i]) list[total++] = i;

    /* Each counted as if its own selection were not set. */
    var counts = {};
    FACETS.forEach(function (facet, f) {
      var own = archive[facet];
      var other = ~(facet === "topics" && !asked.any ? 0 : 1 << f);
      var out = (counts[facet] = new Uint32Array(archive.facets[facet].length));
      for (var i = 0; i < fails.length; i++) {
        if (fails[i] & other) continue;
        for (var k = own.from[i]; k < own.from[i + 1]; k++) out[own.all[k]]++;
      }
    });
    return {
      total: total,
      list: ordered(archive, list.subarray(0, total), query.units, asked.sort),
      counts: counts,
      months: monthly(archive, fails),
      marks: function (text) { return query.units.length ? finder.marks(query.units, text) : []; },
      instead: total && query.instead || "",
      drop: total ? [] : drops(archive, query, asked)
    };
  }

  /* `list` comes with the oldest first. */
  function ordered(archive, list, units, sort) {
    var words = units.filter(function (unit) { return unit.parts && !unit.not; });
    if (sort === "oldest") return list;
    if (sort === "newest" || !words.length) return list.reverse();
    var most = 0;
    var score = new Float64Array(list.length);
    var i;
    words.forEach(function (unit) {
      var v = unit.v;
      var idf = Math.log(1 + (archive.total - unit.n + 0.5) / (unit.n + 0.5));
      most = Math.max(most, idf);
      for (i = 0; i < list.length; i++) score[i] += (idf * v[list[i]]) / (v[list[i]] + 4);
    });
    var newest = archive.day[archive.total - 1];
    for (i = 0; i < list.length; i++) {
      score[i] += 0.1 * most * Math.exp((archive.day[list[i]] - newest) * (Math.LN2 / 3652.5));
      /* With the place in the same number, it sorts without a function to compare. */
      score[i] = Math.floor(score[i] * 4194304) * 1048576 + list[i];
    }
    score.sort().reverse();
    for (i = 0; i < list.length; i++) list[i] = score[i] - Math.floor(score[i] / 1048576) * 1048576;
    return list;
  }

  function monthly(archive, fails) {
    var month = archive.month;
    var counts = new Uint32Array(fails.length && month[fails.length - 1] + 1);
    for (var i = 0; i < fails.length; i++) if (!(fails[i] & ~DATES)) counts[month[i]]++;
    return Array.from(counts, function (n, i) {
      return [archive.first + Math.floor(i / 12) + "-" + ("0" + ((i % 12) + 1)).slice(-2), n];
    }).slice(month[0]);
  }

  /* Where nothing is found: how much there would be without one thing that was asked. */
  function drops(archive, query, asked) {
    var out = [];
    function drop(facet, id, units, patch, more) {
      var total = judged(archive, units, Object.assign({}, asked, patch)).filter(function (fail) { return !fail; }).length;
      if (total) out.push(Object.assign({ facet: facet, id: id, total: total }, more));
    }
    var text = query.text;
    query.units.forEach(function (unit) {
      var others = query.units.filter(function (other) { return other !== unit; });
      var rest = text.slice(0, unit.from) + text.slice(unit.to);
      drop("q", text.slice(unit.from, unit.to), others, {}, { q: rest.replace(/\s+/g, " ").trim() });
    });
    if (query.units.length > 1) drop("q", text.trim(), [], {}, { q: "" });
    FACETS.forEach(function (facet) {
      var values = asked[facet] || [];
      var each = facet === "topics" && !asked.any;
      /* Of values that are alternatives, one less finds nothing more. */
      (each || values.length < 2 ? values : [""]).forEach(function (id) {
        var patch = {};
        patch[facet] = values.filter(function (other) { return id && other !== id; });
        drop(facet, id, query.units, patch);
      });
    });
    if (asked.from || asked.to) drop("dates", "", query.units, { from: "", to: "" });
    return out.sort(function (a, b) { return b.total - a.total; });
  }
})();
