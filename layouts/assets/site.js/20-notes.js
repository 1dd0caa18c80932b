/* Footnotes beside the line that calls them, where the margin has room. They stay where they are in
   the document, so that nothing is read twice; only their place on the screen changes. */
(function () {
  "use strict";

  var prose = document.querySelector(".prose");
  var notes = prose && prose.querySelector(".footnotes");
  if (!notes) return;
  var wide = matchMedia("screen and (min-width: 72rem)");

  function place() {
    var end = 0;
    var top = prose.getBoundingClientRect().top;
    notes.classList.toggle("in-margin", wide.matches);
    notes.querySelectorAll("ol > li").forEach(function (note) {
      note.style.top = "";
      if (!wide.matches) return;
      var back = note.querySelector(".footnote-back");
      var call = back && document.getElementById(decodeURIComponent(back.hash.slice(1)));
      if (!call) return;
      var here = Math.max(call.getBoundingClientRect().top - top - 4, end);
      note.style.top = here + "px";
      end = here + note.offsetHeight + 12;
    });
    prose.style.minHeight = wide.matches ? end + "px" : "";
  }

  place();
  wide.addEventListener("change", place);
  addEventListener("load", place);
  new ResizeObserver(place).observe(prose);
})();
