// @ts-check
/* Adds the link to the web app manifest: the name and the sign of the site on a home screen. It is not in
   the pages, because browsers load no manifest from disk, and report an error for the link there. */
(() => {
  "use strict";

  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !location.protocol.startsWith("http")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = new URL("../site.webmanifest", script.src).href;
  document.head.append(link);
})();
