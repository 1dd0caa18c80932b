/* The finder: what is asked lives in the address, every change asks anew, and the latest answer is drawn. */
(function () {
  "use strict";
  var page = document.getElementById("page.finder");
  if (!page || !window.finder || !finder.draw) return;

  var draw = finder.draw;
  var make = draw.make;
  var STEP = 10; /* results at a time */
  var SCROLLED = 50; /* so many come by scrolling, then a button must be pressed: the page has a foot */
  var ENDS = ["from", "to"];
  var LISTS = Object.keys(finder.address.lists);

  function one(selector) {
    return page.querySelector(selector);
  }
  function fill(element, children) {
    element.replaceChildren.apply(element, children);
  }
  var box = document.getElementById("page.q");
  var ask = document.querySelector(".searchbox");
  var failed = document.getElementById("finder.error");
  var summary = one("#summary");
  var said = document.getElementById("finder.live");
  var results = one("#results");
  var chips = one(".chips");
  var none = one(".no-results");
  var instead = one(".suggestion");
  var unknown = document.getElementById("finder.unknown");
  var more = one(".show-more button");
  var order = one("select[name=sort]");
  var copy = document.getElementById("finder.copy");
  var feed = document.getElementById("finder.feed");
  var filters = one(".filters");
  var years = Array.from(page.querySelectorAll(".facets select"));
  var days = Array.from(page.querySelectorAll("[type=date]"));
  var remote = location.protocol !== "file:";

  var facets, archive, asked, found, parts, chart;
  var turn = 0;
  var shown = 0;
  var wanted = STEP;
  var items = new Map();
  var cards = new WeakMap();

  /* ---- the address */

  var later = null;
  function settle() {
    clearTimeout(later);
    later = null;
    note({ y: Math.round(scrollY), wanted: wanted, typing: asked.typing });
  }
  /* Browsers refuse too many changes of the address in a short time. */
  function soon() {
    if (!later) later = setTimeout(settle, 350);
  }
  function note(state, push) {
    var said = finder.address.write(asked);
    try {
      history[push ? "pushState" : "replaceState"](state, "", location.pathname + (said ? "?" + said : ""));
    } catch (refused) {
      /* The page works on; its address stays behind. */
    }
  }

  function change(patch, quiet) {
    if (!quiet) settle();
    asked = finder.address.settled(Object.assign({}, asked, patch));
    wanted = STEP;
    if (quiet) soon();
    else note({ y: Math.round(scrollY), wanted: wanted, typing: asked.typing }, true);
    unknown.hidden = true;
    return run();
  }

  function arrive(state) {
    var read = finder.address.read(location.search, facets);
    asked = read.asked;
    asked.typing = !!(state && state.typing);
    wanted = Math.max(STEP, Math.min(500, (state && +state.wanted) || STEP));
    box.value = asked.q;
    unknown.hidden = !read.unknown.length;
    if (read.unknown.length) unknown.textContent = draw.say("unknown", { names: read.unknown.slice(0, 5).join(", ") });
    return run().then(function () {
      if (state && state.y) scrollTo({ top: state.y, behavior: "instant" });
    });
  }

  /* ---- asking */

  function run() {
    var mine = ++turn;
    function current(answer) {
      return mine === turn ? answer : new Promise(function () {});
    }
    function search() {
      return finder.search(archive, asked, finder.load);
    }
    var unread = asked.q.trim() && !finder.answered;
    return (unread ? finder.load("script", page.dataset.script).then(search) : search()).then(current).then(function (answer) {
      /* A shared address may hold a word that was never typed to its end. */
      if (answer.total || asked.typing || !asked.q.trim()) return answer;
      return finder.search(archive, Object.assign({}, asked, { typing: true }), finder.load).then(current).then(function (begun) {
        return begun.total ? begun : answer;
      });
    }).then(function (answer) {
      found = answer;
      failed.hidden = true;
      status();
      return list(mine, 0);
    }).then(function () {
      if (page.hidden) count();
      else afterwards(mine);
    }).catch(function (wrong) {
      if (mine === turn) fail(wrong);
    });
  }

  function fail(wrong) {
    failed.hidden = false;
    failed.querySelector("a").href = location.href.split("#")[0];
    console.error(wrong);
  }

  /* ---- drawing */

  var speak = null;
  function status() {
    var total = found.total;
    var free = !chosen().length && !asked.q.trim();
    var text = free
      ? draw.count("all", total, { year: String(facets.years[0][0]) })
      : draw.count("part", total, { total: draw.number(archive.total) });
    /* Scripts read the number off the page: its thousands stand apart to the eye alone. */
    var plain = text.replace(draw.number(total), String(total));
    if (summary.textContent !== plain) {
      var far = total > 9999 && plain.startsWith(total) ? String(total).length - 3 : 0;
      fill(summary, far ? [make("span", { class: "thousands" }, [plain.slice(0, far)]), plain.slice(far)] : [plain]);
    }
    clearTimeout(speak);
    speak = setTimeout(function () {
      said.textContent = text;
    }, 500);
    order.options[0].hidden = order.options[0].disabled = !asked.q.trim();
    order.value = asked.sort || (asked.q.trim() ? "relevance" : "newest");
    chip();
    empty();
    follow();
  }

  /* The results are what a reader waits for: counts and the chart follow once they are painted. */
  function afterwards(mine) {
    requestAnimationFrame(function () {
      setTimeout(function () {
        if (mine === turn) count();
      });
    });
  }

  function count() {
    LISTS.forEach(function (facet) {
      parts[facet](found.counts[facet], asked[facet]);
    });
    one("[name=any][value='" + (asked.any ? "1" : "") + "']").checked = true;
    dates();
    chart(found.months, asked.from, asked.to);
  }

  function card(place) {
    return finder.card(archive, place, finder.load);
  }

  /* Draws the results from one on; those above are left as they are, and elements are used again. */
  function list(mine, from) {
    var places = Array.from(found.list.slice(from, wanted));
    return Promise.all(places.map(card)).then(function (all) {
      if (mine !== turn) return;
      var before = items;
      var words = remote && !!asked.q.trim();
      if (!from) {
        if (finder.passages) finder.passages.forget();
        seen.disconnect();
        items = new Map();
        results.classList.toggle("with-passages", words);
      }
      shown = from + all.length;
      all.forEach(function (card, index) {
        var item = before.get(places[index]) || make("li", { class: "entry" });
        var there = results.children[from + index];
        items.set(places[index], item);
        cards.set(item, card);
        fill(item, draw.entry(card, facets, found.marks));
        if (there !== item) results.insertBefore(item, there || null);
      });
      while (results.children.length > shown) results.lastChild.remove();
      if (words) Array.from(results.children).slice(from).forEach(look);
      more.parentNode.hidden = shown >= found.total;
      bottom.disconnect();
      bottom.observe(more.parentNode);
      copy.hidden = !shown;
    });
  }

  function longer() {
    if (shown >= found.total || wanted > shown) return Promise.resolve();
    wanted = shown + STEP;
    soon();
    return list(turn, shown).catch(function (wrong) {
      wanted = shown;
      fail(wrong);
    });
  }

  /* The best passage takes the place of the summary where it shows more of what was asked for: at once
     if the brief was read before, else as soon as the result is seen. */
  function look(item) {
    var text = finder.passages.known(address(item));
    if (text) show(item, text);
    else seen.observe(item);
  }

  function address(item) {
    return page.dataset.root + cards.get(item).href;
  }

  var seen = new IntersectionObserver(function (entries) {
    var mine = turn;
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      seen.unobserve(entry.target);
      finder.passages.want(address(entry.target), function (text) {
        if (mine === turn) show(entry.target, text);
      });
    });
  }, { rootMargin: "0px" });

  function show(item, text) {
    var card = cards.get(item);
    var gist = item.querySelector(".summary");
    if (!gist) {
      gist = make("p", { class: "summary", lang: item.querySelector("h3").lang });
      item.querySelector("h3").after(gist);
    }
    var room = Math.floor(roomFor(gist) * (/^(ko|ja|zh)/.test(card.lang) ? 0.53 : 1));
    var passage = finder.passages.passage(text, found.marks, Math.min(room, 240));
    if (kinds(passage) > kinds((card.summary || "").slice(0, room))) fill(gist, draw.marked(passage, found.marks));
  }

  /* How many signs the lines of a summary have room for. To ask has the browser lay the page out, so
     it is asked once a width. */
  var rooms = 0;
  addEventListener("resize", function () {
    rooms = 0;
  });
  function roomFor(gist) {
    if (!rooms) {
      var style = getComputedStyle(gist);
      rooms = (gist.clientWidth / (parseFloat(style.fontSize) * 0.5)) * (+style.webkitLineClamp || 2);
    }
    return rooms;
  }

  function kinds(text) {
    return new Set(found.marks(text).map(function (span) {
      return text.slice(span[0], span[1]).toLowerCase();
    })).size;
  }

  var bottom = new IntersectionObserver(function (entries) {
    if (entries[0].isIntersecting && shown % SCROLLED) longer();
  }, { rootMargin: "600px" });

  more.addEventListener("click", function () {
    var before = shown;
    longer().then(function () {
      var first = results.children[before];
      if (first) first.querySelector("a").focus({ preventScroll: true });
    });
  });

  /* ---- what is chosen, as chips */

  function chosen() {
    var all = [];
    LISTS.forEach(function (facet) {
      asked[facet].forEach(function (id) {
        all.push({ facet: facet, id: id, name: draw.named(facets[facet], id) });
      });
    });
    if (asked.from || asked.to) all.push({ facet: "dates", id: "", name: range() });
    return all;
  }

  function range() {
    if (asked.from === asked.to) return draw.date(asked.from);
    if (!asked.to) return draw.say("since", { date: draw.date(asked.from) });
    if (!asked.from) return draw.say("until", { date: draw.date(asked.to) });
    return draw.say("span", { first: draw.date(asked.from), last: draw.date(asked.to) });
  }

  function without(facet, id) {
    if (LISTS.indexOf(facet) < 0) return { from: "", to: "" };
    return { [facet]: asked[facet].filter(function (other) {
      return id && other !== id;
    }) };
  }

  function clear() {
    change(Object.assign(finder.address.read("", facets).asked, { q: asked.q, sort: asked.sort }));
  }

  /* A button in a list. */
  function press(label, act, more) {
    var button = make("button", Object.assign({ type: "button", class: "text-button" }, more), [label]);
    button.addEventListener("click", act);
    return make("li", {}, [button]);
  }

  function chip() {
    var all = chosen();
    var buttons = Array.from(chips.querySelectorAll("button"));
    var at = buttons.indexOf(document.activeElement);
    var list = all.map(function (each) {
      return press(make("span", { lang: each.facet === "langs" && each.id }, [each.name]), function () {
        change(without(each.facet, each.id));
      }, { class: "", "aria-label": draw.say("remove", { name: each.name }) });
    });
    if (all.length) list.push(press(draw.words.clear, clear));
    fill(chips, list);
    chips.hidden = !all.length;
    var tally = one(".filters .count");
    tally.textContent = all.length ? draw.number(all.length) : "";
    if (at >= 0) {
      var next = chips.querySelectorAll("button")[Math.min(at, all.length - 1)] || summary;
      next.focus({ preventScroll: true });
    }
  }

  /* ---- nothing found, or a word that may be meant */

  function empty() {
    none.hidden = found.total > 0;
    instead.hidden = !found.instead;
    if (found.instead) {
      var text = draw.words.instead.split("{words}");
      var other = Object.assign({}, asked, { q: found.instead });
      var link = make("a", { href: "?" + finder.address.write(other) }, [found.instead]);
      link.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        box.value = found.instead;
        change({ q: found.instead, typing: false });
        box.focus();
      });
      instead.replaceChildren(text[0], link, text[1]);
    }
    if (found.total) return;
    var offers = found.drop.slice(0, 5).map(function (each) {
      var words = each.facet === "q";
      var name = words ? draw.say("words", { words: each.id })
        : LISTS.indexOf(each.facet) < 0 ? range()
        : (each.id ? [each.id] : asked[each.facet]).map(function (id) {
          return draw.named(facets[each.facet], id);
        }).join(", ");
      return offer(draw.count("without", each.total, { name: name }), function () {
        if (words) box.value = each.q;
        change(words ? { q: each.q, typing: false } : without(each.facet, each.id));
      });
    });
    if (!offers.length) {
      offers.push(offer(draw.words.everything, function () {
        asked.q = box.value = "";
        clear();
      }));
    }
    fill(none.querySelector("ul"), offers);
  }

  function offer(text, act) {
    return press(text, function () {
      act();
      summary.focus({ preventScroll: true });
    });
  }

  /* ---- dates */

  function dates() {
    var fine = asked.from.length > 4 || asked.to.length > 4;
    [asked.from, asked.to].forEach(function (text, end) {
      var year = text.slice(0, 4);
      var select = years[end];
      select.value = year;
      if (select.value !== year) {
        select.append(make("option", { value: year }, [draw.date(year)]));
        select.value = year;
      }
      var exact = "";
      if (fine && text) {
        exact = text.length > 4 ? text : text + (end ? "-12" : "-01");
        var last = new Date(Date.UTC(+year, +exact.slice(5, 7), 0)).getUTCDate();
        if (exact.length < 8) exact += end ? "-" + last : "-01";
      }
      if (document.activeElement !== days[end]) days[end].value = exact;
    });
    if (fine) one(".exact-dates").open = true;
  }

  function setDates() {
    for (var year = facets.years[facets.years.length - 1][0]; year >= facets.years[0][0]; year--) {
      years.forEach(function (select) {
        select.append(make("option", { value: String(year) }, [draw.date(String(year))]));
      });
    }
    years.forEach(function (select, end) {
      select.addEventListener("change", function () {
        var value = select.value;
        var other = asked[ENDS[1 - end]].slice(0, 4);
        /* A range that ends before it begins moves its other end along. */
        var past = value && other && (end ? other > value : other < value);
        change(past ? { from: value, to: value } : { [ENDS[end]]: value });
      });
    });
    days.forEach(function (input, end) {
      input.addEventListener("change", function () {
        change({ [ENDS[end]]: finder.address.moment(input.value) });
      });
    });
  }

  /* ---- a feed of just this, and citations */

  function same(one, other) {
    return one.length === other.length && one.every(function (id) {
      return other.indexOf(id) >= 0;
    });
  }

  function follow() {
    var rest = asked.langs.length + asked.statuses.length || asked.from || asked.to || asked.q.trim();
    var picked = asked.topics.length + asked.authors.length + asked.kinds.length;
    var fit = !rest && picked && (facets.feeds || []).find(function (each) {
      return same(each[2], asked.topics) && same(each[3], asked.authors) && same(each[4], asked.kinds);
    });
    var folder = asked.topics.length ? "topics" : "authors";
    var only = !rest && picked === 1 && !asked.kinds.length && asked[folder][0];
    feed.hidden = !fit && !only;
    if (feed.hidden) return;
    feed.href = page.dataset.root + (fit ? fit[0] : folder + "/" + encodeURIComponent(only) + ".xml");
    feed.textContent = draw.say("feed", { name: fit ? fit[1] : draw.named(facets[folder], only) });
  }

  function citations() {
    return Promise.all(Array.from(found.list.slice(0, 100)).map(card)).then(function (all) {
      return all.map(function (card) {
        var names = card.authors.map(function (place) {
          return facets.authors[place][1];
        });
        var line = draw.say("cite", {
          names: names.join(", "), title: card.title, work: document.documentElement.dataset.name, date: draw.date(card.date),
        });
        var base = page.dataset.base || new URL(page.dataset.root || ".", location.href).href.split("?")[0];
        return line + ", " + new URL(card.href, base).href;
      }).join("\n");
    });
  }

  /* ---- what the reader does */

  function listen() {
    box.addEventListener("input", function () {
      change({ q: box.value.slice(0, 300), typing: true }, true);
    });
    ask.querySelector("form").addEventListener("submit", function (event) {
      event.preventDefault();
      change({ q: box.value.slice(0, 300), typing: false }, true);
      settle();
    });
    order.addEventListener("change", function () {
      change({ sort: order.value });
    });
    page.querySelectorAll("[name=any]").forEach(function (radio) {
      radio.addEventListener("change", function () {
        change({ any: radio.value === "1" });
      });
    });
    window.briefing.copying(copy, citations);
    addEventListener("popstate", function (event) {
      clearTimeout(later);
      later = null;
      arrive(event.state);
    });
    /* Where the reader is must be kept before a page is left: at its end it is too late. */
    results.addEventListener("click", settle);
    addEventListener("pagehide", settle);
    var resting = null;
    addEventListener("scroll", function () {
      clearTimeout(resting);
      resting = setTimeout(soon, 150);
    }, { passive: true });
  }

  var wide = matchMedia("(min-width: 60rem)");
  function unfold() {
    filters.open = wide.matches;
  }

  function start(given) {
    facets = given;
    facets.words = page.dataset.words;
    if (!facets.years.length) return;
    archive = finder.archive(facets);
    parts = {};
    page.querySelectorAll("[data-facet]").forEach(function (field) {
      var facet = field.dataset.facet;
      if (LISTS.indexOf(facet) < 0) return;
      var used = new Set(facet === "topics" ? facets.topics.keys() : archive[facet].all || archive[facet]);
      parts[facet] = finder.facet(field, facet, facets[facet], used, function (id, on) {
        var patch = without(facet, id);
        if (on) patch[facet].push(id);
        change(patch);
      });
    });
    chart = finder.chart(one(".date-chart"), facets.years[0][0], facets.years[facets.years.length - 1][0], change);
    setDates();
    unfold();
    wide.addEventListener("change", unfold);
    listen();
    history.scrollRestoration = "manual";
    arrive(history.state).then(function () {
      var aimed = location.hash === "#" + box.id;
      document.documentElement.classList.add("finder-ready");
      ask.hidden = page.hidden = false;
      if (history.state && history.state.y) scrollTo({ top: history.state.y, behavior: "instant" });
      if (aimed) box.focus();
    });
  }

  finder.load("facets", page.dataset.facets).then(start).catch(fail);
})();
