// @ts-check
/* Chooses the passage of a brief that shows most of what a reader searches for. This module must not know
   the page. */

/**
 * @typedef {object} Passage
 * @property {string} text
 * @property {string} section the heading above it; "" at the beginning of a brief
 * @property {string} address what follows the address of the page, to open it at the passage
 */

/**
 * A part of a block: where it begins and ends, and the different matches in it.
 * @typedef {{ block: Block, start: number, end: number, matches: Set<number> }} Excerpt
 */

const textPassage = (() => {
  "use strict";

  const MAX_LEAD = 50;
  const BETWEEN_BLOCKS = " ¶ ";
  const BETWEEN_CELLS = " · ";
  const CUT = "…";
  /* So much of the room is left if one more block is shown. */
  const MIN_REST = 40;
  const MIN_WORDS = 4;
  const MAX_WORDS = 12;
  /* Chinese, Japanese and Korean have longer sentences without spaces. */
  const MAX_WORD = 40;
  /* What is between two sentences. “No. 7” and “Mr. Kim” are inside one. */
  const BETWEEN_SENTENCES =
    /(?:(?:[\p{L}\p{N}]{3}|[가-힣)\]”"’])\.|[?!])[)\]”"’]? (?=[^\p{Ll}\p{N}])/gu;

  /**
   * @param {Span[]} spans
   * @returns {Set<number>} the words and phrases that match
   */
  function different(spans) {
    return new Set(spans.map((span) => span[2]));
  }

  /**
   * @param {string} text
   * @returns {number[]} where its sentences begin, except the first one
   */
  function sentences(text) {
    return Array.from(text.matchAll(BETWEEN_SENTENCES), (each) => each.index + each[0].length);
  }

  /**
   * @param {string} text
   * @param {number} start
   * @param {number} match where the first match begins
   * @returns {number} the beginning of a sentence if one is near, otherwise of a word
   */
  function niceStart(text, start, match) {
    if (start <= 0) return 0;
    const sentence = sentences(text)
      .filter((at) => at >= start && at <= match)
      .at(-1);
    if (sentence) return sentence;
    if (text[start - 1] === " ") return start;
    const space = text.slice(start, match).indexOf(" ");
    if (space >= 0) return start + space + 1;
    /* The match is inside a long word. */
    const word = text.lastIndexOf(" ", match) + 1;
    return match - word < MAX_WORD ? word : match;
  }

  /**
   * @param {string} text
   * @param {number} end
   * @param {number} least
   * @returns {number} the end of a word
   */
  function niceEnd(text, end, least) {
    if (end >= text.length) return text.length;
    return Math.max(text.lastIndexOf(" ", end), least);
  }

  /**
   * @param {Block} block
   * @param {Results["highlights"]} highlights
   * @param {number} room in characters
   * @param {Set<number>} known matches that do not count
   * @returns {Excerpt | null} the best part of a block; null if nothing matches
   */
  function excerpt(block, highlights, room, known) {
    const { text } = block;
    const spans = highlights(text).filter((span) => !known.has(span[2]));
    const lead = Math.min(MAX_LEAD, Math.floor(room / 4));
    /** @type {Excerpt | null} */
    let best = null;
    let most = 0;
    spans.forEach((span, first) => {
      const inside = spans.slice(first).filter((each) => each[1] <= span[0] + room - lead);
      if (!inside.length) inside.push(span);
      const matches = different(inside);
      /* Different matches count most, then all matches. */
      const count = matches.size + inside.length / (spans.length + 1);
      if (count <= most) return;
      most = count;
      const start =
        text.length <= room
          ? 0
          : niceStart(text, Math.min(span[0] - lead, text.length - room), span[0]);
      best = { block, start, end: niceEnd(text, start + room, span[1]), matches };
    });
    return best;
  }

  /**
   * @param {Block[]} blocks
   * @param {Results["highlights"]} highlights
   * @param {number} room
   * @param {Set<number>} known matches that do not count
   * @returns {Excerpt | null} the first of those with the most different matches
   */
  function bestOf(blocks, highlights, room, known) {
    /** @type {Excerpt | null} */
    let best = null;
    let most = 0;
    for (const block of blocks) {
      const found = excerpt(block, highlights, room, known);
      const count = found?.matches.size || 0;
      if (count > most) [best, most] = [found, count];
    }
    return best;
  }

  /**
   * @param {Block[]} blocks
   * @param {Results["highlights"]} highlights
   * @param {number} room
   * @returns {Excerpt | null} the beginning of the first section of which the heading matches
   */
  function belowHeading(blocks, highlights, room) {
    const block = blocks.find(({ section }) => highlights(section).length);
    const end = block ? niceEnd(block.text, room, 0) || block.text.length : 0;
    return block ? { block, start: 0, end, matches: new Set() } : null;
  }

  /** @param {Excerpt} part */
  function shown({ block: { text }, start, end }) {
    const isCut = start > 0 && !sentences(text).includes(start);
    return (
      (isCut ? CUT + " " : "") +
      text.slice(start, end).trim() +
      (end < text.length ? " " + CUT : "")
    );
  }

  /**
   * @param {Block[]} blocks
   * @param {Excerpt} part
   * @param {number} room
   * @returns {string} the excerpt with the blocks after it that have room
   */
  function withNext(blocks, part, room) {
    let text = shown(part);
    if (part.end < part.block.text.length) return text;
    const { section, anchor } = part.block;
    for (const next of blocks.slice(blocks.indexOf(part.block) + 1)) {
      const rest = room - text.length - BETWEEN_BLOCKS.length;
      if (rest < MIN_REST || next.section !== section || next.anchor !== anchor) break;
      const end = niceEnd(next.text, rest, 0);
      if (!end) break;
      text += BETWEEN_BLOCKS + shown({ ...part, block: next, start: 0, end });
      if (end < next.text.length) break;
    }
    return text;
  }

  /** @param {string} text */
  function encode(text) {
    return encodeURIComponent(text).replace(/-/g, "%2D");
  }

  /**
   * The address of a short text, such as a cell of a table, also contains the words that follow it on the page,
   * because the same short text can occur elsewhere.
   * @param {Block[]} blocks
   * @param {Block} block
   * @param {number} end of the short text
   * @returns {string} the first words after it; "" if this is not known
   */
  function textAfter(blocks, block, end) {
    const cell = block.text.startsWith(BETWEEN_CELLS, end) ? end + BETWEEN_CELLS.length : 0;
    const next = blocks.slice(blocks.indexOf(block) + 1).find(({ isPicture }) => !isPicture);
    if (!cell && (end < block.text.length || !next)) return "";
    const { text, gaps, section } = cell ? block : /** @type {Block} */ (next);
    const isBelowHeading = section !== block.section;
    const [stop = text.length] = gaps.filter((gap) => gap > cell);
    const following = isBelowHeading ? section : text.slice(cell, stop);
    return following.trim().split(" ").slice(0, MIN_WORDS).join(" ");
  }

  /**
   * @param {Block[]} blocks
   * @param {Excerpt} part
   * @param {boolean} hasFragments whether the browser knows text fragments
   * @returns {string}
   */
  function address(blocks, { block, start, end }, hasFragments) {
    const { text, gaps, anchor, isPicture } = block;
    const hash = encodeURIComponent(anchor);
    if (!hasFragments || isPicture) return hash && "#" + hash;
    const from = Math.max(start, ...gaps.filter((gap) => gap <= start + 1));
    const gap = gaps.find((each) => each > from) ?? end;
    const words = text.slice(from, Math.min(gap, end)).trim().split(" ");
    const all = blocks.map((each) => each.text).join("\n");
    let count = Math.min(MIN_WORDS, words.length);
    /** @param {number} number */
    const isUnique = (number) => all.split(words.slice(0, number).join(" ")).length < 3;
    while (count < Math.min(words.length, MAX_WORDS) && !isUnique(count)) count++;
    const rest = words.slice(count).slice(-MIN_WORDS);
    const directive = [words.slice(0, count), rest].filter((some) => some.length);
    const fragment = directive.map((some) => encode(some.join(" "))).join(",");
    const following = words.length < MIN_WORDS ? textAfter(blocks, block, gap) : "";
    return "#" + hash + ":~:text=" + fragment + (following && ",-" + encode(following));
  }

  /**
   * @param {Excerpt} first
   * @param {Excerpt} second
   * @returns {string} both; as one part if they meet
   */
  function joined(first, second) {
    const isOne = first.block === second.block && first.end >= second.start;
    const parts = isOne ? [{ ...first, end: Math.max(first.end, second.end) }] : [first, second];
    return parts
      .map(shown)
      .join(" " + CUT + " ")
      .replace(/…( …)+/g, CUT);
  }

  /**
   * @param {Block[]} blocks
   * @param {Results["highlights"]} highlights
   * @param {number} room about how many characters the passage has
   * @param {boolean} hasFragments
   * @returns {Passage | null} null if nothing matches
   */
  function select(blocks, highlights, room, hasFragments) {
    const none = new Set();
    const visible = blocks.filter((block) => !block.isPicture);
    const best =
      bestOf(visible, highlights, room, none) ||
      belowHeading(visible, highlights, room) ||
      bestOf(blocks, highlights, room, none);
    if (!best) return null;
    /* If another part has matches that the best part does not have, both share the room. */
    const half = Math.floor(room / 2);
    const one = excerpt(best.block, highlights, half, none);
    const other = one && bestOf(visible, highlights, half, one.matches);
    const isShared = other && bestOf(visible, highlights, half, best.matches);
    const [first, second] = isShared
      ? [one, other].sort(
          (a, b) => blocks.indexOf(a.block) - blocks.indexOf(b.block) || a.start - b.start,
        )
      : [best];
    const text = second ? joined(first, second) : withNext(blocks, first, room);
    return { text, section: first.block.section, address: address(blocks, first, hasFragments) };
  }

  return { BETWEEN_CELLS, different, select };
})();
