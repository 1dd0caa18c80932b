// @ts-check
/* Writes references as citations in the styles and formats that briefing/core/citation_formats.py
   describes. The page contains that table as JSON. This module must not know the page. */

/**
 * A name in CSL-JSON.
 * @typedef {object} CslName
 * @property {string} [family]
 * @property {string} [given]
 * @property {string} [literal]
 * @property {boolean} [static-ordering] whether the family name comes first
 */

/**
 * A reference in CSL-JSON, as the archive writes it.
 * @typedef {object} CslItem
 * @property {string} id
 * @property {string} title
 * @property {CslName[]} [author]
 * @property {CslName[]} [translator]
 * @property {string} [container-title]
 * @property {string} [publisher]
 * @property {{ "date-parts": number[][] }} [issued]
 * @property {string} [language]
 * @property {string} [keyword]
 * @property {string} [note]
 * @property {string} [URL]
 */

/**
 * @typedef {object} NameRules
 * @property {string} first
 * @property {string} rest
 * @property {string} translator
 * @property {string} between
 * @property {string} last
 * @property {number} most
 * @property {number} shown
 * @property {string} [others]
 */

/**
 * A key without a value is left out of the table.
 * @typedef {object} CitationFormat
 * @property {string} id
 * @property {string} escape
 * @property {NameRules} names
 * @property {string} date
 * @property {string} [months]
 * @property {string[]} parts
 * @property {string} [end]
 * @property {string} [ending]
 * @property {string} [separator]
 */

const citationFormats = (() => {
  "use strict";

  const VARIABLE = /\$([?!]?)([a-z]+)/g;
  const HAS_STOP = /[.?!…][”’]?\s*$/;
  /** @type {Record<string, string>} */
  const TEX = { "\\": "{\\textbackslash}", "~": "{\\textasciitilde}", "^": "{\\textasciicircum}" };
  /** @type {Record<string, string>} */
  const TEX_SINGLE_BRACES = { "{": "\\ensuremath{\\lbrace}", "}": "\\ensuremath{\\rbrace}" };

  /** @param {string} text */
  function isBalanced(text) {
    let depth = 0;
    for (const character of text) {
      if (character === "{") depth++;
      if (character === "}" && --depth < 0) return false;
    }
    return depth === 0;
  }

  /** @param {string} text */
  function tex(text) {
    const table = isBalanced(text) ? TEX : { ...TEX, ...TEX_SINGLE_BRACES };
    /* TeX makes one sign of two of these, for example a dash or a quotation mark. The signs of
       quotations are written as numbers, so that this file can be shortened. */
    const special = /[\\{}$&#_%~^]|([-\x27\x60<>])(?=\1)|[?!](?=\x60)/g;
    return text.replace(
      special,
      (sign) => table[sign] || ("-\x27\x60<>?!".includes(sign) ? sign + "{}" : "\\" + sign),
    );
  }

  /** @type {Record<string, (text: string) => string>} */
  const ESCAPES = { html: (text) => text, tex, line: (text) => text.replace(/\s+/g, " ") };

  /** @param {string} given */
  const initialsOf = (given) => given.replace(/([^\P{L}])[^\s.\u2010\u2011-]*\.?/gu, "$1.");
  /** @param {CslName} name */
  const plainOf = ({ literal, family = "", given = "" }) =>
    literal || (given ? family + ", " + given : family);

  /**
   * Each function writes a name in one form.
   * @type {Record<string, (name: CslName) => string>}
   */
  const FORMS = {
    natural: (name) => {
      const { literal, family, given } = name;
      return literal || (name["static-ordering"] ? family + " " + given : given + " " + family);
    },
    inverted: (name) => (name["static-ordering"] ? FORMS.natural(name) : plainOf(name)),
    comma: plainOf,
    initials: ({ literal, family, given = "" }) => literal || family + ", " + initialsOf(given),
    short: ({ literal, family, given = "" }) => literal || initialsOf(given) + " " + family,
    braces: plainOf,
  };

  /**
   * @param {CslName} name
   * @param {string} form
   * @param {string} escape
   */
  function nameIn(name, form, escape) {
    const text = ESCAPES[escape](FORMS[form](name));
    return form === "braces" && name.literal ? "{" + text + "}" : text;
  }

  /**
   * @param {CslName[]} names
   * @param {CitationFormat} format
   */
  function joinNames(names, { names: rules, escape }) {
    const forms = names.map((name, i) => nameIn(name, i ? rules.rest : rules.first, escape));
    if (forms.length < 2) return forms.join("");
    if (forms.length <= rules.most) {
      return forms.slice(0, -1).join(rules.between) + rules.last + forms[forms.length - 1];
    }
    const last = rules.others?.endsWith(" ") ? forms[forms.length - 1] : "";
    return forms.slice(0, rules.shown).join(rules.between) + rules.others + last;
  }

  /**
   * @param {CslName[]} names
   * @param {CitationFormat} format
   */
  function joinTranslators(names, { names: rules, escape }) {
    const forms = names.map((name) => nameIn(name, rules.translator, escape));
    if (forms.length < 2) return forms.join("");
    const last = forms.length > 2 ? rules.last : rules.last.replace(", ", " ");
    const text = forms.slice(0, -1).join(rules.between) + last + forms[forms.length - 1];
    return text.replaceAll("AU  -", "A4  -");
  }

  /** @param {number} number */
  const twoDigits = (number) => String(number).padStart(2, "0");

  /**
   * @param {string | undefined} iso
   * @param {CitationFormat} format
   */
  function dateIn(iso, format) {
    if (!iso) return "";
    const [year, month, day] = iso.split("-").map(Number);
    /** @type {Record<string, string | number>} */
    const values = { iso, year, m: month, d: day, slashes: iso.replaceAll("-", "/") };
    values.month = (format.months || "").split(" ")[month - 1];
    return format.date.replace(VARIABLE, (...[, , name]) => String(values[name]));
  }

  /** @param {CslItem} item */
  function isoDateOf({ issued }) {
    if (!issued) return "";
    const [year, month, day] = issued["date-parts"][0];
    return [String(year).padStart(4, "0"), twoDigits(month), twoDigits(day)].join("-");
  }

  /**
   * The archive that publishes its own work is named once.
   * @param {CslItem} item
   */
  function workOf({ author, "container-title": work = "" }) {
    return author?.length === 1 && author[0].literal === work ? "" : work;
  }

  /**
   * @param {CslItem} item
   * @param {CitationFormat} format
   * @returns {Record<string, string>}
   */
  function valuesOf(item, format) {
    const { id, title, author, translator, publisher, language, keyword, note, URL: url } = item;
    /** @param {string | undefined} text */
    const write = (text) => ESCAPES[format.escape](text || "");
    const date = isoDateOf(item);
    return {
      names: joinNames(author || [], format),
      translator: joinTranslators(translator || [], format),
      date: dateIn(date, format),
      changed: dateIn(/Last changed (\S+)/.exec(note || "")?.[1], format),
      withdrawn: /^Withdrawn/.exec(note || "")?.[0] || "",
      title: write(title),
      quoted: title.replace(/“/g, "‘").replace(/”/g, "’"),
      work: write(workOf(item)),
      url: format.ending ? url || "" : decoded(url || ""),
      key: id,
      publisher: write(publisher),
      lang: write(language),
      year: date.slice(0, 4),
      note: write(note),
      keywords: write(keyword).split("; ").join(format.separator),
    };
  }

  /**
   * @param {string} url
   * @returns {string} the address as people read it, with letters of all scripts
   */
  function decoded(url) {
    try {
      return url.replace(/(%[89A-F][0-9A-F])+/gi, decodeURIComponent);
    } catch {
      return url;
    }
  }

  /**
   * @param {CslItem} item
   * @param {CitationFormat} format
   * @returns {string} the citation as plain text
   */
  function cite(item, format) {
    const values = valuesOf(item, format);
    let text = "";
    let end = "";
    for (const part of format.parts) {
      const variables = Array.from(part.matchAll(VARIABLE));
      if (!variables.every(([, mark, name]) => Boolean(values[name]) === (mark !== "!"))) continue;
      const filled = part
        .replace(/<\/?i>/g, "")
        .replace(VARIABLE, (_, mark, name) => (mark ? "" : values[name]));
      const isStop = part.replace(/\$[?!][a-z]+/g, "")[0] === ".";
      const isSecondStop = isStop && !format.ending && HAS_STOP.test(text);
      const added = isSecondStop ? filled.slice(1) : filled;
      text += added;
      /* What stands between this part and the next one. */
      end = /[^ ,]/.test(added) ? /[ ,]*$/.exec(part)?.[0] || "" : end + added;
    }
    if (format.ending) return text;
    text = text.slice(0, text.length - end.length).replace(/ {2,}/g, " ");
    return HAS_STOP.test(text) ? text : text + (format.end || "");
  }

  return { cite };
})();
