/* The passage of a brief where most of what was asked for stands, from the brief's own page. Only for
   results that are seen, a few at a time, and not from disk, where pages cannot be read. */
(function () {
  "use strict";
  if (!window.finder || !finder.draw) return;
  var AT_ONCE = 5;
  var KEPT = 200;
  var texts = new Map();
  var queue = [];
  var running = 0;
  var BLOCKS = "p, li, h2, h3, h4, h5, h6, td, th, dt, dd, pre, figcaption, blockquote";

  function text(html) {
    var prose = new DOMParser().parseFromString(html, "text/html").querySelector(".prose");
    if (!prose) return "";
    prose.querySelectorAll(".permalink, .footnote-ref, .footnote-back, .admonition-title").forEach(function (e) {
      e.remove();
    });
    prose.querySelectorAll(BLOCKS).forEach(function (e) {
      e.append(" ");
    });
    return prose.textContent.replace(/\s+/g, " ").trim();
  }

  function next() {
    while (running < AT_ONCE && queue.length) start(queue.shift());
  }

  function start(job) {
    running++;
    fetch(job.address).then(function (answer) {
      return answer.ok ? answer.text() : "";
    }).then(text).catch(function () {
      return "";
    }).then(function (found) {
      running--;
      if (texts.size >= KEPT) texts.delete(texts.keys().next().value);
      if (found) {
        texts.set(job.address, found);
        job.then(found);
      }
      next();
    });
  }

  /* Of about `room` signs, with the most different matches, then the most. */
  function passage(whole, marks, room) {
    var spans = marks(whole);
    var best = -1;
    var score = 0;
    var lead = Math.min(50, Math.floor(room / 4));
    spans.forEach(function (span, first) {
      var seen = new Set();
      var all = 0;
      for (var i = first; i < spans.length && spans[i][1] <= span[0] + room - lead; i++) {
        seen.add(whole.slice(spans[i][0], spans[i][1]).toLowerCase());
        all++;
      }
      if (seen.size * 100 + all > score) {
        score = seen.size * 100 + all;
        best = first;
      }
    });
    if (best < 0) return "";
    var start = Math.max(0, spans[best][0] - lead);
    if (start) {
      /* From the beginning of a sentence if one is near, else of a word. */
      var before = whole.slice(start, spans[best][0]);
      var sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("? "), before.lastIndexOf("! "));
      start += sentence >= 0 ? sentence + 2 : before.indexOf(" ") + 1;
    }
    var end = Math.min(whole.length, start + room);
    if (end < whole.length) end = Math.max(whole.lastIndexOf(" ", end), spans[best][1]);
    var cut = start > 0 && !/[.?!”"]\s$/.test(whole.slice(0, start));
    return (cut ? "… " : "") + whole.slice(start, end).trim() + (end < whole.length ? " …" : "");
  }

  function forget() {
    queue = [];
  }

  function want(address, then) {
    queue.push({ address: address, then: then });
    next();
  }

  function known(address) {
    return texts.get(address);
  }

  finder.passages = { known: known, want: want, forget: forget, passage: passage };
})();
