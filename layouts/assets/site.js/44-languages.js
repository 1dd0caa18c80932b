// @ts-check
/* The links to the page in other languages keep the reader's place: what the address says after the page. */
(() => {
  "use strict";

  for (const link of document.querySelectorAll(".languages a")) {
    for (const type of ["click", "auxclick"]) {
      link.addEventListener(type, () => {
        const { search, hash } = location;
        if (link instanceof HTMLAnchorElement) Object.assign(link, { search, hash });
      });
    }
  }
})();
