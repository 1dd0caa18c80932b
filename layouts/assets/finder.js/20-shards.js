/* The files of finder/ → numbers and the arrays that filtering wants. Knows their formats
   (docs/finder.md), and nothing of queries or the page: who loads a file puts its script into the
   page and waits for what it hands over. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  var value = new Uint8Array(128);
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("").forEach(function (sign, i) {
    value[sign.charCodeAt(0)] = i;
  });

  /* ---- files that come ---- */

  var coming = new Map();

  /* A name as it is in the address of the file. What this gives, it leaves as it is. */
  finder.file = function (name) {
    return name.replace(/\/$/, "/_").replace(/[^a-z0-9_/-]/g, function (sign) {
      return "_" + ("000" + sign.charCodeAt(0).toString(16)).slice(-4);
    });
  };

  function entry(name) {
    name = finder.file(name);
    if (!coming.has(name)) {
      var made = {};
      made.promise = new Promise(function (resolve) { made.resolve = resolve; });
      coming.set(name, made);
    }
    return coming.get(name);
  }

  finder.take = function (name, given) { entry(name).resolve(given); };
  finder.waiting = function (name) { return entry(name).promise; };

  /* ---- numbers ---- */

  /* Stands for the "." that ends a year. */
  finder.END = 4294967295;

  var numbers = (finder.numbers = function (text, start, end) {
    var out = new Uint32Array(end - start);
    var n = 0;
    var sum = 0;
    var shift = 0;
    for (var i = start; i < end; i++) {
      var code = text.charCodeAt(i);
      var sign = value[code];
      if (code === 46) out[n++] = finder.END;
      else if (sign > 31) {
        sum |= (sign & 31) << shift;
        shift += 5;
      } else {
        out[n++] = sum | (sign << shift);
        sum = shift = 0;
      }
    }
    return out.subarray(0, n);
  });

  function all(text) {
    return numbers(text, 0, text.length);
  }

  /* Values of briefs, `size` being how many: all of them, and from where each brief has its own. A
     text has how many values each brief has, and then the values: see sets in docs/finder.md. */
  function lists(texts, size) {
    var from = new Uint32Array(size + 1);
    var values = [];
    var i = 0;
    texts.forEach(function (text) {
      var at = text.indexOf(".");
      numbers(text, 0, at).forEach(function (many) {
        for (var last = -1; many--; values.push(last)) {
          var gap = value[text.charCodeAt(++at)];
          if (gap === 63) {
            var end = at + 1;
            while (value[text.charCodeAt(end)] > 31) end++;
            gap += numbers(text, at + 1, end + 1)[0];
            at = end;
          }
          last += gap + 1;
        }
        from[++i] = values.length;
      });
    });
    return { from: from, all: Uint16Array.from(values) };
  }

  /* The same with one value each. */
  function single(size) {
    return { from: Uint32Array.from({ length: size + 1 }, function (_, i) { return i; }), all: new Uint16Array(size) };
  }

  /* Topics with those that are above them, each once. */
  function widened(own, topics, size) {
    var from = new Uint32Array(size + 1);
    var all = [];
    var seen = new Int32Array(topics.length).fill(-1);
    for (var i = 0; i < size; i++) {
      for (var k = own.from[i]; k < own.from[i + 1]; k++) {
        for (var t = own.all[k]; topics[t] && seen[t] !== i; t = topics[t][2]) {
          seen[t] = i;
          all.push(t);
        }
      }
      from[i + 1] = all.length;
    }
    return { from: from, all: Uint16Array.from(all) };
  }

  /* ---- the archive ---- */

  function column(rows, k) {
    return rows.map(function (row) { return row[k]; });
  }

  /* Briefs by their places, the oldest first. Days are since 1970, months since January of the first
     year; `year` has places in facets.years, `own` topics without the broader ones, `spots` for each
     year the places by number. `texts` are the shards in use. */
  finder.archive = function (facets) {
    var years = column(facets.years, 2).map(all);
    var size = years.reduce(function (sum, year) { return sum + year.length; }, 0);
    var own = lists(column(facets.years, 4), size);
    var archive = {
      facets: facets,
      total: size,
      first: size && facets.years[0][0],
      day: new Int32Array(size),
      month: new Uint16Array(size),
      number: new Uint32Array(size),
      year: new Uint16Array(size),
      own: own,
      topics: widened(own, facets.topics, size),
      authors: lists(column(facets.years, 5), size),
      kinds: single(size),
      langs: single(size),
      statuses: single(size),
      spots: new Map(),
      texts: new Map()
    };
    var i = 0;
    facets.years.forEach(function (row, y) {
      var marks = all(row[3]);
      var start = new Date(0).setUTCFullYear(row[0]);
      var n = -1;
      var spots = new Int32Array(366 * row[1]).fill(-1);
      var langs = facets.langs.length;
      var statuses = facets.statuses.length;
      years[y].forEach(function (step, k) {
        n += step + 1;
        var mark = marks[k];
        archive.day[i] = start / 864e5 + Math.floor(n / row[1]);
        archive.month[i] = (row[0] - archive.first) * 12 + new Date(archive.day[i] * 864e5).getUTCMonth();
        archive.number[i] = n;
        archive.year[i] = y;
        archive.statuses.all[i] = mark % statuses;
        archive.langs.all[i] = (mark / statuses) % langs;
        archive.kinds.all[i] = mark / statuses / langs;
        spots[n] = i++;
      });
      archive.spots.set(row[0], spots);
    });
    return archive;
  };
})();
