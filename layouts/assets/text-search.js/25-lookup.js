// @ts-check
/* Looks up the terms of a query in the index. This module must not know the page. */

/**
 * The text index of an archive, as far as it is loaded.
 * @typedef {object} Index
 * @property {Archive} archive
 * @property {Directory} directory
 * @property {Map<string, string>} texts the loaded shards by name, each with a line break before it
 * @property {Load} load
 */

/**
 * A line of a shard that matches a part.
 * @typedef {object} Line
 * @property {string} key the shard
 * @property {string} term
 * @property {number} start where the rest of the line begins
 * @property {number} end
 * @property {number} factor how well the term matches: 1 is exactly
 * @property {Int32Array} briefs the places of its briefs
 */

const textLookup = (() => {
  "use strict";

  /* The share of its weight that a word gets if only its stem, or only its beginning, is the same. */
  const STEM_FACTOR = 0.8;
  const TYPED_FACTOR = 0.6;
  const MAX_TYPED_SHARDS = 16;
  const MAX_TYPED_LINES = 64;
  /* What the numbers of weights in the index mean. */
  const WEIGHTS = [0.35, 0.65, 1, 1.5, 2.3, 3.6, 6, 10];

  /**
   * @param {Index} index
   * @param {"w" | "p"} kind weights or positions
   * @param {string[]} keys
   * @returns {Promise<unknown>} resolves when these shards are loaded
   */
  function loadShards({ texts, directory, load }, kind, keys) {
    const missing = Array.from(new Set(keys)).filter((key) => !texts.has(kind + "/" + key));
    return Promise.all(
      missing.map(async (key) => {
        const name = kind + "/" + key;
        const digest = directory.digests.get(key) || "";
        texts.set(name, "\n" + (await load(finder.fileName(name), digest)));
      }),
    );
  }

  /**
   * @param {Index} index
   * @param {"w" | "p"} kind
   * @param {string} key
   */
  function shard({ texts }, kind, key) {
    return texts.get(kind + "/" + key) || "";
  }

  /**
   * @param {Part} part
   * @param {string} term
   * @returns {number} how well a term matches a part; 0 if it does not
   */
  function factorOf(part, term) {
    const { factor } = part;
    if (term === part.term || (part.isPrefix && term.startsWith(part.term))) return factor;
    if (part.spellings.includes(term)) return factor;
    const hasStem = part.roots.some((root) => term.startsWith(root));
    if (hasStem && part.stems.includes(textStem.stem(term))) return STEM_FACTOR * factor;
    const isTyped = part.typed && term.normalize("NFD").startsWith(part.typed);
    return isTyped ? TYPED_FACTOR * factor : 0;
  }

  /**
   * @param {Term[]} terms the terms of a text
   * @param {Part[]} parts
   * @returns {Term[]} the terms at which all parts follow each other
   */
  function occurrences(terms, parts) {
    return terms.filter((_, i) =>
      parts.every((part) => {
        const term = terms[i + part.place];
        return term && factorOf(part, term[0]);
      }),
    );
  }

  /**
   * Lets a part match its other spellings, and all words with the same English stem.
   * @param {Part} part
   */
  function addForms(part) {
    if (!/^[a-z]{3,}$/.test(part.term)) return;
    const spellings = textVariants.of(part.term);
    part.spellings.push(...spellings, ...textVariants.wholeWords(part.term));
    part.stems = [part.term, ...spellings].map(textStem.stem);
    /* Only the last letter of the stem can differ in a word with this stem. */
    part.roots = part.stems.map((stem) => stem.slice(0, -1));
  }

  /**
   * @param {Directory} directory
   * @param {Part} part
   * @returns {string[]} the keys of the shards that can have matching terms
   */
  function keysOf(directory, part) {
    const keys = new Set(textShards.keysFor(directory, part.term, part.isPrefix));
    for (const form of [...part.spellings, ...part.stems.flatMap(textStem.forms)]) {
      for (const key of textShards.keysFor(directory, form, false)) keys.add(key);
    }
    if (part.typed) {
      const typed = textShards.keysFor(directory, part.typed, true);
      for (const key of typed.slice(0, MAX_TYPED_SHARDS)) keys.add(key);
    }
    return Array.from(keys);
  }

  /**
   * @param {Part} part
   * @returns {string[]} beginnings of which each matching line has one
   */
  function lineBeginnings({ roots, spellings, typed, term, isPrefix }) {
    const words = spellings.map((spelling) => spelling + " ");
    /* The last syllable of Hangul can still change while it is typed. */
    if (typed && !roots.length) words.push(typed === term ? term : term.slice(0, -1));
    else words.push(...(roots.length ? roots : [term + (isPrefix ? "" : " ")]));
    const all = Array.from(new Set(words));
    return all.filter((word) => !all.some((other) => other !== word && word.startsWith(other)));
  }

  /**
   * @param {Index} index
   * @param {Part} part
   * @returns {Line[]} all lines that match a part
   */
  function linesOf(index, part) {
    /** @type {Line[]} */
    const lines = [];
    for (const beginning of new Set(lineBeginnings(part))) {
      for (const key of part.keys) {
        textShards.eachLine(shard(index, "w", key), beginning, (term, start, end) => {
          const factor = factorOf(part, term);
          if (factor) lines.push({ key, term, start, end, factor, briefs: new Int32Array() });
        });
      }
    }
    if (!part.typed) return lines;
    const length = (/** @type {Line} */ line) => line.end - line.start;
    lines.sort((a, b) => b.factor - a.factor || length(b) - length(a));
    return lines.slice(0, MAX_TYPED_LINES);
  }

  /**
   * Finds the lines of parts, and loads the shards that they need.
   * @param {Index} index
   * @param {Part[]} parts
   */
  async function findLines(index, parts) {
    for (const part of parts) part.keys = keysOf(index.directory, part);
    await loadShards(
      index,
      "w",
      parts.flatMap((part) => part.keys),
    );
    for (const part of parts) part.lines = linesOf(index, part);
  }

  /**
   * Reads the weights of a part in all briefs.
   * @param {Index} index
   * @param {Part} part
   */
  function readWeights(index, part) {
    const { archive } = index;
    const weights = new Float32Array(archive.total);
    let count = 0;
    for (const line of part.lines) {
      const text = shard(index, "w", line.key);
      const read = textShards.readWeights(archive, text, line.start, line.end);
      line.briefs = read.briefs;
      for (let i = 0; i < read.briefs.length; i++) {
        const brief = read.briefs[i];
        const weight = WEIGHTS[read.weights[i]] * line.factor;
        if (weights[brief] === 0) count++;
        if (weights[brief] < weight) weights[brief] = weight;
      }
    }
    part.weights = weights;
    part.count = count;
  }

  return { loadShards, shard, lineBeginnings, occurrences, addForms, findLines, readWeights };
})();
