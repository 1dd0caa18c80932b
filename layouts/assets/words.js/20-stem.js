/* An English word → its stem, by the rules of M. F. Porter, "An algorithm for suffix stripping"
   (1980). Only queries want it: the files keep words as they are. Knows nothing else. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});

  /* c for consonants, v for vowels. */
  function shape(word) {
    var out = "";
    for (var i = 0; i < word.length; i++) {
      var vowel = word[i] === "y" ? out.endsWith("c") : /[aeiou]/.test(word[i]);
      out += vowel ? "v" : "c";
    }
    return out;
  }

  function measure(word) {
    return (shape(word).match(/v+c+/g) || []).length;
  }

  function short(word) {
    return /cvc$/.test(shape(word)) && !/[wxy]$/.test(word);
  }

  /* Endings with what takes their place: the longest one that the word has is the one that counts. */
  function step(rules) {
    var to = new Map();
    rules.split(" ").forEach(function (rule) { to.set(rule.split(">")[0], rule.split(">")[1] || ""); });
    var ending = new RegExp("^(.*?)(" + Array.from(to.keys()).join("|") + ")$");
    return function (word, least) {
      var found = ending.exec(word);
      return found && measure(found[1]) > least ? found[1] + to.get(found[2]) : word;
    };
  }

  var second = step("ational>ate tional>tion enci>ence anci>ance izer>ize abli>able alli>al entli>ent " +
    "eli>e ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous " +
    "aliti>al iviti>ive biliti>ble");
  var third = step("icate>ic ative alize>al iciti>ic ical>ic ful ness");
  var fourth = step("al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize");

  finder.stem = function (word) {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    if (/(ss|i)es$/.test(word)) word = word.slice(0, -2);
    else if (/[^s]s$/.test(word)) word = word.slice(0, -1);
    var found = /^(.*?)(eed|ed|ing)$/.exec(word);
    if (found && found[2] === "eed") {
      if (measure(found[1])) word = word.slice(0, -1);
    } else if (found && /v/.test(shape(found[1]))) {
      word = found[1];
      if (/(at|bl|iz)$/.test(word) || (measure(word) === 1 && short(word))) word += "e";
      else if (/([^aeioulsz])\1$/.test(word)) word = word.slice(0, -1);
    }
    if (/y$/.test(word) && /v/.test(shape(word.slice(0, -1)))) word = word.slice(0, -1) + "i";
    word = third(second(word, 0), 0);
    if (/[st]ion$/.test(word) && measure(word.slice(0, -3)) > 1) word = word.slice(0, -3);
    else word = fourth(word, 1);
    if (/e$/.test(word)) {
      var rest = word.slice(0, -1);
      if (measure(rest) > 1 || (measure(rest) === 1 && !short(rest))) word = rest;
    }
    if (/ll$/.test(word) && measure(word) > 1) word = word.slice(0, -1);
    return word;
  };

  var ENDINGS = ("e y d ed ement ency ancy ic ical ically er ied ier ing ying ion ive or al ally ly ment able ability ible ility ness ful fully ism " +
    "ist ity ous ously ant ent ance ence ate ated ating ation ator ize ized izing ization").split(" ");

  /* Words that are likely to have a stem, if there are such words. */
  finder.forms = function (stem) {
    var out = [stem, stem + "s"];
    [stem.slice(0, -1), stem, stem + stem.slice(-1)].forEach(function (begin) {
      ENDINGS.forEach(function (ending) {
        var form = begin + ending;
        out.push(form, form + "s", form.replace(/y$/, "ies"));
      });
    });
    return out.filter(function (form) { return finder.stem(form) === stem; });
  };
})();
