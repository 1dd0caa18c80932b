/* What is asked → the briefs that meet it, in order, and what the facets count. Knows the archive's
   arrays and the shards that `load` brings, and nothing of the page. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  var FACETS = ["topics", "authors", "kinds", "langs", "statuses"];
  var DATES = 1 << FACETS.length; /* the bit of the dates, after those of the facets */
  var WEIGHT = [0.35, 0.65, 1, 1.5, 2.3, 3.6, 6, 10];
  var STEM = 0.8;
  var BEGUN = 0.6;
  var NEAR = 0.4;
  var BRIEFS = 16777216; /* a brief's number times this, and a place, are one number */

  /* ---- terms ---- */

  /* How well a term answers a part of what is asked: 0 is not at all. */
  function fit(part, term) {
    if (term === part.term || (part.sign && term.startsWith(part.term))) return part.by;
    if (part.stem && term.startsWith(part.root) && finder.stem(term) === part.stem) return STEM * part.by;
    return part.typed && term.normalize("NFD").startsWith(part.typed) ? BEGUN * part.by : 0;
  }

  /* Where, in the terms of a text, one part after the other stands. */
  function chain(terms, parts, use) {
    terms.forEach(function (row, i) {
      var all = parts.every(function (part) {
        var there = terms[i + part.place];
        return there && fit(part, there[0]);
      });
      if (all) use(i);
    });
  }

  function bend(part) {
    if (!/^[a-z]{3,}$/.test(part.term)) return;
    part.stem = finder.stem(part.term);
    part.root = part.stem.slice(0, -1); /* only its last sign may differ in a word with this stem */
  }

  /* The shards that a part wants. */
  function shards(directory, part) {
    var out = new Set();
    function add(begin, all, most) {
      finder.shards(directory, begin, all).slice(0, most).forEach(out.add, out);
    }
    add(part.term, part.sign);
    if (part.stem) {
      var last = part.stem.slice(-1);
      ({ i: "iy", e: "ei", l: "li" }[last] || last).split("").forEach(function (sign) {
        add(part.root + sign, true, 8);
      });
    }
    if (part.typed) add(part.typed, true, 16);
    return Array.from(out);
  }

  /* All lines that answer a part: {key, at, by}. */
  function lines(state, part) {
    var begin = part.term;
    if (part.stem) begin = part.root;
    else if (part.typed && part.typed !== begin) begin = begin.slice(0, -1);
    var out = [];
    part.keys.forEach(function (key) {
      var text = state.text("w", key);
      if (!part.stem && !part.typed && !part.sign) {
        var at = finder.line(text, begin);
        if (at >= 0) out.push({ key: key, term: begin, at: at, by: part.by });
        return;
      }
      finder.lines(text, begin, function (term, at) {
        var by = fit(part, term);
        if (by) out.push({ key: key, term: term, at: at, by: by, wide: finder.width(text, at) });
      });
    });
    if (!part.typed || out.length < 64) return out;
    out.sort(function (a, b) { return b.by - a.by || b.wide - a.wide; });
    return out.slice(0, 64);
  }

  /* ---- a word that nothing has ---- */

  /* Slips between two words: a sign more, less, other, or two in the wrong order. At most 3. */
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before;
    var last = [];
    var row = [];
    for (var k = 0; k <= b.length; k++) row.push(k);
    for (var i = 1; i <= a.length; i++) {
      before = last;
      last = row;
      row = [i];
      var least = i;
      for (var j = 1; j <= b.length; j++) {
        var cost = a[i - 1] === b[j - 1] ? 0 : 1;
        var n = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, before[j - 2] + 1);
        row.push(n);
        least = Math.min(least, n);
      }
      if (least > most) return most + 1;
    }
    return row[b.length];
  }

  /* Shards that the word would be in but for one slip, the likeliest first. */
  function around(directory, word) {
    var keys = new Set();
    var rows = "qwertyuiop asdfghjkl zxcvbnm aeiouya ckqsc fpf";
    function add(begin, middle, rest) {
      if (keys.size < 16) finder.shards(directory, begin + middle + rest).forEach(keys.add, keys);
    }
    function each(use) {
      for (var i = 0; i < 6 && i < word.length - 1; i++) use(word.slice(0, i), word[i], word.slice(i + 1));
    }
    each(function (begin, sign, rest) {
      add(begin, rest[0] + sign, rest.slice(1));
      add(begin, "", rest);
      add(begin, sign + sign, rest);
    });
    each(function (begin, sign, rest) {
      for (var k = 0; k < rows.length; k++) {
        if (rows[k - 1] === sign || rows[k + 1] === sign) add(begin, rows[k].trim(), rest);
      }
    });
    each(function (begin, sign, rest) {
      "aeioustrnlchpmbdfgkvwy".split("").forEach(function (more) {
        add(begin, more + sign, rest);
        add(begin, more, rest);
      });
    });
    return Array.from(keys);
  }

  function nearest(state, word, keys) {
    var most = word.length > 7 ? 2 : 1;
    var best = { slips: most + 1, wide: 0, term: "" };
    function look(term, wide) {
      var n = slips(word, term, most);
      if (n && (n < best.slips || (n === best.slips && n <= most && wide > best.wide))) {
        best = { slips: n, wide: wide, term: term };
      }
    }
    keys.forEach(function (key) {
      var text = state.text("w", key);
      finder.lines(text, "", function (term, at) {
        if (Math.abs(term.length - word.length) <= most) look(term, finder.width(text, at));
      });
    });
    /* A shard's key is a term, and likely a common one. */
    state.directory.keys.forEach(function (key) { look(key, 500); });
    names(state.archive).forEach(function (name) {
      name.terms.forEach(function (row) { look(row[0], 99); });
    });
    return best.term;
  }

  /* Gives units that found nothing the nearest word that is there. */
  function mend(state, units) {
    return Promise.all(units.map(function (unit) {
      var part = unit.parts && unit.parts[0];
      if (!part || unit.not || unit.quoted || unit.parts.length > 1 || part.lines.length) return;
      if (part.term.length < 4 || !/^\p{L}+$/u.test(part.term) || finder.syllabic(part.term)) return;
      if (named(state.archive, unit).length) return;
      var term = nearest(state, part.term, part.keys);
      var wanted = term ? [] : around(state.directory, part.term);
      return state.load("w", wanted).then(function () {
        term = term || nearest(state, part.term, wanted);
        if (!term) return;
        unit.instead = term;
        unit.parts = [{ term: term, place: 0, by: NEAR }];
        bend(unit.parts[0]);
        return look(state, unit.parts);
      });
    }));
  }

  /* ---- names ---- */

  /* The names of topics and authors, as terms. */
  function names(archive) {
    if (archive.names) return archive.names;
    archive.names = [];
    function add(facet, place, texts) {
      texts.forEach(function (text) {
        archive.names.push({ facet: facet, place: place, terms: finder.terms(text) });
      });
    }
    archive.facets.topics.forEach(function (row, i) { add("topics", i, [row[1]].concat(row[3] || [])); });
    archive.facets.authors.forEach(function (row, i) { add("authors", i, [row[1]].concat(row[2] || [])); });
    return archive.names;
  }

  function named(archive, unit) {
    return names(archive).filter(function (name) {
      var there = false;
      chain(name.terms, unit.parts, function () { there = true; });
      return there;
    });
  }

  /* What topic: or author: means: an id, else a whole name, else all names that begin so, else all
     that have these words. */
  function meant(archive, facet, text) {
    var out = new Uint8Array(archive.facets[facet].length);
    var id = archive.ids[facet].get(text.trim().toLowerCase());
    if (id !== undefined) {
      out[id] = 1;
      return out;
    }
    function flat(terms) {
      return " " + terms.map(function (row) { return row[0]; }).join(" ");
    }
    var asked = flat(finder.terms(text));
    var rank = 9;
    [true, false].forEach(function (count) {
      names(archive).forEach(function (name) {
        if (name.facet !== facet) return;
        var there = flat(name.terms);
        var at = there.indexOf(asked);
        var own = at < 0 ? 9 : at ? 2 : there === asked ? 0 : 1;
        if (count) rank = Math.min(rank, own);
        else if (own === rank && rank < 9) out[name.place] = 1;
      });
    });
    return out;
  }

  /* ---- briefs ---- */

  /* Calls use(brief, place) for what each brief has of a facet, topics with their broader ones. */
  function mark(archive, facet, chosen, use) {
    var own = facet === "topics" ? archive.wide : archive[facet];
    for (var i = 0; i < archive.total; i++) {
      if (!own.from) {
        if (chosen[own[i]]) use(i);
        continue;
      }
      for (var k = own.from[i]; k < own.from[i + 1]; k++) if (chosen[own.all[k]]) use(i);
    }
  }

  /* The weights of a part in all briefs, and how many have it. */
  function weigh(state, part) {
    var v = new Float32Array(state.archive.total);
    var n = 0;
    part.lines.forEach(function (line) {
      var text = state.text("w", line.key);
      var found = (line.found = finder.weights(state.archive, text, line.at));
      for (var i = 0; i < found.briefs.length; i++) {
        var brief = found.briefs[i];
        if (brief < 0) continue;
        if (!v[brief]) n++;
        var weight = WEIGHT[found.weights[i]] * line.by;
        if (weight > v[brief]) v[brief] = weight;
      }
    });
    return { v: v, n: n };
  }

  /* Where a part is in the briefs that have all parts: ascending numbers, each a brief and the place
     that the first part would have. */
  function spots(state, part, v) {
    var out = [];
    var sorted = true;
    part.lines.forEach(function (line, i) {
      var text = state.text("p", line.key);
      var briefs = line.found.briefs;
      var at = finder.line(text, line.term);
      if (at < 0) return;
      if (i) sorted = false;
      finder.places(text, at, function (n, place) {
        var brief = briefs[n];
        if (brief >= 0 && v[brief]) out.push(brief * BRIEFS + 4096 + place - part.place);
      });
    });
    out = Float64Array.from(out);
    return sorted ? out : out.sort();
  }

  function common(a, b) {
    var n = 0;
    for (var i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] === b[j]) {
        a[n++] = a[i];
        i++;
        j++;
      } else if (a[i] < b[j]) i++;
      else j++;
    }
    return a.subarray(0, n);
  }

  /* A unit's weights in all briefs, and in how many its rarest term is. */
  function answer(state, unit) {
    var archive = state.archive;
    var v = new Float32Array(archive.total);
    var n = 0;
    if (unit.days) {
      for (var i = 0; i < archive.total; i++) {
        if (archive.day[i] >= unit.days[0] && archive.day[i] <= unit.days[1]) v[i] = 1;
      }
    }
    ["topic", "author"].forEach(function (field) {
      if (!unit[field]) return;
      var facet = field + "s";
      mark(archive, facet, meant(archive, facet, unit[field]), function (brief) { v[brief] = 1; });
    });
    if (!unit.parts) return { v: v, n: 0 };

    var found = unit.parts.map(function (part) { return weigh(state, part); });
    v = found[0].v;
    n = found[0].n;
    found.slice(1).forEach(function (part) {
      n = Math.min(n, part.n);
      for (var i = 0; i < v.length; i++) if (part.v[i] < v[i]) v[i] = part.v[i];
    });
    if (found.length > 1 && n) {
      var kept = unit.parts.reduce(function (before, part) {
        var here = before && !before.length ? before : spots(state, part, v);
        return before ? common(before, here) : here;
      }, null);
      var whole = new Float32Array(v.length);
      kept.forEach(function (spot) {
        var brief = Math.floor(spot / BRIEFS);
        whole[brief] = v[brief];
      });
      v = whole;
    }
    var more = { topics: [], authors: [] };
    named(archive, unit).forEach(function (name) { more[name.facet][name.place] = 1; });
    Object.keys(more).forEach(function (facet) {
      if (!more[facet].length) return;
      var own = archive[facet];
      for (var i = 0; i < v.length; i++) {
        for (var k = own.from[i]; k < own.from[i + 1]; k++) {
          if (!more[facet][own.all[k]]) continue;
          if (!v[i] && found.length < 2) n++;
          v[i] += facet === "topics" ? 2 : 3;
          break;
        }
      }
    });
    return { v: v, n: n };
  }

  /* ---- loading ---- */

  function look(state, parts) {
    var keys = [];
    parts.forEach(function (part) {
      part.keys = shards(state.directory, part);
      keys = keys.concat(part.keys);
    });
    return state.load("w", keys).then(function () {
      parts.forEach(function (part) { part.lines = lines(state, part); });
    });
  }

  function opened(archive, load, directory) {
    var state = { archive: archive, directory: directory };
    state.text = function (kind, key) { return archive.texts.get(kind + "/" + key) || "\n"; };
    state.load = function (kind, keys) {
      return Promise.all(Array.from(new Set(keys), function (key) {
        var name = kind + "/" + key;
        if (archive.texts.has(name)) return;
        return load(finder.file(name), directory.digests.get(key)[kind === "w" ? 0 : 1]).then(function (text) {
          archive.texts.set(name, "\n" + text);
        });
      }));
    };
    return state;
  }

  /* ---- the search ---- */

  finder.search = function (archive, asked, load) {
    var query = finder.query(asked.q);
    var units = query.units;
    var wordy = units.filter(function (unit) { return unit.parts; });
    var parts = [];
    wordy.forEach(function (unit) {
      if (!unit.not && !unit.quoted) unit.parts.forEach(bend);
      parts = parts.concat(unit.parts);
    });
    var last = wordy[wordy.length - 1];
    if (asked.typing && last && !last.not && !last.quoted && last.to === query.text.length) {
      var part = last.parts[last.parts.length - 1];
      if (part.term.length > 1 || part.sign) part.typed = part.term.normalize("NFD");
    }
    if (!wordy.length || !archive.facets.words) {
      parts.forEach(function (part) { part.lines = []; });
      return Promise.resolve(result({ archive: archive }, query, asked));
    }
    var ready = archive.directory || load("words", archive.facets.words).then(finder.directory);
    return Promise.resolve(ready).then(function (directory) {
      archive.directory = directory;
      var state = opened(archive, load, directory);
      return look(state, parts).then(function () {
        return mend(state, wordy);
      }).then(function () {
        var keys = [];
        wordy.forEach(function (unit) {
          var all = unit.parts.length > 1 && unit.parts.every(function (part) { return part.lines.length; });
          if (all) unit.parts.forEach(function (part) {
            part.lines.forEach(function (line) { keys.push(line.key); });
          });
        });
        return state.load("p", keys);
      }).then(function () {
        return result(state, query, asked);
      });
    });
  };

  function result(state, query, asked) {
    var archive = state.archive;
    var size = archive.total;
    var units = query.units;
    var missed = new Uint8Array(size); /* how many units a brief doesn't meet */
    var which = new Uint8Array(size); /* and the last of them */
    var score = new Float64Array(size);
    var most = 0;
    units.forEach(function (unit, u) {
      var found = answer(state, unit);
      var v = found.v;
      var idf = unit.parts ? Math.log(1 + (size - found.n + 0.5) / (found.n + 0.5)) : 0;
      if (unit.not) idf = 0;
      most = Math.max(most, idf);
      for (var i = 0; i < size; i++) {
        if (v[i] > 0 === unit.not) {
          missed[i]++;
          which[i] = u;
        } else if (idf) score[i] += (idf * v[i]) / (v[i] + 2);
      }
    });

    /* What a brief fails, a bit for each facet. */
    var fails = new Uint8Array(size);
    var chosen = {};
    FACETS.forEach(function (facet, f) {
      var values = new Set(asked[facet] || []);
      chosen[facet] = Array.from(values);
      if (!values.size) return;
      var set = new Uint8Array(archive.facets[facet].length);
      values.forEach(function (id) {
        var place = archive.ids[facet].get(id);
        if (place !== undefined) set[place] = 1;
      });
      var need = facet === "topics" && !asked.any ? values.size : 1;
      var has = new Uint16Array(size);
      mark(archive, facet, set, function (brief) { has[brief]++; });
      for (var i = 0; i < size; i++) if (has[i] < need) fails[i] |= 1 << f;
    });
    var from = finder.days(asked.from);
    var to = finder.days(asked.to);
    for (var i = 0; i < size; i++) {
      if ((from && archive.day[i] < from[0]) || (to && archive.day[i] > to[1])) fails[i] |= DATES;
    }

    var counts = {};
    FACETS.forEach(function (facet) { counts[facet] = new Uint32Array(archive.facets[facet].length); });
    var months = new Uint32Array(size ? archive.month[size - 1] + 1 : 0);
    var wide = archive.wide;
    var authors = archive.authors;
    var list = new Uint32Array(size);
    var total = 0;
    var k;
    for (i = 0; i < size; i++) {
      if (missed[i]) continue;
      var fail = fails[i];
      if (!fail) list[total++] = i;
      if (!fail || (fail === 1 && asked.any)) for (k = wide.from[i]; k < wide.from[i + 1]; k++) counts.topics[wide.all[k]]++;
      if (!fail || fail === 2) for (k = authors.from[i]; k < authors.from[i + 1]; k++) counts.authors[authors.all[k]]++;
      if (!fail || fail === 4) counts.kinds[archive.kinds[i]]++;
      if (!fail || fail === 8) counts.langs[archive.langs[i]]++;
      if (!fail || fail === 16) counts.statuses[archive.statuses[i]]++;
      if (!fail || fail === DATES) months[archive.month[i]]++;
    }

    return {
      total: total,
      list: ordered(archive, list.subarray(0, total), asked.sort, most && score, most),
      counts: counts,
      months: monthly(archive, months),
      marks: function (text) { return marks(units, text); },
      instead: total ? mended(query) : "",
      drop: total ? [] : drops(archive, query, asked, chosen, { missed: missed, which: which, fails: fails })
    };
  }

  /* `list` comes with the oldest first. */
  function ordered(archive, list, sort, score, most) {
    if (sort === "oldest") return list;
    if (sort === "newest" || !score) return list.reverse();
    var newest = archive.day[archive.total - 1];
    /* A score and a place in one number, which sorts without a function to compare. */
    var keys = Float64Array.from(list, function (i) {
      var fresh = 0.1 * most * Math.pow(0.5, (newest - archive.day[i]) / 3652.5);
      return Math.floor((score[i] + fresh) * 4194304) * 1048576 + i;
    });
    keys.sort().reverse();
    return Uint32Array.from(keys, function (key) { return key % 1048576; });
  }

  function monthly(archive, counts) {
    return Array.from(counts, function (n, i) {
      return [archive.first + Math.floor(i / 12) + "-" + ("0" + ((i % 12) + 1)).slice(-2), n];
    }).slice(archive.month[0]);
  }

  function mended(query) {
    var out = query.text;
    query.units.slice().reverse().forEach(function (unit) {
      if (unit.instead) out = out.slice(0, unit.from) + unit.instead + out.slice(unit.to);
    });
    return out === query.text ? "" : out;
  }

  /* What to mark in a text, in order, nothing twice. */
  function marks(units, text) {
    var out = [];
    var initials = text.replace(/[가-힣]/g, function (sign) {
      return String.fromCharCode(0x1100 + (sign.charCodeAt(0) - 0xac00) / 588);
    });
    [text, initials].forEach(function (text, n) {
      if (n && text === arguments[2][0]) return;
      var terms = finder.terms(text);
      units.forEach(function (unit) {
        if (!unit.parts || unit.not) return;
        var end = unit.parts[unit.parts.length - 1];
        chain(terms, unit.parts, function (i) {
          var last = terms[i + end.place];
          var stop = end.sign && last[0].length > 1 ? terms[i + end.place + 1][2] : last[3];
          out.push([terms[i][2], stop]);
        });
      });
    });
    out.sort(function (a, b) { return a[0] - b[0]; });
    return out.reduce(function (kept, next) {
      var last = kept[kept.length - 1];
      if (last && next[0] < last[1]) last[1] = Math.max(last[1], next[1]);
      else kept.push(next);
      return kept;
    }, []);
  }

  /* Where nothing is found: how much there would be without one thing that was asked. */
  function drops(archive, query, asked, chosen, found) {
    var out = [];
    var bits = new Uint32Array(DATES * 2);
    var units = new Uint32Array(query.units.length);
    var all = 0;
    for (var i = 0; i < archive.total; i++) {
      if (!found.fails[i]) all++;
      if (!found.missed[i]) bits[found.fails[i]]++;
      else if (found.missed[i] === 1 && !found.fails[i]) units[found.which[i]]++;
    }
    function word(from, to, total) {
      var rest = (query.text.slice(0, from) + query.text.slice(to)).replace(/\s+/g, " ").trim();
      out.push({ facet: "q", id: query.text.slice(from, to).trim(), total: total, q: rest });
    }
    query.units.forEach(function (unit, u) { word(unit.from, unit.to, units[u]); });
    if (units.length > 1) word(0, query.text.length, all);
    FACETS.forEach(function (facet, f) {
      var values = chosen[facet];
      if (facet !== "topics" || asked.any || values.length < 2) {
        if (values.length) out.push({ facet: facet, id: values.length < 2 ? values[0] : "", total: bits[1 << f] });
        return;
      }
      values.forEach(function (id) {
        var others = values.filter(function (other) { return other !== id; });
        var has = new Uint16Array(archive.total);
        others.forEach(function (other) {
          var set = [];
          set[archive.ids.topics.get(other)] = 1;
          mark(archive, "topics", set, function (brief) { has[brief]++; });
        });
        var n = 0;
        for (var i = 0; i < archive.total; i++) {
          if (!found.missed[i] && !(found.fails[i] & ~1) && has[i] === others.length) n++;
        }
        out.push({ facet: facet, id: id, total: n });
      });
    });
    if (asked.from || asked.to) out.push({ facet: "dates", id: "", total: bits[DATES] });
    return out.filter(function (row) { return row.total; }).sort(function (a, b) { return b.total - a.total; });
  }
})();
