// @ts-check
/* Tables that readers can sort by a click on the head of a column, and copy as CSV. Without this
   script, a table is complete. */

(() => {
  "use strict";

  const MIN_ROWS_TO_SORT = 3;
  const texts = document.currentScript?.dataset || {};

  /**
   * @param {Element} cell
   * @returns {string} its text, without the numbers of footnotes, and with the words for pictures
   */
  function textOf(cell) {
    const copy = /** @type {Element} */ (cell.cloneNode(true));
    for (const mark of copy.querySelectorAll(".footnote-ref")) mark.remove();
    for (const end of copy.querySelectorAll("br")) end.replaceWith(" ");
    for (const picture of copy.querySelectorAll("img")) picture.replaceWith(picture.alt);
    return (copy.textContent || "").replace(/\s+/g, " ").trim();
  }

  /**
   * @param {HTMLTableElement} table
   * @returns {HTMLTableRowElement[]}
   */
  function rowsOf(table) {
    return Array.from(table.tBodies).flatMap((body) => Array.from(body.rows));
  }

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLTableRowElement[]} original the rows in the order of the author
   * @param {HTMLTableCellElement} head
   */
  function sort(table, original, head) {
    const before = head.getAttribute("aria-sort");
    for (const cell of Array.from(table.rows[0].cells)) cell.removeAttribute("aria-sort");
    let rows = original;
    /* The third click restores the order of the author. */
    if (before !== "descending") {
      const isDescending = before === "ascending";
      head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
      const column = original.map((row) => {
        const cell = row.cells[head.cellIndex] || row;
        return cell.dataset.sort || textOf(cell);
      });
      const lang = table.closest("[lang]")?.getAttribute("lang") || "en";
      const places = tableValues.order(tableValues.readColumn(column, lang), isDescending, lang);
      rows = places.map((place) => original[place]);
    }
    table.tBodies[0].append(...rows);
  }

  /** @param {HTMLTableElement} table */
  function makeSortable(table) {
    const rows = rowsOf(table);
    if (table.tBodies.length !== 1 || rows.length < MIN_ROWS_TO_SORT) return;
    for (const head of Array.from(table.tHead?.rows[0]?.cells || [])) {
      if (!textOf(head)) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      /* HTML does not allow a link inside a button. */
      const isLink = (/** @type {Node} */ node) =>
        node instanceof Element && Boolean(node.closest("a") || node.querySelector("a"));
      const words = Array.from(head.childNodes).filter((node) => !isLink(node));
      if (words.some((node) => node.textContent?.trim())) {
        head.prepend(button);
        button.append(...words);
      } else {
        button.ariaLabel = textOf(head);
        head.append(button);
      }
      button.addEventListener("click", () => sort(table, rows, head));
    }
  }

  /**
   * @param {Element} region
   * @param {HTMLTableElement} table
   */
  function offerCopy(region, table) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "text-button";
    button.textContent = texts.csv || "";
    button.dataset.done = texts.done || "";
    const line = document.createElement("p");
    line.className = "actions table-actions";
    line.append(button);
    region.after(line);
    siteCopy.attach(button, () =>
      tableValues.toCsv(Array.from(table.rows, (row) => Array.from(row.cells, textOf))),
    );
  }

  /* Only a box that scrolls may get the focus by the Tab key. In the HTML, each box can get it. */
  const sizes = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      const region = target.closest(".table");
      if (!(region instanceof HTMLElement)) continue;
      const isWide = region.scrollWidth > region.clientWidth;
      if (isWide || region.scrollHeight > region.clientHeight) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    }
  });

  for (const region of document.querySelectorAll(".table")) {
    for (const box of [region, ...region.children]) sizes.observe(box);
    const table = region.querySelector("table");
    if (!table || table.querySelector("[colspan]")) continue;
    makeSortable(table);
    offerCopy(region, table);
  }
})();
