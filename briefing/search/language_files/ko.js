// @ts-check
/* What the finder knows of Korean: particles, which are written at the end of a word without a space; where a
   space can be inside a word; stop words. Only queries need them: the index has pairs of syllables, so that a word without its particle
   finds all its forms. This file must not know anything else. After a change, run
   tools/make_search_languages.py. */
finder.take(
  "languages/ko",
  (() => {
    "use strict";

    const FIRST_SYLLABLE = 0xac00;
    const SYLLABLES_PER_VOWEL = 28;
    const FINAL_RIEUL = 8;
    /* After a final consonant, after a vowel, and after both. */
    const AFTER_CONSONANT = "은 이 을 과 으로 이나 이라 이라는 이란 으로는 으로서 으로써 과의 과는";
    const AFTER_VOWEL = "는 가 를 와 로 나 라 라는 란 로는 로서 로써 와의 와는";
    const AFTER_BOTH =
      "의 에 에서 에게 께 께서 한테 도 만 까지 부터 처럼 보다 마다 조차 밖에 에는 에도 에만 에서는 에서도 에게는 " +
      "까지는 부터는 까지의 부터의 에서의 만의 만이 만을";
    const CONSONANT = new Set(AFTER_CONSONANT.split(" "));
    const VOWEL = new Set(AFTER_VOWEL.split(" "));
    const BOTH = new Set(AFTER_BOTH.split(" "));
    const MAX_PARTICLE = 3;
    const MAX_SYLLABLES = 12;
    const SYLLABLE = /[가-힣]$/;
    /* A word of one syllable could be any word: 국가 is not 국 with a particle. */
    const SYLLABLES = /[가-힣]{2}$/;
    const LETTER = /[\p{L}\p{N}]$/u;

    /**
     * @param {string} stem
     * @param {string} particle
     * @returns {boolean} whether the particle has the form that it has after this word
     */
    function agree(stem, particle) {
      if (BOTH.has(particle)) return true;
      /* How a word of other letters is read, and so how it ends, is unknown. */
      if (!SYLLABLE.test(stem)) return CONSONANT.has(particle) || VOWEL.has(particle);
      const final = (stem.charCodeAt(stem.length - 1) - FIRST_SYLLABLE) % SYLLABLES_PER_VOWEL;
      if (final === FINAL_RIEUL && particle.startsWith("로")) return VOWEL.has(particle);
      return (final ? CONSONANT : VOWEL).has(particle);
    }

    /**
     * @param {string} word
     * @returns {string} the word without its particle; the word itself if it has none
     */
    function strip(word) {
      const text = word.normalize("NFC");
      for (let size = Math.min(MAX_PARTICLE, text.length - 1); size > 0; size--) {
        const stem = text.slice(0, -size);
        const isWord = SYLLABLE.test(stem) ? SYLLABLES.test(stem) : LETTER.test(stem);
        if (isWord && agree(stem, text.slice(-size))) return stem;
      }
      return word;
    }

    /**
     * @param {number} count of syllables, at least 2
     * @returns {number[][]} all ways to divide them into groups of two or three
     */
    function groups(count) {
      if (count < 4) return [[count]];
      const found = [2, 3].flatMap((first) =>
        count - first < 2 ? [] : groups(count - first).map((rest) => [first, ...rest]),
      );
      return found;
    }

    /**
     * The parts of a Korean word, without each pair that a space can divide.
     * @param {Part[]} run pairs, each of which begins with the second syllable of the pair before it
     * @returns {Part[][]} for all ways to write spaces into the word
     */
    function spacings(run) {
      const count = run.length + 1;
      if (count < 3 || count > MAX_SYLLABLES) return [];
      /** @type {(sizes: number[], start: number) => Part[]} */
      const without = (sizes, start) => {
        const divided = new Set();
        let end = start;
        for (const size of sizes) divided.add((end += size) - 1);
        return run.filter((_, i) => i >= start && !divided.has(i));
      };
      const usual = count > 3 ? groups(count).map((sizes) => without(sizes, 0)) : [];
      /* The first syllable can be a word of its own. */
      const [first] = run;
      const single = { ...first, term: first.term.slice(0, 1) };
      const others = groups(count - 1).map((sizes) => [single, ...without(sizes, 1)]);
      return [...usual, ...others];
    }

    /**
     * @param {Part[]} parts
     * @returns {Part[][]}
     */
    function allSpacings(parts) {
      const start = parts.findIndex((part, i) => !part.follows && parts[i + 1]?.follows);
      if (start < 0) return [];
      let end = start + 1;
      while (parts[end]?.follows) end++;
      const before = parts.slice(0, start);
      const after = parts.slice(end);
      return spacings(parts.slice(start, end)).map((run) => [...before, ...run, ...after]);
    }

    return { bare: strip, spacings: allSpacings, stop: "및 또는 그리고 등" };
  })(),
);
