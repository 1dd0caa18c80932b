/* In a preview only: puts what changed into the page that is shown, so that nothing flashes, and the
   place, an open disclosure and what is typed stay as they are.

   Two states of the page, as they were served, are compared, and a piece that differs is replaced
   where it stands on the screen as it was served. Where a script has been at it or would be, or where
   the page has other scripts or another frame, the answer is false: then only a reload shows it as it
   is. Scripts find their work by classes and by what waits hidden for them; and where one has set a
   style, which no page has as it is served, it has placed things by where others stand. */
const repaint = (() => {
  "use strict";

  const BOUND = "script:not([type='application/ld+json']), [class], [hidden], [http-equiv], [rel='stylesheet']";

  const sameShell = (one, other) =>
    one instanceof Element && other instanceof Element && one.cloneNode().isEqualNode(other.cloneNode());

  function isFree(node) {
    if (!(node instanceof Element)) return true;
    return !node.matches(BOUND) && !node.querySelector(BOUND);
  }

  function piece(shown, before, after) {
    if (before.isEqualNode(after)) return true;
    if (sameShell(before, after)) return inside(shown, before, after);
    if (!shown.isEqualNode(before) || !isFree(before) || !isFree(after)) return false;
    shown.replaceWith(document.importNode(after, true));
    return true;
  }

  // What is alike at both ends of two lists of children stays.
  function inside(shown, before, after) {
    const lists = [shown, before, after].map((node) => [...node.childNodes]);
    const [all, olds, news] = lists;
    if (all.length !== olds.length) return false;
    const fewer = Math.min(olds.length, news.length);
    let first = 0;
    while (first < fewer && olds[first].isEqualNode(news[first])) first++;
    let last = 0;
    while (last < fewer - first && olds.at(-1 - last).isEqualNode(news.at(-1 - last))) last++;
    const [here, was, now] = lists.map((list) => list.slice(first, list.length - last));
    if (was.length === now.length) return here.every((node, n) => piece(node, was[n], now[n]));
    if (!here.every((node, n) => node.isEqualNode(was[n])) || ![...was, ...now].every(isFree)) return false;
    const next = all[all.length - last] || null;
    for (const node of here) node.remove();
    for (const node of now) shown.insertBefore(document.importNode(node, true), next);
    return true;
  }

  function frame(page) {
    const around = page.body.cloneNode(true);
    around.querySelector("main")?.replaceChildren();
    for (const own of around.querySelectorAll("script[src^='/.briefing/']")) own.remove();
    return around;
  }

  return (before, after) => {
    const mains = [document, before, after].map((page) => page.querySelector("main"));
    if (!mains.every(Boolean) || mains[0].querySelector("[style]")) return false;
    if (!frame(before).isEqualNode(frame(after))) return false;
    if (!inside(document.head, before.head, after.head) || !piece(...mains)) return false;
    for (const {name, value} of after.documentElement.attributes) {
      document.documentElement.setAttribute(name, value);
    }
    return true;
  };
})();
