// @ts-check
/* Leads from an old address to the new one, to the same heading: a refresh of the page would lose the part
   of the address after `#`. */
(() => {
  "use strict";

  const link = document.querySelector("a.target");
  if (link instanceof HTMLAnchorElement && location.hash)
    location.replace(link.href + location.hash);
})();
