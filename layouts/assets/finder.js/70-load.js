/* The files of the finder come by script tags: neither fetch nor modules work where a site is opened
   from disk. Each is asked for once, by its name and digest; the first two by their addresses, which
   the page knows. */
(function () {
  "use strict";
  var page = document.getElementById("page.finder");
  if (!page || !window.finder) return;
  var asked = new Map();

  finder.load = function (name, digest) {
    if (asked.has(name)) return asked.get(name);
    var promise = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      var path = digest.includes("/") ? digest : "finder/" + finder.file(name) + "-" + digest + ".js";
      script.src = page.dataset.root + path;
      script.onerror = function () {
        reject(new Error(name));
      };
      /* A server that answers with a page instead of a file gives no value. */
      script.onload = function () {
        setTimeout(script.onerror);
        script.remove();
      };
      finder.waiting(name).then(resolve, reject);
      document.head.append(script);
    });
    asked.set(name, promise);
    promise.catch(function () {
      asked.delete(name);
    });
    return promise;
  };
})();
