/* Copy the link, the citation or what the finder found. The buttons stand hidden in the page; only a
   script can work them. */
(function () {
  "use strict";

  var status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");

  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    /* Over plain http there is no clipboard but the old command. */
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function words(button) {
    var id = button.dataset.copyFrom;
    if (id) return document.getElementById(id).textContent.trim();
    return button.dataset.copy || location.href.split("#")[0];
  }

  /* Lets a button copy what `text` gives, now or later. */
  function copying(button, text) {
    var label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      Promise.resolve(text(button)).then(copy).then(function () {
        button.textContent = status.textContent = button.dataset.done;
        setTimeout(function () {
          button.textContent = label;
          status.textContent = "";
        }, 2500);
      }, function () {});
    });
    if (!status.isConnected) document.body.append(status);
  }

  document.querySelectorAll("[data-copy], [data-copy-from]").forEach(function (button) {
    copying(button, words);
  });
  window.briefing = { copying: copying };
})();
