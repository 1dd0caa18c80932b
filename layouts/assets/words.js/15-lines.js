/* The directory and the lines of shards → shards to load, and briefs with weights and places. Knows the
   formats (docs/finder.md), and nothing of queries or the page. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  var END = finder.END;

  /* As the files are sorted: Hangul by its letters, and signs by their numbers, where JavaScript
     has those of two halves before some others. */
  function order(term) {
    return term.normalize("NFD").replace(/[\ud800-\udbff]/g, "\uffff$&");
  }

  /* The directory: `keys` in order, and by key the digest of its two files. */
  finder.directory = function (text) {
    var out = { keys: [], orders: [], digests: new Map() };
    text.split("\n").forEach(function (line) {
      var row = line.split(" ");
      out.keys.push(row[0]);
      out.orders.push(order(row[0]));
      out.digests.set(row[0], row[1]);
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

  /* Calls use(term, start and end of the rest of its line) for each line that begins so. `text`
     begins with a line end. */
  finder.lines = function (text, begin, use) {
    for (var at = -1; (at = text.indexOf("\n" + begin, at + 1)) >= 0; ) {
      var space = text.indexOf(" ", at);
      var end = text.indexOf("\n", at + 1);
      if (space > 0) use(text.slice(at + 1, space), space + 1, end < 0 ? text.length : end);
    }
  };

  /* A line of weights → the briefs (-1 is one that the facets don't have) and their weights. */
  finder.weights = function (archive, text, start, end) {
    var read = finder.numbers(text, start, end);
    var briefs = new Int32Array(read.length);
    var weights = new Uint8Array(read.length);
    var n = 0;
    var year = 0;
    for (var i = 0; i < read.length; i++) {
      var spots = archive.spots.get((year += read[i])) || [];
      for (var last = -1; ++i < read.length && read[i] !== END; n++) {
        last += (read[i] >>> 3) + 1;
        briefs[n] = last < spots.length ? spots[last] : -1;
        weights[n] = read[i] & 7;
      }
    }
    return { briefs: briefs.subarray(0, n), weights: weights };
  };

  /* A line of places → one ascending number for each, briefs[…] * room + place + shift, of those
     briefs that `v` has. */
  finder.places = function (text, start, end, briefs, v, room, shift) {
    var read = finder.numbers(text, start, end);
    var out = new Float64Array(read.length);
    var n = 0;
    var brief = 0;
    for (var i = 1; i < read.length; i++) {
      if (read[i] === END) {
        /* The next year. */
        i++;
        continue;
      }
      var base = briefs[brief] * room + shift;
      var wanted = v[briefs[brief++]] > 0;
      for (var last = -1; ; i++) {
        last += (read[i] >>> 1) + 1;
        if (wanted) out[n++] = base + last;
        if (!(read[i] & 1)) break;
      }
    }
    return out.subarray(0, n);
  };
})();
