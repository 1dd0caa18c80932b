// @ts-check
/* Marks in the table of contents the section that the reader sees. */
(() => {
  "use strict";

  /* A section is current as soon as its heading is above this share of the window. */
  const LINE = 0.3;

  /** @param {HTMLAnchorElement} link */
  function isAboveLine(link) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return !!heading && heading.getBoundingClientRect().top <= innerHeight * LINE;
  }

  /* The page may have got another text since: a preview replaces it. */
  function mark() {
    const contents = document.querySelector(".contents nav");
    if (!contents) return;
    const links = Array.from(contents.querySelectorAll("a"));
    const current = links.filter(isAboveLine).pop();
    const last = contents.querySelector("[aria-current]");
    if (last === (current || null)) return;
    last?.removeAttribute("aria-current");
    current?.setAttribute("aria-current", "location");
    if (current && contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
    }
  }

  let isWaiting = false;
  function markSoon() {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mark();
    });
  }

  mark();
  addEventListener("scroll", markSoon, { passive: true });
  addEventListener("resize", markSoon);
})();
