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
   * @param {RegExp} pattern matches the rest of a word
   * @returns {string} the part of a word that the reader did not select
   */
  function cutPart(node, offset, pattern) {
    const text = node.nodeType === Node.TEXT_NODE ? node.textContent || "" : "";
    const [before, after] = [text.slice(0, offset), text.slice(offset)];
    const isCut = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
    return isCut ? (pattern.source.startsWith("^") ? after : before).match(pattern)?.[0] || "" : "";
  }

  /**
   * @param {Range} range
   * @returns {string} the words before the passage in its block
   */
  function wordsBefore(range) {
    const start = range.startContainer;
    const element = start instanceof Element ? start : start.parentElement;
    const block = element?.closest(BLOCKS);
    if (!block) return "";
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return wordsOf(before.toString()).slice(-CONTEXT_WORDS).join(" ");
  }

  /**
   * @param {Range} range
   * @param {string} text the passage, with a line break between two blocks
   * @returns {string} the text directive
   */
  function directive(range, text) {
    const lines = text.split(/\n+/).filter((line) => line.trim());
    lines[0] = cutPart(range.startContainer, range.startOffset, /[\p{L}\p{N}]+$/u) + lines[0];
    lines[lines.length - 1] += cutPart(range.endContainer, range.endOffset, /^[\p{L}\p{N}]+/u);
    const first = wordsOf(lines[0]);
    const last = wordsOf(lines[lines.length - 1]);
    if (lines.length > 1 || (lines[0].length > LONG && first.length > 2 * WORDS)) {
      return encode(first.slice(0, WORDS).join(" ")) + "," + encode(last.slice(-WORDS).join(" "));
    }
    const whole = first.join(" ");
    const isUnique = (prose?.textContent || "").split(whole).length < 3;
    const before = isUnique ? "" : wordsBefore(range);
    return (before && encode(before) + "-,") + encode(whole);
  }

  function read() {
    const selection = getSelection();
    const text = selection?.toString().trim() || "";
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || !text || !prose?.contains(range.commonAncestorContainer)) return false;
    passage = text.replace(/\s*\n\s*/g, "\n\n");
    const base = document.querySelector("link[rel=canonical]");
    const page = base instanceof HTMLLinkElement ? base.href : location.href.split("#")[0];
    address = page + "#:~:text=" + directive(range, text);
    return true;
  }

  siteCopy.attach(button, () => passage + "\n\n" + siteCite.text() + "\n" + address);
  button.hidden = true;
  /* A press must not end the selection. */
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
