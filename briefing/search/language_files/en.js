// @ts-check
/* What the finder knows of English: stems, by the rules of M. F. Porter, "An algorithm for suffix stripping"
   (1980); British and American spellings; stop words. Only queries need them: the index has words as they
   are written. This file must not know anything else. After a change, run tools/make_search_languages.py. */
finder.take(
  "languages/en",
  (() => {
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
     * The measure of a word, which the paper calls m: how often consonants follow vowels.
     * @param {string} word
     */
    function measure(word) {
      return (shape(word).match(/v+c+/g) || []).length;
    }

    /**
     * The condition that the paper calls *o.
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
      if (/(at|bl|iz)$|^[aeiou][^aeiou]$/.test(rest) || (measure(rest) === 1 && isShort(rest)))
        return rest + "e";
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
      /* Unlike in the paper, “use” does not become “us”. */
      if (!/...e$/.test(word)) return word;
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
      /* British irregular forms: learnt, spelt. */
      const regular = word.replace(
        /^(burn|dream|lea[np]|learn|spoil|(?:dwe|spe|spi)(l))t$/,
        "$1$2ed",
      );
      const simple = step1c(step1b(step1a(regular)));
      return step5b(step5a(step4(step3(step2(simple, 0), 0))));
    }

    const ENDINGS = (
      "e y d ed ement ency ancy ic ical ically er ied ier ing ying ion ive or al ally ly ment able " +
      "ability ible ility ness ful fully ism ist ity ous ously ant ent ance ence ate ated ating ation " +
      "ator ize ized izing ization t"
    ).split(" ");

    /**
     * @param {string} root
     * @returns {string[]} words that probably have this stem; some of them may not exist
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

    /* Words in their British and American spellings. */
    const MIN_LETTERS = 5;
    const VOWEL = /[aeiouy]/;
    const TWO_VOWELS = /[aeiouy].*[aeiouy]$/;
    const ENDS_IN_VOWEL = /[aeiou]$/;
    const VOWEL_AND_STOP = /[aeiouy].*[bt]$/;
    /* Different words: timbre and timber; refilled and refiled. */
    const DIFFERENT = /^timb|fill?(ed|er|ing)/;

    /* Two spellings, the endings that can follow them, and what the beginning of the word must have. A rule
   applies only after at least two letters with a vowel, so that a short word does not become another
   one: four and for, prise and prize, tour and tor. */
    /** @type {[one: string, other: string, endings: string, beginning: RegExp][]} */
    const RULES = [
      ["is", "iz", "e|ed|es|er|ers|ing|ations?|ational|ationally|abl[ey]", VOWEL],
      ["ys", "yz", "e|ed|es|er|ers|ing", VOWEL],
      [
        "our",
        "or",
        "|s|ed|ers?|ing|abl[ey]|al|ally|ful|fully|ists?|ites?|itism|less|hoods?|ly|y|ies",
        VOWEL,
      ],
      ["re", "er", "s?", VOWEL_AND_STOP],
      ["r", "er", "ed|ing", VOWEL_AND_STOP],
      ["ogue", "og", "s?", VOWEL],
      ["ogu", "og", "ed|ers?|ing", VOWEL],
      ["gramme", "gram", "s?", VOWEL],
      ["enc", "ens", "e|ed|es|ing|eless|ees?", VOWEL],
      ["dgement", "dgment", "s?|al", VOWEL],
      ["eabl", "abl", "[ey]", VOWEL],
      ["xion", "ction", "s?", /(nne|fle)$/],
      ["er", "or", "s?", /^(adapt|advis|conven|convey|impost|protest)$/],
      ["ll", "l", "ations?|e[dn]|ers?|ings?|ists?|ity|ors?|ous|ously", TWO_VOWELS],
      ["ll", "l", "s?", TWO_VOWELS],
      ["ll", "l", "ful|fully|ments?", ENDS_IN_VOWEL],
    ];
    /* The beginnings of British words of which the American spelling has e for ae and oe, and o for ou. */
    const VOWELS =
      "aesthet anaem anaesthe archaeo caesium diarrhoea encyclopaed foetal foetus gynaec haemat haemo homoeo " +
      "leukaem mediaeval mould moustache oesoph oestrogen orthopaed paediatr palaeo smoulder";
    /* The beginnings of other words that no rule covers. */
    const BEGINNINGS =
      "aeroplane/airplane aluminium/aluminum artefact/artifact centrel/centerl centrep/centerp " +
      "chequer/checker cognis/cogniz cosy/cozy cypher/cipher despatch/dispatch enquir/inquir gaol/jail grey/gray " +
      "manoeuvrab/maneuverab plough/plow practis/practic " +
      "pyjama/pajama sceptic/skeptic specialit/specialt sulph/sulf tsar/czar yoghurt/yogurt";
    /* Whole words, and their plurals. One of them also has another meaning, or takes other endings. */
    const WORDS =
      "ageing/aging amidst/amid amongst/among biassed/biased cheque/check disc/disk doughnut/donut " +
      "dyke/dike focussed/focused focussing/focusing furore/furor jewellery/jewelry " +
      "manoeuvre/maneuver manoeuvred/maneuvered manoeuvring/maneuvering meagre/meager " +
      "odour/odor queueing/queuing tyre/tire whilst/while whisky/whiskey";

    /**
     * @param {string[][]} rows two spellings each
     * @returns {string[][]} the same, and the same with the spellings swapped
     */
    function bothWays(rows) {
      return rows.flatMap(([one, other]) => [
        [one, other],
        [other, one],
      ]);
    }

    /** @param {string} table */
    function pairs(table) {
      return bothWays(table.split(" ").map((pair) => pair.split("/")));
    }

    const rules = RULES.flatMap(([one, other, endings, beginning]) =>
      bothWays([[one, other]]).map(([from, to]) => ({
        pattern: new RegExp("^([a-z]{2,})" + from + "(" + endings + ")$"),
        to,
        beginning,
      })),
    );
    const vowels = VOWELS.split(" ").map((word) => [
      word,
      word.replace(/[ao]e/, "e").replace("ou", "o"),
    ]);
    const beginnings = [...pairs(BEGINNINGS), ...bothWays(vowels)];
    const words = pairs(WORDS);

    /**
     * @param {string} word in lower case
     * @returns {string[]} its other spellings, whether or not such words exist
     */
    function variants(word) {
      const spellings = beginnings
        .filter(([from]) => word.startsWith(from))
        .map(([from, to]) => to + word.slice(from.length));
      if (word.length < MIN_LETTERS || DIFFERENT.test(word)) return spellings;
      for (const { pattern, to, beginning } of rules) {
        const match = pattern.exec(word);
        if (match && beginning.test(match[1])) spellings.push(match[1] + to + match[2]);
      }
      return spellings;
    }

    /**
     * @param {string} word in lower case
     * @returns {string[]} other spellings to which no other forms are added: a tyre is a tire, but not tired
     */
    function wholeWords(word) {
      return words
        .filter(([from]) => word === from || word === from + "s")
        .flatMap(([, to]) => [to, to + "s"]);
    }

    return {
      stem,
      forms,
      variants,
      wholeWords,
      stop:
        "a about after all also am an and any are as at be been before being but by can could did do does " +
        "for from had has have he her here his how i if in into is it its me more most my no nor not " +
        "now of off on or our out over she should so some such than that the their them then there these " +
        "they this those to under until up upon was we were what when where which while whilst who whom whose " +
        "why will with would you your",
    };
  })(),
);
