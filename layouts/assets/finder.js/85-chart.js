/* The briefs by month, and the range of months that is asked for: drawn by the pointer over the bars,
   or moved by the keys at its two ends. */
(function () {
  "use strict";
  if (!window.finder || !finder.draw) return;
  var draw = finder.draw;
  var HIGH = 48;
  var NARROWEST = 2; /* px of a bar */

  finder.chart = function (figure, first, last, changed) {
    var plot = figure.querySelector(".month-bars");
    var svg = plot.querySelector("svg");
    var band = plot.querySelector(".selected-range");
    var edges = Array.from(plot.querySelectorAll(".range-handle"));
    var scale = figure.querySelector(".scale");
    var readout = figure.querySelector(".readout");
    var ends = figure.querySelectorAll(".axis-labels span");
    var table = figure.querySelector("ul");
    var total = (last - first + 1) * 12;
    var counts = new Map();
    var step = 1;
    var bars = [];
    var range = [0, 0];
    var held = null;

    function month(place) {
      return first + Math.floor(place / 12) + "-" + String((place % 12) + 1).padStart(2, "0");
    }

    /* Where a date stands among the bars. */
    function bar(text, end) {
      var place = (+text.slice(0, 4) - first) * 12 + (text.length > 4 ? +text.slice(5, 7) - 1 : end ? 11 : 0);
      return Math.max(0, Math.min(bars.length - 1, Math.floor(place / step)));
    }

    function span(low, high) {
      var from = month(low * step);
      var to = month(high * step + step - 1);
      if (from === to) return draw.date(from);
      if (from.slice(5) === "01" && to.slice(5) === "12") {
        from = from.slice(0, 4);
        to = to.slice(0, 4);
        if (from === to) return draw.date(from);
      }
      return draw.say("span", { first: draw.date(from), last: draw.date(to) });
    }

    function sum(low, high) {
      var all = 0;
      for (var i = low; i <= high; i++) all += bars[i];
      return all;
    }

    function told(low, high) {
      return draw.count("bar", sum(low, high), { span: span(low, high) });
    }

    function measure() {
      var room = plot.clientWidth / NARROWEST;
      step = total <= room ? 1 : total / 3 <= room ? 3 : 12;
      bars = new Array(total / step).fill(0);
      counts.forEach(function (count, name) {
        var place = (+name.slice(0, 4) - first) * 12 + +name.slice(5, 7) - 1;
        if (place >= 0 && place < total) bars[Math.floor(place / step)] += count;
      });
      svg.setAttribute("viewBox", "0 0 " + bars.length + " " + HIGH);
      var most = Math.max.apply(null, bars);
      scale.textContent = draw.say(step === 1 ? "by-month" : step === 3 ? "by-quarter" : "by-year", { count: draw.number(most) });
      return most;
    }

    function paint() {
      var most = Math.max(1, Math.max.apply(null, bars));
      var wide = plot.clientWidth / bars.length > 4 ? 0.86 : 1;
      var paths = ["", ""];
      bars.forEach(function (count, place) {
        if (!count) return;
        var high = Math.max(2, Math.round((count / most) * HIGH));
        var inside = place >= range[0] && place <= range[1] ? 1 : 0;
        paths[inside] += "M" + place + " " + HIGH + "v-" + high + "h" + wide + "v" + high + "z";
      });
      svg.querySelector(".outside").setAttribute("d", paths[0]);
      svg.querySelector(".inside").setAttribute("d", paths[1]);
      var whole = range[0] === 0 && range[1] === bars.length - 1;
      var left = (range[0] / bars.length) * 100;
      var right = ((range[1] + 1) / bars.length) * 100;
      figure.hidden = total < 13 || (whole && !sum(0, bars.length - 1));
      plot.classList.toggle("has-range", !whole);
      band.style.left = left + "%";
      band.style.width = right - left + "%";
      edges.forEach(function (edge, end) {
        edge.style.left = (end ? right : left) + "%";
        edge.setAttribute("aria-valuemin", 0);
        edge.setAttribute("aria-valuemax", bars.length - 1);
        edge.setAttribute("aria-valuenow", range[end]);
        var text = end ? month(range[1] * step + step - 1) : month(range[0] * step);
        edge.setAttribute("aria-valuetext", draw.date(text));
      });
      ends[0].textContent = draw.date(String(first));
      ends[1].textContent = first === last ? "" : draw.date(String(last));
      readout.textContent = held || edges.includes(document.activeElement) ? told(range[0], range[1]) : "";
    }

    /* Whole years are written as years, and an end that cuts nothing is left out. */
    function asked(low, high) {
      var from = month(low * step);
      var to = month(high * step + step - 1);
      return {
        from: low === 0 ? "" : from.endsWith("-01") ? from.slice(0, 4) : from,
        to: high === bars.length - 1 ? "" : to.endsWith("-12") ? to.slice(0, 4) : to,
      };
    }

    function under(event) {
      var box = plot.getBoundingClientRect();
      var place = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
      return Math.max(0, Math.min(bars.length - 1, place));
    }

    plot.addEventListener("pointerdown", function (event) {
      if (event.button || !bars.length) return;
      var end = edges.indexOf(event.target);
      var place = under(event);
      held = { from: end < 0 ? place : range[1 - end], before: range, moved: end >= 0, end: end };
      plot.setPointerCapture(event.pointerId);
      if (end < 0) event.preventDefault();
    });
    plot.addEventListener("pointermove", function (event) {
      var place = under(event);
      if (!held) {
        readout.textContent = told(place, place);
        return;
      }
      if (place === held.from && !held.moved) return;
      held.moved = true;
      range = [Math.min(held.from, place), Math.max(held.from, place)];
      paint();
    });
    plot.addEventListener("pointerup", function (event) {
      if (!held) return;
      var before = held.before;
      var place = under(event);
      if (!held.moved) range = before[0] === place && before[1] === place ? [0, bars.length - 1] : [place, place];
      held = null;
      paint();
      if (range[0] !== before[0] || range[1] !== before[1]) changed(asked(range[0], range[1]), false);
    });
    plot.addEventListener("pointercancel", function () {
      if (held) range = held.before;
      held = null;
      paint();
    });
    plot.addEventListener("pointerleave", function () {
      if (!held) paint();
    });

    edges.forEach(function (edge, end) {
      edge.addEventListener("focus", paint);
      edge.addEventListener("blur", paint);
      edge.addEventListener("keydown", function (event) {
        var year = Math.max(1, 12 / step);
        var by = {
          ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -year, PageUp: year,
          Home: -bars.length, End: bars.length,
        }[event.key];
        if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        var low = end ? range[0] : 0;
        var high = end ? bars.length - 1 : range[1];
        var next = Math.max(low, Math.min(high, range[end] + by));
        if (next === range[end]) return;
        range = end ? [range[0], next] : [next, range[1]];
        paint();
        changed(asked(range[0], range[1]), true);
      });
    });

    var now = ["", ""];
    function place() {
      measure();
      range = [now[0] ? bar(now[0], false) : 0, now[1] ? bar(now[1], true) : bars.length - 1];
      paint();
    }
    new ResizeObserver(function () {
      if (!held) place();
    }).observe(plot);

    return function (months, from, to) {
      counts = new Map(months);
      /* The same in words, by year, for those who don't see it. */
      var years = new Map();
      months.forEach(function (row) {
        var year = row[0].slice(0, 4);
        years.set(year, (years.get(year) || 0) + row[1]);
      });
      table.replaceChildren.apply(table, Array.from(years, function (row) {
        return draw.make("li", {}, [draw.count("bar", row[1], { span: draw.date(row[0]) })]);
      }));
      now = [from, to];
      if (!held) place();
    };
  };
})();
