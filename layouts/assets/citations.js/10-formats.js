// @ts-check
/* Writes references as citations in the styles and formats that briefing/core/citation_formats.py
   describes. The page contains that table as JSON. This module must not know the page. */

/**
 * A name in CSL-JSON.
 * @typedef {object} CslName
 * @property {string} [family]
 * @property {string} [given]
 * @property {string} [suffix]
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
 * @property {string} [changed] the date of the last change, if it is not written as `date`
 * @property {string[]} parts
 * @property {string} [end]
 * @property {string} [ending]
 * @property {string} [separator]
 */

const citationFormats = (() => {
  "use strict";

  const VARIABLE = /\$([?!]?)([a-z]+)/g;
  const HAS_STOP = /[.?!…][”’]?\s*$/;
  /* A part that ends with the title. */
  const ENDS_WITH_TITLE = /\$(title|quoted)(<\/i>)?$/;
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
    /* TeX makes one sign of two of these, for example a dash or a quotation mark. Quotation marks are
       written as numbers here, so that the build can remove the comments of this file. */
    const special = /[\\{}$&#_%~^]|([-\x27\x60<>])(?=\1)|[?!](?=\x60)/g;
    return text.replace(
      special,
      (sign) => table[sign] || ("-\x27\x60<>?!".includes(sign) ? sign + "{}" : "\\" + sign),
    );
  }

  /** @type {Record<string, (text: string) => string>} */
  const ESCAPES = { html: (text) => text, tex, line: (text) => text.replace(/\s+/g, " ") };

  /** @param {string} given */
  const initialsOf = (given) =>
    given
      .replace(/([^\P{L}])[^\s.\u2010\u2011-]*\.?/gu, "$1.")
      .replace(/\.(?=[\p{L}\p{N}_])/gu, ". ");
  /** @param {CslName} name */
  const isInverted = (name) => !!name.given && !name["static-ordering"];
  /** @param {(string | undefined)[]} parts */
  const withCommas = (...parts) => parts.filter(Boolean).join(", ");
  /** @param {(string | undefined)[]} parts */
  const withSpaces = (...parts) => parts.filter(Boolean).join(" ");

  /**
   * Each function writes a name in one form.
   * @type {Record<string, (name: CslName) => string>}
   */
  const FORMS = {
    natural: (name) => {
      const { literal, family, given, suffix } = name;
      return (
        literal || withSpaces(...(isInverted(name) ? [given, family, suffix] : [family, given]))
      );
    },
    inverted: (name) => FORMS[isInverted(name) ? "comma" : "natural"](name),
    comma: ({ literal, family, given, suffix }) => literal || withCommas(family, given, suffix),
    initials: ({ literal, family, given = "", suffix }) =>
      literal || withCommas(family, initialsOf(given), suffix),
    short: ({ literal, family, given = "", suffix }) =>
      literal || withSpaces(initialsOf(given), family, suffix),
    braces: ({ literal, family, given, suffix }) => literal || withCommas(family, suffix, given),
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
      /* The comma after the first of two names is there because that name is inverted. */
      const isPlain = forms.length === 2 && rules.first === "inverted" && !isInverted(names[0]);
      const last = isPlain ? rules.last.replace(", ", " ") : rules.last;
      return forms.slice(0, -1).join(rules.between) + last + forms[forms.length - 1];
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
   * @param {string} [pattern]
   */
  function dateIn(iso, format, pattern = format.date) {
    if (!iso) return "";
    const [year, month, day] = iso.split("-").map(Number);
    /** @type {Record<string, string | number>} */
    const values = { iso, year, m: month, d: day, slashes: iso.replaceAll("-", "/") };
    values.month = (format.months || "").split(" ")[month - 1];
    return pattern.replace(VARIABLE, (...[, , name]) => String(values[name]));
  }

  /** @param {CslItem} item */
  function isoDateOf({ issued }) {
    if (!issued) return "";
    const [year, month, day] = issued["date-parts"][0];
    return [String(year).padStart(4, "0"), twoDigits(month), twoDigits(day)].join("-");
  }

  /**
   * @param {CslItem} item
   * @param {string} [name]
   * @returns {string} the name, unless it is that of the only author, who is named only once
   */
  const unlessAuthor = ({ author }, name = "") =>
    author?.length === 1 && author[0].literal === name ? "" : name;

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
      changed: dateIn(/Last changed (\S+)/.exec(note || "")?.[1], format, format.changed),
      withdrawn: /^Withdrawn/.exec(note || "")?.[0] || "",
      title: write(title),
      quoted: title.replace(/“/g, "‘").replace(/”/g, "’"),
      work: write(unlessAuthor(item, item["container-title"])),
      url: format.ending ? url || "" : decoded(url || ""),
      key: id,
      publisher: write(format.ending ? publisher : unlessAuthor(item, publisher)),
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
   * @param {string} title
   * @returns {number} the quotation marks at the end of a title; 0 if a punctuation mark is before them
   */
  function quotesAtEnd(title) {
    const marks = /[^”’.?!…]([”’]+)$/.exec(title)?.[1] || "";
    /* A single mark may be an apostrophe: the allies’. */
    const isQuotation = marks.includes("”") || /‘([^’]|’(?=[\p{L}\p{N}_]))*’$/u.test(title);
    return isQuotation ? marks.length : 0;
  }

  /**
   * @param {string} text
   * @param {number} quotes how many quotation marks at its end come after the full stop
   * @returns {string} the text with a full stop, unless it has one
   */
  function withStop(text, quotes) {
    const end = text.length - quotes;
    return HAS_STOP.test(text) ? text : text.slice(0, end) + "." + text.slice(end);
  }

  /**
   * @param {CitationFormat} format
   * @param {Record<string, string>} values
   * @returns {string[][]} the parts that are not left out, each with its text
   */
  function partsOf(format, values) {
    const shown = format.parts.filter((part) =>
      Array.from(part.matchAll(VARIABLE)).every(
        ([, mark, name]) => Boolean(values[name]) === (mark !== "!"),
      ),
    );
    return shown.map((part) => [
      part,
      part.replace(/<\/?i>/g, "").replace(VARIABLE, (_, mark, name) => (mark ? "" : values[name])),
    ]);
  }

  /**
   * @param {CslItem} item
   * @param {CitationFormat} format
   * @returns {string} the citation as plain text
   */
  function cite(item, format) {
    const parts = partsOf(format, valuesOf(item, format));
    return format.ending ? parts.map((part) => part[1]).join("") : joinParts(parts, item, format);
  }

  /**
   * @param {string[][]} parts
   * @param {CslItem} item
   * @param {CitationFormat} format
   * @returns {string} the citation in a style
   */
  function joinParts(parts, item, format) {
    const quotes = quotesAtEnd(item.title);
    let text = "";
    let end = "";
    let quotesBefore = 0;
    for (const [part, filled] of parts) {
      const shown = part.replace(/\$[?!][a-z]+/g, "");
      let added = filled;
      if (shown[0] === ".") {
        text = withStop(text, quotesBefore);
        added = filled.slice(1);
      }
      text += added;
      quotesBefore = ENDS_WITH_TITLE.test(part) ? quotes : 0;
      /* The spaces and commas before the next part. A title may itself consist of a comma. */
      end = /[^ ,]/.test(shown) ? /[ ,]*$/.exec(part)?.[0] || "" : end + added;
    }
    text = text.slice(0, text.length - end.length).replace(/ {2,}/g, " ");
    return format.end ? withStop(text, 0) : text;
  }

  return { cite };
})();
