// @ts-check
/* Only in a preview: replaces the parts of the page on the screen that changed. The page does not flash, and
   the scroll position, open disclosures and typed text stay.

   1. It compares two states of the page as the server sent them. A part that differs is replaced, if the part
      on the screen is still as it was sent.
   2. The result is false if only a reload shows the new page: if a script has changed the part, or would
      change it, or if the page has other scripts or another frame.
   3. Scripts find their elements by classes and by the attribute `hidden`.
   4. The server sends no element with a style. So an element with a style was positioned by a script, which
      used the positions of other elements. */
const repaint = (() => {
  "use strict";

  const USED_BY_SCRIPTS = [
    "script:not([type='application/ld+json'])",
    "[class]",
    "[hidden]",
    "[http-equiv]",
    "[rel='stylesheet']",
  ].join();

  /**
   * @param {Node} one
   * @param {Node} other
   * @returns {boolean} whether both are the same element, apart from their content
   */
  function isSameElement(one, other) {
    if (!(one instanceof Element) || !(other instanceof Element)) return false;
    return one.cloneNode().isEqualNode(other.cloneNode());
  }

  /**
   * @param {Node} node
   * @returns {boolean} whether no script uses the node or anything in it
   */
  function isFree(node) {
    if (!(node instanceof Element)) return true;
    return !node.matches(USED_BY_SCRIPTS) && !node.querySelector(USED_BY_SCRIPTS);
  }

  /**
   * Updates one node on the screen.
   * @param {ChildNode} shown the node on the screen
   * @param {Node} before the node as it was sent before
   * @param {Node} after the node as it is sent now
   * @returns {boolean} false if only a reload shows the change
   */
  function updateNode(shown, before, after) {
    if (before.isEqualNode(after)) return true;
    if (isSameElement(before, after)) return updateChildren(shown, before, after);
    if (!shown.isEqualNode(before) || !isFree(before) || !isFree(after)) return false;
    shown.replaceWith(document.importNode(after, true));
    return true;
  }

  /**
   * @param {Node[]} before
   * @param {Node[]} after
   * @returns {[first: number, last: number]} how many nodes are equal at the beginning and at the end
   */
  function equalEnds(before, after) {
    const most = Math.min(before.length, after.length);
    let first = 0;
    while (first < most && before[first].isEqualNode(after[first])) first++;
    let last = 0;
    while (last < most - first) {
      const old = before[before.length - 1 - last];
      if (!old.isEqualNode(after[after.length - 1 - last])) break;
      last++;
    }
    return [first, last];
  }

  /**
   * Updates the children of a node; those that are equal at both ends stay.
   * @param {Node} shown
   * @param {Node} before
   * @param {Node} after
   * @param {number} [added] how many nodes a script has added at the end
   * @returns {boolean} false if only a reload shows the change
   */
  function updateChildren(shown, before, after, added = 0) {
    const lists = [shown, before, after].map((node) => Array.from(node.childNodes));
    const [all, olds, news] = lists;
    if (all.length !== olds.length + added) return false;
    const rest = all.splice(olds.length);
    const [first, last] = equalEnds(olds, news);
    const [here, was, now] = lists.map((list) => list.slice(first, list.length - last));
    if (was.length === now.length) {
      return here.every((node, n) => updateNode(node, was[n], now[n]));
    }
    const isUnchanged = here.every((node, n) => node.isEqualNode(was[n]));
    if (!isUnchanged || ![...was, ...now].every(isFree)) return false;
    const next = all[all.length - last] || rest[0] || null;
    for (const node of here) node.remove();
    for (const node of now) shown.insertBefore(document.importNode(node, true), next);
    return true;
  }

  /**
   * @param {Document} page
   * @returns {Node} everything around the main part, without the scripts of the preview
   */
  function frameOf(page) {
    const frame = /** @type {Element} */ (page.body.cloneNode(true));
    frame.querySelector("main")?.replaceChildren();
    for (const own of frame.querySelectorAll("script[src^='/.briefing/']")) own.remove();
    return frame;
  }

  /**
   * Shows a changed page without a reload.
   * @param {Document} before the page as it was sent before
   * @param {Document} after the page as it is sent now
   * @returns {boolean} false if only a reload shows the change
   */
  return (before, after) => {
    const main = document.querySelector("main");
    const mainBefore = before.querySelector("main");
    const mainAfter = after.querySelector("main");
    if (!main || !mainBefore || !mainAfter || main.querySelector("[style]")) return false;
    if (!frameOf(before).isEqualNode(frameOf(after))) return false;
    const added = document.head.childNodes.length - before.head.childNodes.length;
    if (!updateChildren(document.head, before.head, after.head, Math.max(added, 0))) return false;
    if (!updateNode(main, mainBefore, mainAfter)) return false;
    for (const { name, value } of after.documentElement.attributes) {
      document.documentElement.setAttribute(name, value);
    }
    return true;
  };
})();
