// @ts-check
/* Puts each footnote into the margin of wide screens, beside the line that refers to it. Only its position
   on the screen changes: it stays where it is in the document, so a screen reader does not read it twice. */
(() => {
  "use strict";

  const prose = document.querySelector(".prose");
  const notes = prose?.querySelector(".footnotes");
  if (!(prose instanceof HTMLElement) || !notes) return;
  const wide = matchMedia("screen and (min-width: 72rem)");
  /* Distances in px. */
  const ABOVE_LINE = 4;
  const BETWEEN_NOTES = 12;

  /**
   * @param {HTMLElement} note
   * @returns {HTMLElement | null} what refers to the footnote
   */
  function referenceOf(note) {
    const back = note.querySelector(".footnote-back");
    if (!(back instanceof HTMLAnchorElement)) return null;
    return document.getElementById(decodeURIComponent(back.hash.slice(1)));
  }

  function place() {
    if (!(prose instanceof HTMLElement) || !notes) return;
    const { top } = prose.getBoundingClientRect();
    let end = 0;
    notes.classList.toggle("in-margin", wide.matches);
    for (const note of notes.querySelectorAll(":scope > ol > li")) {
      if (!(note instanceof HTMLElement)) continue;
      note.style.top = "";
      const reference = wide.matches ? referenceOf(note) : null;
      if (!reference) continue;
      const line = reference.getBoundingClientRect().top - top;
      const start = Math.max(line - ABOVE_LINE, end);
      note.style.top = start + "px";
      end = start + note.offsetHeight + BETWEEN_NOTES;
    }
    prose.style.minHeight = wide.matches ? end + "px" : "";
  }

  place();
  wide.addEventListener("change", place);
  addEventListener("load", place);
  new ResizeObserver(place).observe(prose);
})();
