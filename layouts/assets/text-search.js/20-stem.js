// @ts-check
/* English stems, by the rules of M. F. Porter, "An algorithm for suffix stripping" (1980). Only queries
   need them: the index has words as they are written. This module must not know anything else. */
const textStem = (() => {
  "use strict";

  /**
   * @param {string} word
   * @returns {string} the word with "c" for each consonant and "v" for each vowel
   */
  function shape(word) {
    let out = "";
    for (const letter of word) {
      const isVowel = letter === "y" ? out.endsWith("c") : /[aeiou]/.test(letter);
      out += isVowel ? "v" : "c";
    }
    return out;
  }

  /**
   * What the paper calls m.
   * @param {string} word
   */
  function measure(word) {
    return (shape(word).match(/v+c+/g) || []).length;
  }

  /**
   * What the paper calls *o.
   * @param {string} word
   */
  function isShort(word) {
    return /cvc$/.test(shape(word)) && !/[wxy]$/.test(word);
  }

  /**
   * @param {string} rules pairs of an ending and its replacement, for example "ational>ate"
   * @returns {(word: string, least: number) => string} replaces the longest ending of a word, if the
   *   measure of the rest is more than `least`
   */
  function replaceEnding(rules) {
    /** @type {Map<string, string>} */
    const replacements = new Map();
    for (const rule of rules.split(" ")) {
      const [ending, replacement = ""] = rule.split(">");
      replacements.set(ending, replacement);
    }
    const pattern = new RegExp("^(.*?)(" + Array.from(replacements.keys()).join("|") + ")$");
    return (word, least) => {
      const match = pattern.exec(word);
      return match && measure(match[1]) > least ? match[1] + replacements.get(match[2]) : word;
    };
  }

  const step2 = replaceEnding(
    "ational>ate tional>tion enci>ence anci>ance izer>ize abli>able alli>al entli>ent " +
      "eli>e ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous " +
      "aliti>al iviti>ive biliti>ble",
  );
  const step3 = replaceEnding("icate>ic ative alize>al iciti>ic ical>ic ful ness");
  const step4Endings = replaceEnding(
    "al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize",
  );

  /** @param {string} word */
  function step1a(word) {
    if (/(ss|i)es$/.test(word)) return word.slice(0, -2);
    return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  }

  /** @param {string} word */
  function step1b(word) {
    const match = /^(.*?)(eed|ed|ing)$/.exec(word);
    if (!match) return word;
    const [, rest, ending] = match;
    if (ending === "eed") return measure(rest) ? word.slice(0, -1) : word;
    if (!shape(rest).includes("v")) return word;
    if (/(at|bl|iz)$/.test(rest) || (measure(rest) === 1 && isShort(rest))) return rest + "e";
    return /([^aeioulsz])\1$/.test(rest) ? rest.slice(0, -1) : rest;
  }

  /** @param {string} word */
  function step1c(word) {
    const rest = word.slice(0, -1);
    return word.endsWith("y") && shape(rest).includes("v") ? rest + "i" : word;
  }

  /** @param {string} word */
  function step4(word) {
    if (/[st]ion$/.test(word) && measure(word.slice(0, -3)) > 1) return word.slice(0, -3);
    return step4Endings(word, 1);
  }

  /** @param {string} word */
  function step5a(word) {
    if (!word.endsWith("e")) return word;
    const rest = word.slice(0, -1);
    return measure(rest) > 1 || (measure(rest) === 1 && !isShort(rest)) ? rest : word;
  }

  /** @param {string} word */
  function step5b(word) {
    return word.endsWith("ll") && measure(word) > 1 ? word.slice(0, -1) : word;
  }

  /**
   * @param {string} word in lower case; others than English words stay as they are
   * @returns {string}
   */
  function stem(word) {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    const simple = step1c(step1b(step1a(word)));
    return step5b(step5a(step4(step3(step2(simple, 0), 0))));
  }

  const ENDINGS = (
    "e y d ed ement ency ancy ic ical ically er ied ier ing ying ion ive or al ally ly ment able " +
    "ability ible ility ness ful fully ism ist ity ous ously ant ent ance ence ate ated ating ation " +
    "ator ize ized izing ization"
  ).split(" ");

  /**
   * @param {string} root
   * @returns {string[]} words that are likely to have this stem, if such words exist
   */
  function forms(root) {
    const words = [root, root + "s"];
    for (const beginning of [root.slice(0, -1), root, root + root.slice(-1)]) {
      for (const ending of ENDINGS) {
        const form = beginning + ending;
        words.push(form, form + "s", form.replace(/y$/, "ies"));
      }
    }
    return words.filter((word) => stem(word) === root);
  }

  return { stem, forms };
})();
