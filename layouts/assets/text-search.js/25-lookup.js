// @ts-check
/* Looks up the terms of a query in the index. This module must not know the page. */

/**
 * The text index of an archive, as far as it is loaded.
 * @typedef {object} Index
 * @property {Archive} archive
 * @property {Directory} directory
 * @property {Language[]} languages those that the query needs
 * @property {Map<string, string>} texts the loaded shards by name, each with a line break before it
 * @property {Load} load
 */

/**
 * How well a term matches a part: 1 is exactly, 0 not at all. `of` has this for the briefs of some languages,
 * by their places in the facets, and `best` for the briefs of all others: a text in a language without
 * stems can have words of other languages.
 * @typedef {{ of: number[], best: number }} Match
 */

/**
 * A line of a shard that matches a part.
 * @typedef {object} Line
 * @property {string} key the shard
 * @property {string} term
 * @property {number} start where the rest of the line begins
 * @property {number} end
 * @property {Match} match
 * @property {Int32Array} briefs the places of its briefs
 */

const textLookup = (() => {
  "use strict";

  /* A word that is not the same gets this share of its weight: if its stem is the same, if the searched word is
     its first part, if it begins with the typed letters. */
  const STEM_FACTOR = 0.8;
  const COMPOUND_FACTOR = 0.5;
  const TYPED_FACTOR = 0.6;
  /* The share if only one of the two words has accents, and if their accents differ. */
  const NO_ACCENTS_FACTOR = 0.8;
  const OTHER_ACCENTS_FACTOR = 0.5;
  const MIN_ROOT = 3;
  const MIN_COMPOUND = 5;
  const MIN_REST = 3;
  const MAX_LINES = 64;
  const MAX_TYPED_SHARDS = 16;
  const MAX_ROOT_SHARDS = 6;
  const MAX_PREFIXED_SHARDS = 2;
  /* The weights, by their numbers in the index. */
  const WEIGHTS = [0.35, 0.65, 1, 1.5, 2.3, 3.6, 6, 10];

  /**
   * @param {Pick<Index, "texts" | "directory" | "load">} index
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
   * @param {string} written the term with its accents
   * @returns {number} how well the term matches in any language
   */
  function factorInAll(part, term, written) {
    const { factor } = part;
    if (part.isPrefix && term.startsWith(part.term)) return factor;
    if (written === part.written || part.spellings.includes(written)) return factor;
    const isTyped = part.typed && term.normalize("NFD").startsWith(part.typed);
    if (term !== part.term) return isTyped ? TYPED_FACTOR * factor : 0;
    const isPlain = written === term || part.written === part.term;
    return (isPlain ? NO_ACCENTS_FACTOR : OTHER_ACCENTS_FACTOR) * factor;
  }

  /**
   * @param {Form} form
   * @param {string} term
   * @param {string} written
   * @returns {number} how well the term matches in the language of the form
   */
  function factorInLanguage({ language, stems, roots, compounds }, term, written) {
    const hasRoot = roots.some((root) => term.startsWith(root));
    if (hasRoot && stemsOf(language, written).some((stem) => stems.has(stem))) return STEM_FACTOR;
    const isLonger = (/** @type {string} */ first) =>
      term.startsWith(first) && term.length >= first.length + MIN_REST;
    return compounds.some(isLonger) ? COMPOUND_FACTOR : 0;
  }

  /**
   * @param {Part} part
   * @param {string} word
   * @returns {Match}
   */
  function matchOf(part, word) {
    const [term, written] = textTerms.spellingsOf(word);
    const factor = factorInAll(part, term, written);
    /** @type {number[]} */
    const of = [];
    for (const form of part.forms) {
      const { place } = form.language;
      const own = factorInLanguage(form, term, written) * part.factor;
      of[place] = Math.max(factor, own, of[place] || 0);
    }
    return { of, best: Math.max(factor, ...of.filter(Boolean)) };
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
        return term && matchOf(part, term[0]).best > 0;
      }),
    );
  }

  /**
   * @param {Language} language
   * @param {string} written
   * @returns {string[]} the stems of a word in the letters of the index, without accents; usually one
   */
  function stemsOf({ stem = String, otherForms = () => [] }, written) {
    return [written, ...otherForms(written)].map((word) => textTerms.normalized(stem(word)));
  }

  /**
   * @param {Language} language
   * @param {string[]} words with their accents; all forms of them are meant
   * @returns {Form}
   */
  function formOf(language, words) {
    const { prefixes = "", compounds, root = String } = language;
    const stems = new Set(words.flatMap((word) => stemsOf(language, word)));
    const roots = Array.from(stems).flatMap((stem) => {
      /* In other words with this stem, its last letter can differ: policy and policies have the stem polici. */
      const size = Math.max(stem.length - 1, MIN_ROOT);
      const starts = [stem.slice(0, size), root(stem).slice(0, size)];
      return ["", ...prefixes.split(" ")].flatMap((prefix) =>
        starts.map((start) => prefix + start),
      );
    });
    return {
      language,
      stems,
      roots: Array.from(new Set(roots)),
      compounds: compounds ? Array.from(stems).filter((each) => each.length >= MIN_COMPOUND) : [],
    };
  }

  /**
   * Lets a part match its other spellings, and all words with the same stem in a language. The name
   * of a model also matches its plural: F-35 and F-35s.
   * @param {Part} part
   * @param {Language[]} languages
   */
  function addForms(part, languages) {
    const number = /^([a-z]*\d{1,3})(s?)$/.exec(part.term);
    if (number) part.spellings.push(number[2] ? number[1] : number[1] + "s");
    if (!/^[\p{L}\p{M}]{3,}$/u.test(part.term) || textTerms.isSyllabic(part.term)) return;
    for (const language of languages) {
      const { variants, wholeWords } = language;
      const others = variants ? variants(part.written) : [];
      part.spellings.push(...others, ...(wholeWords ? wholeWords(part.written) : []));
      if (language.stem) part.forms.push(formOf(language, [part.written, ...others]));
    }
  }

  /**
   * Adds the forms of the word with accents to a word that the reader wrote without accents.
   * @param {Index} index
   * @param {Part} part of which the shards are loaded
   */
  function addAccented(index, part) {
    if (part.written !== part.term || !part.forms.length) return;
    /** @type {string[]} */
    const words = [];
    for (const key of part.keys) {
      const beginning = part.term + textTerms.ACCENTS_FOLLOW;
      textShards.eachLine(shard(index, "w", key), beginning, (term) => {
        words.push(textTerms.spellingsOf(term)[1]);
      });
    }
    if (!words.length) return;
    for (const { language } of part.forms.slice()) part.forms.push(formOf(language, words));
  }

  /**
   * @param {Directory} directory
   * @param {Form} form
   * @returns {string[]} the keys of the shards that can have words with the stems of a form
   */
  function keysOfForm(directory, { language: { forms }, stems, roots }) {
    if (forms) {
      const words = Array.from(stems).flatMap(forms);
      return words.flatMap((word) => textShards.keysFor(directory, word, false));
    }
    return roots.flatMap((root, i) =>
      textShards.keysFor(directory, root, true).slice(0, i ? MAX_PREFIXED_SHARDS : MAX_ROOT_SHARDS),
    );
  }

  /**
   * @param {Directory} directory
   * @param {Part} part
   * @returns {string[]} the keys of the shards that can have matching terms
   */
  function keysOf(directory, part) {
    const keys = new Set(textShards.keysFor(directory, part.term, part.isPrefix));
    /** @param {string[]} some */
    const add = (some) => some.forEach((key) => keys.add(key));
    for (const spelling of part.spellings) {
      add(textShards.keysFor(directory, textTerms.withoutAccents(spelling), false));
    }
    for (const form of part.forms) add(keysOfForm(directory, form));
    if (part.typed) {
      add(textShards.keysFor(directory, part.typed, true).slice(0, MAX_TYPED_SHARDS));
    }
    return Array.from(keys);
  }

  /**
   * @param {Part} part
   * @returns {string[]} each matching line begins with one of these texts
   */
  function lineBeginnings({ forms, spellings, typed, term }) {
    /* The last syllable of Hangul can still change while it is typed. */
    const own = typed && typed !== term && !forms.length ? term.slice(0, -1) : term;
    const all = new Set([own, ...spellings.map(textTerms.withoutAccents)]);
    for (const { roots } of forms) for (const root of roots) all.add(root);
    const list = Array.from(all);
    return list.filter((word) => !list.some((other) => other !== word && word.startsWith(other)));
  }

  /**
   * @param {Index} index
   * @param {Part} part
   * @returns {Line[]} all lines that match a part
   */
  function linesOf(index, part) {
    addAccented(index, part);
    /** @type {Line[]} */
    const lines = [];
    for (const beginning of lineBeginnings(part)) {
      for (const key of part.keys) {
        textShards.eachLine(shard(index, "w", key), beginning, (term, start, end) => {
          const match = matchOf(part, term);
          if (match.best) {
            lines.push({ key, term, start, end, match, briefs: new Int32Array() });
          }
        });
      }
    }
    if (lines.length <= MAX_LINES) return lines;
    const length = (/** @type {Line} */ line) => line.end - line.start;
    lines.sort((a, b) => b.match.best - a.match.best || length(b) - length(a));
    return lines.slice(0, MAX_LINES);
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
   * @param {Part} part
   * @returns {boolean} whether the index has at most other forms of this word; while the word is being typed,
   *   whether it has nothing
   */
  function isUnwritten({ term, typed, factor, lines }) {
    const least = typed ? 0 : factor;
    return !textTerms.isSyllabic(term) && lines.every((line) => line.match.best < least);
  }

  /**
   * Reads the weights of a part in all briefs.
   * @param {Index} index
   * @param {Part} part
   */
  function readWeights(index, part) {
    const { archive } = index;
    const langs = archive.values.langs.all;
    const weights = new Float32Array(archive.total);
    let count = 0;
    for (const line of part.lines) {
      const text = shard(index, "w", line.key);
      const read = textShards.readWeights(archive, text, line.start, line.end);
      const { of, best } = line.match;
      line.briefs = read.briefs;
      for (let i = 0; i < read.briefs.length; i++) {
        const brief = read.briefs[i];
        if (brief < 0) continue;
        const weight = WEIGHTS[read.weights[i]] * (of[langs[brief]] ?? best);
        if (!weight) {
          /* A brief in a language in which the term has another stem. */
          read.briefs[i] = -1;
          continue;
        }
        if (weights[brief] === 0) count++;
        if (weights[brief] < weight) weights[brief] = weight;
      }
    }
    part.weights = weights;
    part.count = count;
  }

  return {
    loadShards,
    shard,
    lineBeginnings,
    occurrences,
    addForms,
    findLines,
    isUnwritten,
    readWeights,
  };
})();
