// @ts-check
/* Adds the query and the fragment of the address to the links to the same page in other languages, so that the
   reader keeps the place. */
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
