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
    const isWide = wide.matches;
    notes.classList.toggle("in-margin", isWide);
    /* Everything is measured before a note moves. Otherwise, the browser computes the layout for each note. */
    const { top } = prose.getBoundingClientRect();
    const measured = [];
    for (const note of notes.querySelectorAll(":scope > ol > li")) {
      if (!(note instanceof HTMLElement)) continue;
      const reference = isWide && referenceOf(note);
      const line = reference ? reference.getBoundingClientRect().top - top : null;
      measured.push({ note, line, height: note.offsetHeight });
    }
    let end = 0;
    for (const { note, line, height } of measured) {
      note.style.top = "";
      if (line === null) continue;
      const start = Math.max(line - ABOVE_LINE, end);
      note.style.top = start + "px";
      end = start + height + BETWEEN_NOTES;
    }
    prose.style.minHeight = isWide ? end + "px" : "";
  }

  place();
  wide.addEventListener("change", place);
  addEventListener("load", place);
  new ResizeObserver(place).observe(prose);
})();
