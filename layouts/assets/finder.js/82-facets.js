/* The facets: checkboxes with live counts, long ones cut to their ten fullest values. Elements are
   kept and only moved, so that the focus stays where it is. */
(function () {
  "use strict";
  if (!window.finder || !finder.draw) return;
  var draw = finder.draw;
  var FEW = 10;
  var MANY = 60;

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().normalize("NFC");
  }

  /* Narrower topics follow their broader one. */
  function tree(items) {
    var below = new Map();
    items.forEach(function (item) {
      var list = below.get(item.broader) || [];
      below.set(item.broader, list.concat(item));
    });
    var sorted = [];
    (function walk(place) {
      (below.get(place) || []).forEach(function (item) {
        below.delete(place);
        sorted.push(item);
        walk(item.place);
      });
    })(-1);
    return sorted.length === items.length ? sorted : items;
  }

  /* `used` are the places of the values that any brief has; the others are not offered. */
  finder.facet = function (box, key, rows, used, changed) {
    var list = box.querySelector(".values");
    var narrow = box.querySelector(".facet-search");
    var more = box.querySelector(".show-all");
    var open = false;
    var long = used.size > FEW;
    var nested = key === "topics";

    var items = rows.map(function (row, place) {
      var input = draw.make("input", { type: "checkbox", value: row[0] });
      var number = draw.make("span", { class: "count" });
      var name = draw.make("span", { class: "value-name", lang: key === "langs" && row[0] }, [row[1]]);
      input.addEventListener("change", function () {
        changed(row[0], input.checked);
      });
      return {
        id: row[0], place: place, broader: nested ? row[2] : -1, input: input, number: number,
        names: plain([row[1]].concat(row[nested ? 3 : 2] || []).join("\n")),
        element: draw.make("li", {}, [draw.make("label", {}, [input, name, " ", number])]),
      };
    });
    if (nested) items = tree(items);
    var byPlace = new Map(items.map(function (item) {
      return [item.place, item];
    }));

    function wanted() {
      var text = narrow ? plain(narrow.value.trim()) : "";
      var byCount = items.slice().sort(function (a, b) {
        return b.count - a.count || a.place - b.place;
      });
      var full = byCount.filter(function (item) {
        return long ? item.count : used.has(item.place);
      });
      var shown = new Set(open ? full : full.slice(0, FEW));
      if (text) {
        shown = new Set(byCount.filter(function (item) {
          return item.names.includes(text);
        }).slice(0, MANY));
      }
      items.forEach(function (item) {
        if (item.input.checked || item.input === document.activeElement) shown.add(item);
      });
      more.hidden = !!text || full.length <= FEW;
      more.textContent = open ? draw.words.fewer : draw.say("more", { count: draw.number(full.length) });
      more.setAttribute("aria-expanded", open);
      return (nested || !long ? items : byCount).filter(function (item) {
        return shown.has(item);
      });
    }

    function arrange() {
      var focus = document.activeElement;
      var shown = wanted();
      var places = new Set(shown.map(function (item) {
        return item.place;
      }));
      shown.forEach(function (item, index) {
        if (list.children[index] !== item.element) list.insertBefore(item.element, list.children[index] || null);
        var depth = 0;
        for (var up = byPlace.get(item.broader), steps = 0; up && steps < 9; up = byPlace.get(up.broader), steps++) {
          if (places.has(up.place)) depth++;
        }
        item.element.className = depth ? "depth-" + Math.min(depth, 3) : "";
      });
      while (list.children.length > shown.length) list.lastChild.remove();
      if (focus !== document.activeElement && box.contains(focus)) focus.focus({ preventScroll: true });
    }

    if (narrow) {
      narrow.hidden = !long;
      narrow.addEventListener("input", arrange);
      narrow.addEventListener("keydown", function (event) {
        if (event.key !== "Escape" || !narrow.value) return;
        narrow.value = "";
        arrange();
      });
    }
    more.addEventListener("click", function () {
      open = !open;
      arrange();
      if (!open) box.scrollIntoView({ block: "nearest" });
    });
    box.hidden = used.size < 2;

    return function (counts, selected) {
      items.forEach(function (item) {
        var value = counts[item.place] || 0;
        if (item.count !== value) {
          item.count = value;
          item.number.textContent = draw.number(value);
        }
        item.input.checked = selected.includes(item.id);
      });
      arrange();
      items.forEach(function (item) {
        item.element.classList.toggle("empty", !item.count);
      });
    };
  };
})();
