/* A text → its terms, just as briefing/search/tokenizer.py cuts them (docs/finder.md has the rules). Knows
   nothing of briefs, shards or the page. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  /* Hangul with its letters, Kana, Han: written without spaces in between. */
  var SIGNS = "\\u1100-\\u11ff\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff";
  var word = /[\p{L}\p{N}\p{M}]+/gu;
  var part = new RegExp("[" + SIGNS + "]+|[^" + SIGNS + "]+", "gu");
  var syllabic = new RegExp("^[" + SIGNS + "]");
  var ascii = /^[\0-\x7f]*$/;
  /* A sign with all that normalising may melt into it. */
  var cluster = /[^][\p{M}\u1160-\u11ff\u314f-\u3163\uff9e\uff9f\uffc2-\uffdc]*/gu;

  function plain(text) {
    if (ascii.test(text)) return text.toLowerCase();
    text = text.normalize("NFKC").toLowerCase().normalize("NFD");
    return text.replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  }

  /* For each sign of the normalised text, where the signs that it came from begin and end. */
  function origins(text) {
    var from = [];
    var to = [];
    text.replace(cluster, function (signs, at) {
      var same = signs.length < 2 && (signs < "\x80" || (signs >= "\uac00" && signs <= "\ud7a3"));
      for (var n = same ? 1 : plain(signs).length; n > 0; n--) {
        from.push(at);
        to.push(at + signs.length);
      }
    });
    return { from: from, to: to };
  }

  /* [[term, place, start, end], …], start and end as they are in `text` itself. */
  finder.terms = function (text) {
    var out = [];
    var clean = plain(text);
    var origin = ascii.test(text) ? null : origins(text);

    function add(term, start, end) {
      if (origin) {
        start = start in origin.from ? origin.from[start] : text.length;
        end = end - 1 in origin.to ? origin.to[end - 1] : text.length;
      }
      out.push([term, out.length, start, end]);
    }

    for (var found; (found = word.exec(clean)); ) {
      found[0].replace(part, function (piece, at) {
        at += found.index;
        var n = piece.length;
        if (!syllabic.test(piece)) {
          add(n > 40 ? Array.from(piece).slice(0, 40).join("") : piece, at, at + n);
          return;
        }
        for (var i = 0; i < n; i++) add(piece.slice(i, i + 2), at + i, at + Math.min(i + 2, n));
      });
    }
    return out;
  };

  finder.syllabic = function (term) {
    return syllabic.test(term);
  };
})();
