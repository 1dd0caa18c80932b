/* What the box asks → for each part of it, how much of it each brief has. Knows the shards that `load`
   brings, and nothing of the page. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  var WEIGHT = [0.35, 0.65, 1, 1.5, 2.3, 3.6, 6, 10];
  /* For places in a brief, where brief and place are one number. */
  var ROOM = 16777216;

  /* ---- terms ---- */

  /* How well a term answers a part of what is asked: 0 is not at all. */
  function fit(part, term) {
    if (term === part.term || (part.sign && term.startsWith(part.term))) return part.by;
    if (part.stem && term.startsWith(part.root) && finder.stem(term) === part.stem) return 0.8 * part.by;
    return part.typed && term.normalize("NFD").startsWith(part.typed) ? 0.6 * part.by : 0;
  }

  /* Where, in the terms of a text, one part after the other stands. */
  function chain(terms, parts) {
    return terms.filter(function (row, i) {
      return parts.every(function (part) {
        return terms[i + part.place] && fit(part, terms[i + part.place][0]);
      });
    });
  }

  function bend(part) {
    if (!/^[a-z]{3,}$/.test(part.term)) return;
    part.stem = finder.stem(part.term);
    /* Only the last sign may differ in a word with this stem. */
    part.root = part.stem.slice(0, -1);
  }

  /* The shards that a part wants. */
  function shards(directory, part) {
    var out = new Set();
    function add(begin, all, most) {
      finder.shards(directory, begin, all).slice(0, most).forEach(out.add, out);
    }
    add(part.term, part.sign);
    if (part.stem) finder.forms(part.stem).forEach(function (form) { add(form); });
    if (part.typed) add(part.typed, true, 16);
    return Array.from(out);
  }

  /* All lines that answer a part. */
  function lines(state, part) {
    var begin = part.term + (part.sign ? "" : " ");
    if (part.typed) begin = part.typed === part.term ? part.term : part.term.slice(0, -1);
    if (part.stem) begin = part.root;
    var out = [];
    part.keys.forEach(function (key) {
      finder.lines(state.text("w", key), begin, function (term, start, end) {
        var by = fit(part, term);
        if (by) out.push({ key: key, term: term, start: start, end: end, by: by });
      });
    });
    if (!part.typed) return out;
    return out.sort(function (a, b) { return b.by - a.by || b.end - b.start - a.end + a.start; }).slice(0, 64);
  }

  function look(state, parts) {
    parts.forEach(function (part) { part.keys = shards(state.directory, part); });
    return state.load("w", parts.map(function (part) { return part.keys; })).then(function () {
      parts.forEach(function (part) { part.lines = lines(state, part); });
    });
  }

  /* ---- a word that nothing has ---- */

  /* Slips between two words: a sign more, less, other, or two in the wrong order. */
  function slips(a, b, most) {
    for (var i = 0; i < a.length && a[i] === b[i]; ) i++;
    a = a.slice(i);
    b = b.slice(i);
    if (a === b) return 0;
    if (most < 1 || Math.abs(a.length - b.length) > most) return 9;
    var swapped = a[0] === b[1] && a[1] === b[0];
    return 1 + Math.min(
      slips(a.slice(1), b.slice(1), most - 1), slips(a.slice(1), b, most - 1), slips(a, b.slice(1), most - 1),
      swapped ? slips(a.slice(2), b.slice(2), most - 1) : 9
    );
  }

  /* Shards that the word would be in but for one slip, the likeliest first. */
  function around(directory, word) {
    var keys = new Set();
    var likely = [];
    var other = [];
    var rare = [];
    var rows = "qwertyuiop asdfghjkl zxcvbnm aeiouya ckqsc fpf".split("");
    for (var i = 0; i < 6 && i < word.length; i++) {
      var begin = word.slice(0, i);
      var sign = word[i];
      var rest = word.slice(i + 1);
      likely.push(begin + rest.slice(0, 1) + sign + rest.slice(1), begin + rest, begin + sign + sign + rest);
      rows.forEach(function (next, k) {
        if (rows[k - 1] === sign || rows[k + 1] === sign) other.push(begin + next + rest);
        rare.push(begin + next + sign + rest);
      });
    }
    likely.concat(other, rare).forEach(function (word) {
      if (keys.size < 16) finder.shards(directory, word).forEach(keys.add, keys);
    });
    return Array.from(keys);
  }

  function nearest(state, word, keys) {
    var most = word.length > 7 ? 2 : 1;
    var best = { slips: most + 1, wide: 0, term: "" };
    function see(term, wide) {
      var n = slips(word, term, most);
      if (n < best.slips || (n <= most && n === best.slips && wide > best.wide)) best = { slips: n, wide: wide, term: term };
    }
    keys.forEach(function (key) {
      finder.lines(state.text("w", key), "", function (term, start, end) { see(term, end - start); });
    });
    /* A shard's key is a term, and likely a common one. */
    state.directory.keys.forEach(function (key) { see(key, 500); });
    names(state.archive).forEach(function (name) {
      name.terms.forEach(function (row) { see(row[0], 99); });
    });
    return best.term;
  }

  /* Gives a word that finds nothing the nearest one that is there. */
  function mend(state, unit) {
    var part = unit.parts[0];
    if (unit.not || unit.quoted || unit.parts.length > 1 || part.lines.length) return null;
    if (part.term.length < 4 || !/^\p{L}+$/u.test(part.term) || finder.syllabic(part.term)) return null;
    if (named(state.archive, unit).length) return null;
    var term = nearest(state, part.term, part.keys);
    var more = term ? [] : around(state.directory, part.term);
    return state.load("w", more).then(function () {
      term = term || nearest(state, part.term, more);
      if (!term) return null;
      unit.instead = term;
      unit.parts = [{ term: term, place: 0, by: 0.4 }];
      bend(unit.parts[0]);
      return look(state, unit.parts);
    });
  }

  /* ---- names ---- */

  /* The names of topics and authors, as terms. */
  function names(archive) {
    if (archive.names) return archive.names;
    archive.names = [];
    ["topics", "authors"].forEach(function (facet, f) {
      archive.facets[facet].forEach(function (row, i) {
        [row[1]].concat(row[3 - f] || []).forEach(function (text) {
          archive.names.push({ facet: facet, place: i, terms: finder.terms(text) });
        });
      });
    });
    return archive.names;
  }

  function named(archive, unit) {
    return names(archive).filter(function (name) { return chain(name.terms, unit.parts).length; });
  }

  function flat(terms) {
    return " " + terms.map(function (row) { return row[0]; }).join(" ");
  }

  /* What topic: or author: means: an id, else a whole name, else all names that begin so, else all
     that have these words. */
  function meant(archive, unit) {
    var asked = flat(finder.terms(unit.name));
    var ways = [finder.chosen(archive, unit.facet, [unit.name.trim().toLowerCase()]), [], [], []];
    names(archive).forEach(function (name) {
      var there = flat(name.terms);
      var at = name.facet === unit.facet ? there.indexOf(asked) : -1;
      if (at >= 0) ways[at ? 3 : there === asked ? 1 : 2].push(name.place);
    });
    return ways.find(function (way) { return way.length; }) || [];
  }

  /* The weights of a part in all briefs, and how many have it. */
  function weigh(state, part) {
    var v = (part.v = new Float32Array(state.archive.total));
    part.n = 0;
    part.lines.forEach(function (line) {
      var found = finder.weights(state.archive, state.text("w", line.key), line.start, line.end);
      line.briefs = found.briefs;
      for (var i = 0; i < found.briefs.length; i++) {
        var brief = found.briefs[i];
        var weight = WEIGHT[found.weights[i]] * line.by;
        if (v[brief] === 0) part.n++;
        if (v[brief] < weight) v[brief] = weight;
      }
    });
  }

  /* Where a part is in the briefs that have all parts, as where the first part would be. */
  function spots(state, part, v) {
    var all = [];
    var size = 0;
    part.lines.forEach(function (line) {
      var text = state.text("p", line.key);
      finder.lines(text, line.term + " ", function (term, start, end) {
        all.push(finder.places(text, start, end, line.briefs, v, ROOM, 4096 - part.place));
        size += all[all.length - 1].length;
      });
    });
    if (all.length === 1) return all[0];
    var out = new Float64Array(size);
    all.reduce(function (at, some) {
      out.set(some, at);
      return at + some.length;
    }, 0);
    return out.sort();
  }

  function common(a, b) {
    var n = 0;
    for (var i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] < b[j]) i++;
      else if (a[i] > b[j++]) continue;
      else a[n++] = a[i++];
    }
    return a.subarray(0, n);
  }

  /* Gives a unit `v`, its weights in all briefs, and `n`, in how many its rarest part is. */
  function answer(state, unit) {
    var archive = state.archive;
    var i;
    if (unit.facet) unit.v = finder.having(archive[unit.facet], meant(archive, unit));
    if (unit.days) unit.v = archive.day.map(function (day) { return day >= unit.days[0] && day <= unit.days[1]; });
    if (!unit.parts) return;

    var parts = unit.parts;
    parts.forEach(function (part) { weigh(state, part); });
    var v = parts[0].v;
    unit.n = parts[0].n;
    parts.slice(1).forEach(function (part) {
      unit.n = Math.min(unit.n, part.n);
      for (i = 0; i < v.length; i++) if (part.v[i] < v[i]) v[i] = part.v[i];
    });
    if (parts.length > 1) {
      var whole = new Float32Array(v.length);
      if (unit.n) parts.map(function (part) { return spots(state, part, v); }).reduce(common).forEach(function (spot) {
        var brief = Math.floor(spot / ROOM);
        whole[brief] = v[brief];
      });
      v = whole;
    }
    var found = named(archive, unit);
    [archive.own, archive.authors].forEach(function (own, f) {
      var values = found.filter(function (name) { return name.facet === ["topics", "authors"][f]; });
      if (!values.length) return;
      var has = finder.having(own, values.map(function (name) { return name.place; }));
      for (i = 0; i < v.length; i++) {
        if (has[i] && !v[i] && parts.length < 2) unit.n++;
        if (has[i]) v[i] += 2 + f;
      }
    });
    unit.v = v;
  }

  function opened(archive, load, directory) {
    var texts = archive.texts;
    return {
      archive: archive,
      directory: directory,
      text: function (kind, key) { return texts.get(kind + "/" + key); },
      load: function (kind, keys) {
        return Promise.all(Array.from(new Set([].concat.apply([], keys)), function (key) {
          var name = kind + "/" + key;
          return texts.has(name) ? null : load(finder.file(name), directory.digests.get(key)).then(function (text) {
            texts.set(name, "\n" + text);
          });
        }));
      }
    };
  }

  finder.answered = function (archive, asked, load) {
    var query = finder.query(asked.q);
    var wordy = query.units.filter(function (unit) { return unit.parts; });
    var parts = [];
    wordy.forEach(function (unit) {
      if (!unit.not && !unit.quoted) unit.parts.forEach(bend);
      parts = parts.concat(unit.parts);
    });
    var last = wordy[wordy.length - 1];
    if (asked.typing && last && !last.not && !last.quoted && last.to === query.text.length) {
      var part = parts[parts.length - 1];
      if (part.term.length > 1 || part.sign) part.typed = part.term.normalize("NFD");
      /* One letter is not yet a question. */
      else return finder.answered(archive, Object.assign({}, asked, { typing: false, q: query.text.slice(0, -1) }), load);
    }
    var digest = parts.length && archive.facets.words;
    parts.forEach(function (part) { part.lines = []; });
    if (!digest) return Promise.resolve(given({ archive: archive }, query));

    return Promise.resolve(archive.directory || load("words", digest).then(finder.directory)).then(function (directory) {
      archive.directory = directory;
      var state = opened(archive, load, directory);
      return look(state, parts).then(function () {
        return Promise.all(wordy.map(function (unit) { return mend(state, unit); }));
      }).then(function () {
        var keys = [];
        wordy.forEach(function (unit) {
          var all = unit.parts.map(function (part) { return part.lines; });
          var whole = all.length > 1 && all.every(function (lines) { return lines.length; });
          if (whole) all.forEach(function (lines) {
            lines.forEach(function (line) { keys.push(line.key); });
          });
        });
        return state.load("p", keys);
      }).then(function () {
        return given(state, query);
      });
    });
  };

  function given(state, query) {
    query.units.forEach(function (unit) { answer(state, unit); });
    query.instead = mended(query);
    return query;
  }

  function mended(query) {
    var text = query.text;
    var end = 0;
    var out = query.units.reduce(function (out, unit) {
      if (!unit.instead) return out;
      out += text.slice(end, unit.from) + unit.instead;
      end = unit.to;
      return out;
    }, "");
    return end ? out + text.slice(end) : "";
  }

  /* Texts are marked anew at every key: the terms of the latest are kept. */
  var cuts = new Map();
  function cut(text) {
    var terms = cuts.get(text);
    if (!terms) {
      if (cuts.size > 200) cuts.clear();
      cuts.set(text, terms = finder.terms(text));
    }
    return terms;
  }

  /* What to mark in a text, in order, nothing twice. */
  finder.marks = function (units, text) {
    var out = [];
    var initials = text.replace(/[가-힣]/g, function (sign) {
      return String.fromCharCode(0x1100 + (sign.charCodeAt(0) - 0xac00) / 588);
    });
    [text].concat(initials === text ? [] : initials).forEach(function (text) {
      var terms = cut(text);
      units.forEach(function (unit) {
        if (!unit.parts || unit.not) return;
        var end = unit.parts[unit.parts.length - 1];
        chain(terms, unit.parts).forEach(function (row) {
          var at = row[1] + end.place;
          /* The first of two signs. */
          var one = end.sign && terms[at][0].length > 1;
          out.push([row[2], one ? terms[at + 1][2] : terms[at][3]]);
        });
      });
    });
    out.sort(function (a, b) { return a[0] - b[0]; });
    return out.filter(function (next, i) {
      var last = out[i - 1];
      if (!last || next[0] >= last[1]) return true;
      out[i] = last;
      last[1] = Math.max(last[1], next[1]);
      return false;
    });
  };
})();
