// @ts-check
/* Leads from an old address to the new one, and to the same heading. The `refresh` of the page alone would lose
   the part of the address after `#`. */
(() => {
  "use strict";

  const link = document.querySelector("a.target");
  if (link instanceof HTMLAnchorElement && location.hash)
    location.replace(link.href + location.hash);
})();
