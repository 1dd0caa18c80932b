// @ts-check
/* What the finder knows of Korean: particles and endings, which are written at the end of a word without a
   space; where a space can be inside a word; stop words. Only queries need them: the index has pairs of
   syllables, so that a word without its particle finds all its forms. This file must not know anything else. After a
   change, run tools/make_search_languages.py. */
finder.take(
  "languages/ko",
  (() => {
    "use strict";

    const FIRST_SYLLABLE = 0xac00;
    const SYLLABLES_PER_VOWEL = 28;
    const FINAL_RIEUL = 8;
    /* After a final consonant, after a vowel, and after both. The last ones are the endings of 이다, 하다
       and 되다. Particles that end many nouns (든 in 바이든, 한 in 남북한) are not here. */
    const AFTER_CONSONANT =
      "은 이 을 과 으로 으로서 으로써 으로부터 이나 이라 이라는 이란 이랑 이든 이든지 이자 이야말로 은커녕";
    const AFTER_VOWEL =
      "는 가 를 와 로 로서 로써 로부터 나 나마 라 라는 란 랑 든지 야말로 는커녕 며 라고 라면 라도 라서 라며 라면서 라곤 " +
      "였다 였던 였고 였지만 였으나 였으며 였는데";
    const AFTER_BOTH =
      "의 에 에야 에다 에다가 에서 에서야 에게 에게서 께 께서 한테 한테서 더러 도 만 까지 부터 처럼 만큼 보다 마다 " +
      "조차 마저 밖에 뿐 대로 같이 치고 커녕 들 이나마 이다 입니다 이며 이고 이므로 이니까 이던 이냐 이죠 이야 이여 " +
      "인데 인데도 인데다 인지 인가 일까 이지만 이라고 이라면 이라도 이라서 이라며 이라면서 이라곤 이었다 이었던 이었고 " +
      "이었지만 이었으나 이었으며 이었는데 하다 하고 하는 하며 하여 하면 하면서 하지 하기 하게 하도록 하려는 하려고 하려면 " +
      "하던 하거나 하므로 하니까 하는데 하더라도 하고자 하겠다 하겠다는 하겠다고 하였다 하였던 하였고 하였으며 하였지만 " +
      "하였으나 한다 한다는 한다면 한다고 합니다 했다 했던 했고 했으며 했지만 했는데 했으나 했다고 했다는 해야 해서 되다 " +
      "되는 되고 되며 되어 되면 되면서 되지 되도록 되던 되거나 되므로 되는데 되더라도 된 된다 된다는 된다면 된다고 돼 " +
      "돼야 될지 됐다 됐고 됐으며 됐지만 됐는데 됐으나 됐다고 됐다는 되었다 되었던 되었고 되었으며 될 시키는 시켰다";
    /* Particles that can follow others, and those that they can follow: 에서는, 까지의, 만으로도. */
    const LAST = new Set(
      (
        "은 는 도 만 의 이 을 를 로 으로 까지 부터 조차 마저 처럼 보다 밖에 대로 나 이나 라도 이라도 든지 이든지 이다 입니다 " +
        "이며 이고 인데 이지만"
      ).split(" "),
    );
    const BEFORE_LAST = new Set(
      (
        "에 에서 에게 에게서 한테 한테서 과 와 로 으로 으로서 로서 으로써 로써 으로부터 로부터 만 까지 부터 처럼 만큼 보다 " +
        "조차 마저 밖에 뿐 대로 마다 하고 하기 되기"
      ).split(" "),
    );
    const CONSONANT = new Set(AFTER_CONSONANT.split(" "));
    const VOWEL = new Set(AFTER_VOWEL.split(" "));
    const BOTH = new Set(AFTER_BOTH.split(" "));
    const PLURAL = "들";
    /* Endings that are also the last syllable of many nouns: 제재인, 한국인. They are only removed from a word that
       no brief has. */
    const UNSURE = /^(..+)[인임일적한할함야여]$/;
    const MAX_PARTICLE = 4;
    const MAX_SYLLABLES = 12;
    /* Words of one syllable. Authors often leave out the space before or after them: 한미 간, 북한 핵. Other
       syllables are part of too many words. */
    const SINGLE = "핵간내측전후군당";
    const FIRST_OF_PARTICLES = "은는이가을를의에와과도로만";
    const PAIR = /^[가-힣]{2}$/;
    const SYLLABLE = /[가-힣]$/;
    /* A word of one syllable could be any word: 국가 is not 국 with a particle. But 6자 and NATO와 are words. */
    const SYLLABLES = /\S[가-힣]$/;
    const LETTER = /[\p{L}\p{N}%)\]”’」』》]$/u;

    /**
     * @param {string} stem
     * @param {string} particle
     * @returns {boolean} whether the particle has the form that it has after this word
     */
    function agree(stem, particle) {
      if (BOTH.has(particle)) return true;
      /* It is not known how a word in other letters is spoken, and thus how it ends. */
      if (!SYLLABLE.test(stem)) return CONSONANT.has(particle) || VOWEL.has(particle);
      const final = (stem.charCodeAt(stem.length - 1) - FIRST_SYLLABLE) % SYLLABLES_PER_VOWEL;
      if (final === FINAL_RIEUL && particle.startsWith("로")) return VOWEL.has(particle);
      return (final ? CONSONANT : VOWEL).has(particle);
    }

    /**
     * @param {string} text
     * @param {(particle: string) => boolean} isWanted
     * @returns {string} the longest wanted particle at the end of a word; "" if there is none
     */
    function particleOf(text, isWanted) {
      for (let size = Math.min(MAX_PARTICLE, text.length - 1); size > 0; size--) {
        const stem = text.slice(0, -size);
        const particle = text.slice(-size);
        const isWord = SYLLABLE.test(stem) ? SYLLABLES.test(stem) : LETTER.test(stem);
        if (isWord && isWanted(particle) && agree(stem, particle)) return particle;
      }
      return "";
    }

    /**
     * @param {string} word
     * @returns {string} the word without its particles; the word itself if it has none
     */
    function strip(word) {
      const text = word.normalize("NFC");
      let size = text.length;
      /** @type {(isWanted: (particle: string) => boolean) => string} */
      const take = (isWanted) => {
        const particle = particleOf(text.slice(0, size), isWanted);
        size -= particle.length;
        return particle;
      };
      /* 군사적인 is 군사적 with an ending; 한국인 is a word. */
      if (/..적인$/.test(text)) return text.slice(0, -1);
      let last = take(() => true);
      while (LAST.has(last)) last = take((particle) => BEFORE_LAST.has(particle));
      take((particle) => particle === PLURAL);
      return size < text.length ? text.slice(0, size) : word;
    }

    /**
     * @param {string} word
     * @param {number} start
     * @param {boolean} hasSingle whether a syllable before it stands alone
     * @returns {number[][]} all ways to divide the rest of a word into groups of two or three syllables. One
     *   group can be a single syllable: at the beginning of the word, or if it is in `SINGLE`
     */
    function groups(word, start, hasSingle) {
      if (start === word.length) return [[]];
      const canBeSingle = !hasSingle && (!start || SINGLE.includes(word[start]));
      return (canBeSingle ? [1, 2, 3] : [2, 3])
        .filter((size) => start + size <= word.length)
        .flatMap((size) =>
          groups(word, start + size, hasSingle || size < 2).map((rest) => [size, ...rest]),
        );
    }

    /**
     * The parts of a Korean word, without each pair that a space can divide.
     * @param {Part[]} run pairs, each of which begins with the second syllable of the pair before it
     * @returns {Part[][]} for all ways to write spaces into the word
     */
    function spacings(run) {
      const word =
        run[0].term +
        run
          .map(({ term }) => term[1])
          .slice(1)
          .join("");
      if (word.length < 3 || word.length > MAX_SYLLABLES) return [];
      return groups(word, 0, false)
        .filter((sizes) => sizes.length > 1)
        .map((sizes) => {
          let start = 0;
          return sizes.flatMap((size) => {
            const begins = start;
            start += size;
            return size > 1 ? run.slice(begins, start - 1) : [syllable(run, begins)];
          });
        });
    }

    /**
     * @param {Part[]} run
     * @param {number} at the number of a syllable
     * @returns {Part} this syllable as a word of its own
     */
    function syllable(run, at) {
      const pair = run[Math.min(at, run.length - 1)];
      const term = pair.term[at < run.length ? 0 : 1];
      return { ...pair, term, written: term, place: run[0].place + at };
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

    /**
     * @param {Index} index
     * @param {Part[]} parts of which the lines are loaded
     * @param {string} [own] the first syllable of a particle that does not count
     * @returns {Promise<boolean>} whether the index has them at the end of a word, or with a particle
     */
    async function isWord(index, parts, own = "") {
      const last = parts[parts.length - 1];
      const syllable = last.term[last.term.length - 1];
      const tail = textQuery.part(syllable, last.place + last.term.length - 1, false, 1);
      const particles = Array.from(FIRST_OF_PARTICLES).filter((each) => each !== own);
      tail.spellings = particles.map((particle) => syllable + particle);
      const phrase = [...parts, tail];
      await textLookup.findLines(index, [tail]);
      await textSearch.loadPlaces(index, [{ parts: phrase, alternatives: [] }]);
      return textWeights.ofPhrase(index.archive, phrase, index).weights.some(Boolean);
    }

    /**
     * Keeps the ending of a word that the index has with it, if it does not have the rest as a word: 김정은 is
     * a name, and not 김정 with a particle.
     * @param {Index} index
     * @param {Unit[]} units
     */
    async function settle(index, units) {
      for (const unit of units) {
        const { parts, whole } = unit;
        if (!whole.length || !whole.every(({ term }) => PAIR.test(term))) continue;
        const known = textWeights.ofPhrase(index.archive, whole, index).weights.some(Boolean);
        if (!known || (await isWord(index, parts, whole[parts.length].term[1]))) continue;
        unit.parts = whole;
        unit.whole = [];
        unit.alternatives = [];
        textAlternatives.add(unit, index.languages);
        await textLookup.findLines(
          index,
          unit.alternatives.flatMap((each) => each.parts),
        );
        await textSearch.loadPlaces(index, [unit]);
      }
    }

    /** @param {string} word */
    function shorter(word) {
      return word.replace(UNSURE, "$1");
    }

    return {
      bare: strip,
      settle,
      isWord,
      shorter,
      spacings: allSpacings,
      stop: "및 또는 그리고 등",
    };
  })(),
);
