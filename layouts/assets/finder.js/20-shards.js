/* The files of finder/ → numbers, lines and the arrays that filtering wants. Knows their formats
   (docs/finder.md), and nothing of queries or the page: who loads a file puts its script into the
   page and waits for what it hands over. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var STOP = 46;
  var value = new Uint8Array(128);
  for (var v = 0; v < 64; v++) value[LETTERS.charCodeAt(v)] = v;

  /* ---- files that come ---- */

  var coming = new Map();

  /* A name that says the same in the address of the file; what it gives, it leaves as it is. */
  function file(name) {
    return name.replace(/\/$/, "/_").replace(/[^a-z0-9_/-]/g, function (sign) {
      return "_" + ("000" + sign.charCodeAt(0).toString(16)).slice(-4);
    });
  }

  function entry(name) {
    name = file(name);
    if (!coming.has(name)) {
      var made = {};
      made.promise = new Promise(function (resolve) { made.resolve = resolve; });
      coming.set(name, made);
    }
    return coming.get(name);
  }

  finder.file = file;
  finder.take = function (name, given) { entry(name).resolve(given); };
  finder.waiting = function (name) { return entry(name).promise; };

  /* ---- numbers ---- */

  var at = 0; /* where reading is: one for all, so that reading a number makes no object */

  function number(text) {
    var sign = value[text.charCodeAt(at++)];
    var n = sign & 31;
    for (var shift = 5; sign > 31 && at < text.length; shift += 5) {
      sign = value[text.charCodeAt(at++)];
      n |= (sign & 31) << shift;
    }
    return n >>> 0;
  }

  function numbers(text) {
    var out = [];
    for (at = 0; at < text.length; ) out.push(number(text));
    return out;
  }

  /* Lists of ascending places, one after the other, as "where each begins" and "all of them". */
  function lists(texts, size) {
    var from = new Uint32Array(size + 1);
    var all = [];
    var i = 0;
    texts.forEach(function (text) {
      for (at = 0; at < text.length && i < size; from[++i] = all.length) {
        for (var last = -1, n = 1; n & 1; all.push(last)) last += ((n = number(text)) >>> 1) + 1;
      }
    });
    return { from: from, all: Uint16Array.from(all) };
  }

  /* ---- the archive ---- */

  /* Each list with the topics that are above its own, each once. */
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

  function ids(rows) {
    return new Map(rows.map(function (row, i) { return [row[0], i]; }));
  }

  /* Briefs by their places, the oldest first. `spots` has for each year the place of each number. */
  finder.archive = function (facets) {
    var years = facets.years.map(function (row) { return numbers(row[2]); });
    var size = years.reduce(function (sum, year) { return sum + year.length; }, 0);
    var first = facets.years.length ? facets.years[0][0] : 0;
    var archive = {
      facets: facets,
      total: size,
      first: first,
      day: new Int32Array(size), /* since 1970 */
      month: new Uint16Array(size), /* since January of the first year */
      number: new Uint32Array(size),
      year: new Uint16Array(size), /* place in facets.years */
      kinds: new Uint16Array(size),
      langs: new Uint16Array(size),
      statuses: new Uint16Array(size),
      topics: lists(facets.years.map(function (row) { return row[4]; }), size),
      authors: lists(facets.years.map(function (row) { return row[5]; }), size),
      spots: new Map(),
      texts: new Map() /* of shards in use, by the names of their files */
    };
    archive.wide = widened(archive.topics, facets.topics, size);
    archive.ids = {};
    ["topics", "authors", "kinds", "langs", "statuses"].forEach(function (facet) {
      archive.ids[facet] = ids(facets[facet]);
    });
    var i = 0;
    facets.years.forEach(function (row, y) {
      var marks = numbers(row[3]);
      var start = new Date(Date.UTC(2000, 0, 1)).setUTCFullYear(row[0]);
      var ends = [];
      for (var m = 1; m < 12; m++) ends.push((new Date(start).setUTCMonth(m) - start) / 864e5);
      var n = -1;
      years[y].forEach(function (step, k) {
        years[y][k] = n += step + 1;
        var day = Math.floor(n / row[1]);
        for (m = 0; m < 11 && day >= ends[m]; ) m++;
        archive.day[i] = start / 864e5 + day;
        archive.month[i] = (row[0] - first) * 12 + m;
        archive.number[i] = n;
        archive.year[i] = y;
        archive.statuses[i] = marks[k] % facets.statuses.length;
        var rest = Math.floor(marks[k] / facets.statuses.length);
        archive.langs[i] = rest % facets.langs.length;
        archive.kinds[i] = Math.floor(rest / facets.langs.length);
        i++;
      });
      var spots = new Int32Array(n + 1).fill(-1);
      years[y].forEach(function (number, k) { spots[number] = i - years[y].length + k; });
      archive.spots.set(row[0], spots);
    });
    return archive;
  };

  /* ---- terms ---- */

  /* As the files are sorted: Hangul by its letters, and signs by their numbers, where JavaScript
     has those of two halves before some others. */
  function order(term) {
    return term.normalize("NFD").replace(/[\ud800-\udbff]/g, "\uffff$&");
  }

  /* The directory: `keys` in order, and by key the digests of its two files. */
  finder.directory = function (text) {
    var out = { keys: [], orders: [], digests: new Map() };
    text.split("\n").forEach(function (line) {
      var row = line.split(" ");
      if (row.length < 3) return;
      out.keys.push(row[0]);
      out.orders.push(order(row[0]));
      out.digests.set(row[0], row.slice(1));
    });
    return out;
  };

  /* The keys of the shards that have a term, or with `all` the terms that begin so. */
  finder.shards = function (directory, begin, all) {
    var orders = directory.orders;
    begin = order(begin);
    var low = 0;
    for (var high = orders.length; low < high; ) {
      var middle = (low + high) >> 1;
      if (orders[middle] <= begin) low = middle + 1;
      else high = middle;
    }
    var first = Math.max(low - 1, 0);
    while (all && low < orders.length && orders[low].startsWith(begin)) low++;
    return directory.keys.slice(first, low);
  };

  /* Where the line of a term goes on after the term, or -1. `text` begins with a line end. */
  finder.line = function (text, term) {
    var found = text.indexOf("\n" + term + " ");
    return found < 0 ? -1 : found + term.length + 2;
  };

  /* Calls use(term, where its line goes on) for each line that begins so. */
  finder.lines = function (text, begin, use) {
    for (var found = -1; (found = text.indexOf("\n" + begin, found + 1)) >= 0; ) {
      var space = text.indexOf(" ", found);
      if (space < 0) return;
      use(text.slice(found + 1, space), space + 1);
    }
  };

  function end(text, from) {
    var found = text.indexOf("\n", from);
    return found < 0 ? text.length : found;
  }

  finder.width = function (text, from) { return end(text, from) - from; };

  /* A line of weights → the briefs (-1 is one that the facets don't have) and their weights. */
  finder.weights = function (archive, text, from) {
    var stop = end(text, from);
    var briefs = new Int32Array(stop - from);
    var weights = new Uint8Array(stop - from);
    var n = 0;
    var year = 0;
    for (at = from; at < stop; at++) {
      year += number(text);
      var spots = archive.spots.get(year) || [];
      for (var last = -1; at < stop && text.charCodeAt(at) !== STOP; n++) {
        var code = number(text);
        last += (code >>> 3) + 1;
        briefs[n] = last < spots.length ? spots[last] : -1;
        weights[n] = code & 7;
      }
    }
    return { briefs: briefs.subarray(0, n), weights: weights.subarray(0, n) };
  };

  /* A line of places: calls use(how many briefs came before, place). */
  finder.places = function (text, from, use) {
    var stop = end(text, from);
    var brief = 0;
    for (at = from; at < stop; at++) {
      number(text);
      for (; at < stop && text.charCodeAt(at) !== STOP; brief++) {
        for (var last = -1, n = 1; n & 1 && at < stop; ) {
          n = number(text);
          last += (n >>> 1) + 1;
          use(brief, last);
        }
      }
    }
  };
})();
