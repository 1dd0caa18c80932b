/* In a preview only: hears what changed since this page was served, shows it, and what is wrong.
   A page that nobody looks at doesn't listen, for a browser keeps few connections to one place. */
(() => {
  "use strict";

  let {number, page: shown} = document.currentScript.dataset;
  let events = null;
  let served = null; // what is shown as it was served, in a promise
  let overlay = null;

  const KEY = "briefing-scroll";

  function element(name, text, ...classes) {
    const made = document.createElement(name);
    made.textContent = text;
    made.classList.add(...classes);
    return made;
  }

  function listen() {
    if (events || document.hidden) return;
    const asked = new URLSearchParams({page: location.pathname, since: number});
    events = new EventSource("/.briefing/events?" + asked);
    events.onmessage = (event) => heard(JSON.parse(event.data));
  }

  function leave() {
    if (events) events.close();
    events = null;
  }

  function heard(told) {
    number = told.number;
    if (told.reload) reload();
    else if (told.changed) renew();
    else show(told.problems);
    told.styles.forEach(restyle);
  }

  function reload() {
    leave();
    keep();
    location.reload();
  }

  async function renew() {
    leave();
    const [before, after] = await Promise.all([served, fetched()]);
    if (!before || !after || !repaint(before, after)) return reload();
    served = after;
    ({number, page: shown} = tellingOf(after));
    listen();
  }

  async function fetched() {
    try {
      const answer = await fetch(location.href);
      return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    } catch (gone) {
      return null;
    }
  }

  const tellingOf = (page) => page.querySelector("script[data-number]").dataset;

  // What changed between this page's coming and this asking would never be seen to differ.
  function remember() {
    if (!served) served = fetched().then((page) => (page && tellingOf(page).page === shown ? page : null));
  }

  // The new sheet is put beside the old one, which goes once the new one is there: nothing flashes.
  function restyle(path) {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const url = new URL(old.href);
      if (!url.pathname.endsWith("/" + path)) continue;
      url.search = number;
      const fresh = old.cloneNode();
      fresh.href = url.href;
      fresh.onload = () => old.remove();
      old.after(fresh);
    }
  }

  function keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch (refused) {
      // Then the browser's own memory of the place has to do.
    }
  }

  function comeBack() {
    try {
      const [path, x, y] = JSON.parse(sessionStorage.getItem(KEY)) || [];
      sessionStorage.removeItem(KEY);
      if (path === location.pathname) scrollTo({left: x, top: y, behavior: "instant"});
    } catch (refused) {
      // As above.
    }
  }

  function show(problems) {
    if (overlay) overlay.remove();
    overlay = null;
    if (!problems.length) return;
    overlay = document.createElement("briefing-problems");
    const inside = overlay.attachShadow({mode: "open"});
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = "/.briefing/preview.css";
    const box = element("section", "", "problems");
    box.setAttribute("role", "alert");
    box.lang = "en";
    const count = problems.length === 1 ? "One thing" : problems.length + " things";
    const head = element("p", count + " to mend. Until then the preview stays as it was.", "head");
    const hide = element("button", "Hide");
    hide.type = "button";
    hide.onclick = () => overlay.remove();
    head.append(hide);
    box.append(head, ...problems.slice(0, 20).map(problem));
    if (problems.length > 20) box.append(element("p", "… and " + (problems.length - 20) + " more."));
    inside.append(sheet, box);
    document.documentElement.append(overlay);
  }

  function problem(one) {
    const article = document.createElement("article");
    article.append(element("p", one.place, "place"), element("p", one.message, "message"));
    if (one.text.length) {
      const line = element("pre", "", "line");
      const gutter = element("span", one.line + " │ ", "number");
      const [before, marked, after] = one.text;
      line.append(gutter, before, element("mark", marked || " "), after);
      article.append(line);
    }
    if (one.hint) article.append(element("p", one.hint, "hint"));
    return article;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  addEventListener("load", remember);
  document.addEventListener("DOMContentLoaded", comeBack);
  listen();
})();
