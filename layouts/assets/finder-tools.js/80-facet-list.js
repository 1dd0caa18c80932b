// @ts-check
/* Draws a facet: checkboxes with counts. Elements are kept and only moved, so that the focus stays. */

/**
 * @typedef {Value & { input: HTMLInputElement, countElement: HTMLElement, item: HTMLLIElement }} Choice
 */

/**
 * @typedef {object} FacetList
 * @property {HTMLElement} box
 * @property {HTMLElement} list
 * @property {HTMLInputElement | undefined} search
 * @property {HTMLButtonElement} more
 * @property {Choice[]} choices
 * @property {Map<number, Choice>} byPlace
 * @property {Set<number>} used
 * @property {boolean} isNested
 * @property {boolean} showsAll whether the list shows all values that have briefs
 */

const finderFacetList = (() => {
  "use strict";

  const { find, findAll, make } = finderDom;

  /**
   * @param {FacetKey} key
   * @param {Facets} facets
   * @param {number} place
   * @param {(id: string, checked: boolean) => void} changed
   * @returns {Choice}
   */
  function choice(key, facets, place, changed) {
    const row = facets[key][place];
    const [id, label] = row;
    const input = make("input", { type: "checkbox", value: id });
    const countElement = make("span", { class: "count" });
    const name = make("bdi", { class: "value-name", lang: finderFacets.langOf(facets, key, id) }, [
      label,
    ]);
    input.addEventListener("change", () => changed(id, input.checked));
    const item = make("li", {}, [make("label", {}, [input, name, " ", countElement])]);
    return { ...finderFacetValues.fromRow(row, place), count: -1, input, countElement, item };
  }

  /**
   * Puts the listed values into the page.
   * @param {FacetList} facet
   */
  function arrange(facet) {
    const { box, list, more, byPlace } = facet;
    const focus = document.activeElement;
    const listing = finderFacetValues.listing(facet.choices, {
      searchText: facet.search?.value || "",
      showsAll: facet.showsAll,
      isNested: facet.isNested,
      used: facet.used,
      pinned: pinnedPlaces(facet),
    });
    more.hidden = !listing.canShowAll;
    more.textContent = facet.showsAll
      ? finderFormat.message("fewer")
      : finderFormat.message("more", { count: finderFormat.number(listing.total) });
    more.setAttribute("aria-expanded", String(facet.showsAll));
    const shown = new Set(listing.places);
    listing.places.forEach((place, index) => {
      const value = byPlace.get(place);
      if (!value) return;
      const there = list.children[index] || null;
      if (there !== value.item) list.insertBefore(value.item, there);
      const depth = finderFacetValues.depth(value, byPlace, shown);
      value.item.className = depth ? "depth-" + depth : "";
      value.item.classList.toggle("empty", !value.count);
    });
    while (list.children.length > shown.size) list.lastElementChild?.remove();
    if (focus instanceof HTMLElement && focus !== document.activeElement && box.contains(focus)) {
      focus.focus({ preventScroll: true });
    }
  }

  /**
   * @param {FacetList} facet
   * @returns {Set<number>} the places of the selected values and of the one with the focus
   */
  function pinnedPlaces(facet) {
    const pinned = facet.choices.filter(
      ({ input }) => input.checked || input === document.activeElement,
    );
    return new Set(pinned.map((value) => value.place));
  }

  /** @param {FacetList} facet */
  function listen(facet) {
    const { box, more, search } = facet;
    if (search) {
      search.hidden = facet.used.size <= finderFacetValues.MAX_SHORT;
      search.addEventListener("input", () => arrange(facet));
      search.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !search.value) return;
        search.value = "";
        arrange(facet);
      });
    }
    more.addEventListener("click", () => {
      facet.showsAll = !facet.showsAll;
      arrange(facet);
      if (!facet.showsAll) box.scrollIntoView({ block: "nearest" });
    });
  }

  /**
   * @param {HTMLElement} box the fieldset of the facet
   * @param {FacetKey} key
   * @param {Facets} facets
   * @param {(id: string, checked: boolean) => void} changed is called when a reader selects a value
   * @returns {FacetList}
   */
  function create(box, key, facets, changed) {
    const rows = facets[key];
    const choices = rows.map((_, place) => choice(key, facets, place, changed));
    const isNested = key === "topics";
    const totals = finderTotals.ofFacet(facets, key);
    const used = new Set(Array.from(rows.keys()).filter((place) => totals[place]));
    const facet = {
      box,
      list: find(box, ".values"),
      search: findAll(box, ".facet-search", HTMLInputElement)[0],
      more: find(box, ".show-all", HTMLButtonElement),
      choices: isNested ? finderFacetValues.treeOrder(choices) : choices,
      byPlace: new Map(choices.map((value) => [value.place, value])),
      used,
      isNested,
      showsAll: false,
    };
    listen(facet);
    box.hidden = used.size < 2;
    return facet;
  }

  /**
   * @param {FacetList} facet
   * @param {Uint32Array} counts
   * @param {string[]} selected
   */
  function show(facet, counts, selected) {
    for (const value of facet.choices) {
      const count = counts[value.place] || 0;
      if (value.count !== count) {
        value.count = count;
        value.countElement.textContent = finderFormat.number(count);
      }
      value.input.checked = selected.includes(value.id);
    }
    arrange(facet);
  }

  return { create, show };
})();
