/* What stands in the box → what is asked. Knows no briefs and no shards; any text whatever gives
   something, and nothing in it can throw. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});
  /* Of things asked. */
  var MOST = 32;
  var token = /(-?)(?:(topic|author|before|after):)?(?:"([^"]*)"?|([^\s"]+))/gi;
  /* Keyboards join consonants that follow each other; initials are meant one by one. */
  var JOINED = "ㄳㄱㅅㄵㄴㅈㄶㄴㅎㄺㄹㄱㄻㄹㅁㄼㄹㅂㄽㄹㅅㄾㄹㅌㄿㄹㅍㅀㄹㅎㅄㅂㅅ";

  /* The terms to look for, with their places. The last sign of several is in the pair before it;
     a sign alone is what begins with it. */
  function parts(text, quoted) {
    text = text.replace(/[ㄳㄵㄶㄺ-ㅀㅄ]/g, function (sign) {
      return JOINED.substr(JOINED.indexOf(sign) + 1, 2);
    });
    if (!quoted) text = text.replace(/['’]s(?![^\s.,;:!?])/gi, "");
    var terms = finder.terms(text);
    return terms.slice(0, MOST * 2).reduce(function (out, row, i) {
      var sign = finder.syllabic(row[0]) && row[0].length < 2;
      var before = i && terms[i - 1];
      if (sign && before && before[0].length === 2 && before[3] === row[3] && before[2] < row[2]) return out;
      out.push({ term: row[0], place: i, sign: sign, by: 1 });
      return out;
    }, []);
  }

  /* `units`, all of which a brief must meet: each has where it stands in the text (from, to), `not`,
     and one of `parts` (terms that follow each other; `quoted`), `facet` with a `name`, `days`. */
  finder.query = function (text) {
    text = String(text || "").slice(0, 2000);
    var read = text.replace(/[“”„‟«»＂]/g, '"').replace(/(^|\s)[−–](?=\S)/g, "$1-");
    var units = [];
    var seen = new Set();
    token.lastIndex = 0;
    for (var found; units.length < MOST && (found = token.exec(read)); ) {
      var field = (found[2] || "").toLowerCase();
      var quoted = found[3] !== undefined;
      var asked = quoted ? found[3] : found[4];
      var unit = { from: found.index, to: token.lastIndex, not: !!found[1], quoted: quoted };
      var same = found[0].toLowerCase();
      if (seen.has(same) || /^(topic|author|before|after):$/.test(same)) continue;
      seen.add(same);
      var days = finder.days(asked);
      if (field === "topic" || field === "author") {
        if (!finder.terms(asked).length) continue;
        unit.facet = field + "s";
        unit.name = asked;
      } else if (field && days) {
        unit.days = field === "after" ? [days[0], Infinity] : [-Infinity, days[1]];
      } else {
        unit.parts = parts((field && field + ":") + asked, quoted);
        if (!unit.parts.length) continue;
      }
      units.push(unit);
    }
    return { text: text, units: units };
  };
})();
