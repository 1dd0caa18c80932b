// @ts-check
/* Offers to copy the passage that the reader selected in a text: with its citation, and with an address
   that opens the page at the passage (https://wicg.github.io/scroll-to-text-fragment/). */
(() => {
  "use strict";

  const BLOCKS = "p, li, dd, dt, td, th, figcaption, h2, h3, h4, h5, h6";
  const LONG = 100;
  const WORDS = 5;
  const CONTEXT_WORDS = 3;
  const HIDE_MS = 300;

  const prose = document.querySelector(".prose");
  const button = document.getElementById("page.copy-passage");
  if (!prose || !button) return;
  let passage = "";
  let address = "";

  /** @param {string} text */
  const encode = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
  /** @param {string} text */
  const wordsOf = (text) => text.trim().split(/\s+/).filter(Boolean);

  /**
   * @param {Node} node
   * @param {number} offset
   * @returns {string[]} the two parts of a word that is divided here; empty texts if no word is divided
   */
  function cutAt(node, offset) {
    const text = node.nodeType === Node.TEXT_NODE ? node.textContent || "" : "";
    const before = /[\p{L}\p{M}\p{N}]+$/u.exec(text.slice(0, offset))?.[0];
    const after = /^[\p{L}\p{M}\p{N}]+/u.exec(text.slice(offset))?.[0];
    return before && after ? [before, after] : ["", ""];
  }

  /**
   * @param {Range} range
   * @param {string} head the part of the first word that the reader did not select
   * @param {string} tail the part of the last word that the reader did not select
   * @returns {string[]} the words before the passage in its block; if there are none, those after it
   */
  function wordsAround(range, head, tail) {
    const { startContainer: start, startOffset, endContainer: end, endOffset } = range;
    const block = (start instanceof Element ? start : start.parentElement)?.closest(BLOCKS);
    if (!block) return ["", ""];
    const rest = document.createRange();
    rest.selectNodeContents(block);
    rest.setEnd(start, startOffset);
    const text = rest.toString();
    const before = wordsOf(text.slice(0, text.length - head.length)).slice(-CONTEXT_WORDS);
    if (before.length || !block.contains(end)) return [before.join(" "), ""];
    rest.selectNodeContents(block.querySelector(".permalink")?.previousSibling || block);
    rest.setStart(end, endOffset);
    const after = wordsOf(rest.toString().slice(tail.length)).slice(0, CONTEXT_WORDS);
    return ["", after.join(" ")];
  }

  /**
   * @param {Range} range
   * @param {string} text the passage, with a line break between two blocks
   * @returns {string} the text directive
   */
  function directive(range, text) {
    const lines = text.split(/\n+/).filter((line) => line.trim());
    const [head] = cutAt(range.startContainer, range.startOffset);
    const [, tail] = cutAt(range.endContainer, range.endOffset);
    lines[0] = head + lines[0];
    lines[lines.length - 1] += tail;
    const first = wordsOf(lines[0]);
    const last = wordsOf(lines[lines.length - 1]);
    if (lines.length > 1 || (lines[0].length > LONG && first.length > 2 * WORDS)) {
      return encode(first.slice(0, WORDS).join(" ")) + "," + encode(last.slice(-WORDS).join(" "));
    }
    const whole = first.join(" ");
    const isUnique = (prose?.textContent || "").split(whole).length < 3;
    const [before, after] = isUnique ? ["", ""] : wordsAround(range, head, tail);
    return (before && encode(before) + "-,") + encode(whole) + (after && ",-" + encode(after));
  }

  /**
   * @param {Range} range
   * @param {() => string} select reads the selected text
   * @returns {string} the text without the links to footnotes and back, which nobody quotes
   */
  function withoutNotes(range, select) {
    const links = Array.from(document.querySelectorAll(".footnote-ref, .footnote-back")).filter(
      (link) => range.intersectsNode(link),
    );
    links.forEach((link) => link.toggleAttribute("hidden"));
    const text = select().trim();
    links.forEach((link) => link.toggleAttribute("hidden"));
    return text;
  }

  function read() {
    const selection = getSelection();
    const text = selection?.toString().trim() || "";
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || !text || !prose?.contains(range.commonAncestorContainer)) return false;
    passage = withoutNotes(range, () => String(selection)).replace(/\s*\n\s*/g, "\n\n");
    const base = document.querySelector("link[rel=canonical]");
    const page = base instanceof HTMLLinkElement ? base.href : location.href.split("#")[0];
    address = page + "#:~:text=" + directive(range, text);
    return true;
  }

  siteCopy.attach(button, () => passage + "\n\n" + siteCite.text() + "\n" + address);
  button.hidden = true;
  /* A press on the button must not remove the selection. */
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  document.addEventListener("selectionchange", () => {
    if (read()) button.hidden = false;
    else {
      setTimeout(() => {
        if (getSelection()?.isCollapsed) button.hidden = true;
      }, HIDE_MS);
    }
  });
})();
