// @ts-check
/* The page of a brief → its blocks: paragraphs, items, rows of tables, notes, captions and alternative texts.
   This module must not know queries or results. */

/**
 * A text of a brief. `isPicture` tells whether it is the alternative text of a picture. `gaps` are the places in it at which the page shows something else, for example the
 * number of a footnote. `section` is the nearest heading before it, and `anchor` its address in the page.
 * @typedef {{ text: string, isPicture: boolean, gaps: number[], section: string, anchor: string }} Block
 */

const textBlocks = (() => {
  "use strict";

  const PARTS = ".prose, .sources, .history";
  const HEADINGS = "h2, h3, h4, h5, h6";
  const BLOCKS =
    "p, li, tr, dt, dd, pre, figcaption, caption, blockquote, summary, figure, table, div";
  const NO_TEXT =
    ".permalink, .footnote-ref, .footnote-back, .full-size, .admonition-title, .visually-hidden, [download], button, svg, " +
    "script";
  const CELLS = "td, th";
  /* A character that no text has. */
  const GAP = "\ue000";
  const { BETWEEN_CELLS } = textPassage;

  /**
   * @param {string} raw
   * @returns {Pick<Block, "text" | "gaps">} the text with single spaces
   */
  function clean(raw) {
    /** @type {number[]} */
    const gaps = [];
    let text = "";
    for (const piece of raw.replace(/\s+/g, " ").trim().split(GAP)) {
      if (text) gaps.push(text.length);
      text += piece;
    }
    return { text: text.trimEnd(), gaps };
  }

  /**
   * @param {Document} page
   * @returns {Block[]} in the order of the page; those without a text are left out
   */
  function read(page) {
    /** @type {Block[]} */
    const blocks = [];
    let heading = { section: "", anchor: "" };
    let raw = "";
    function end(isPicture = false) {
      const block = clean(raw);
      if (block.text) blocks.push({ ...block, isPicture, ...heading });
      raw = "";
    }
    /** @param {Node} node */
    function walk(node) {
      if (node instanceof Text) raw += node.data;
      if (!(node instanceof Element)) return;
      if (node.matches(NO_TEXT)) {
        raw += GAP;
        return;
      }
      const isHeading = node.matches(HEADINGS);
      const isBlock = isHeading || node.matches(BLOCKS);
      if (isBlock) end();
      if (node instanceof HTMLImageElement) {
        end();
        raw = node.alt;
        end(true);
      }
      if (node.matches(CELLS) && raw.trim()) raw += GAP + BETWEEN_CELLS + GAP;
      for (const child of node.childNodes) walk(child);
      if (isHeading) {
        heading = { section: clean(raw).text, anchor: node.id };
        raw = "";
      } else if (isBlock) end();
    }
    for (const part of page.querySelectorAll(PARTS)) {
      walk(part);
      end();
    }
    return blocks;
  }

  return { read };
})();
