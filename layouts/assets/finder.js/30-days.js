/* Years, months and days as readers write them → days since 1970. Knows nothing else. */
(function () {
  "use strict";

  var finder = (self.finder = self.finder || {});

  /* "2021", "2021-05", "2021-05-11" → its first and last day since 1970, or null. */
  finder.days = function (text) {
    var found = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text || "");
    if (!found) return null;
    var month = found[2] ? found[2] - 1 : 0;
    if (month < 0 || month > 11 || found[3] < 1 || found[3] > 31) return null;
    function day(year, month) { return new Date(0).setUTCFullYear(year, month, 1) / 864e5; }
    var first = day(+found[1], month);
    var after = found[2] ? day(+found[1], month + 1) : day(+found[1] + 1, 0);
    if (!found[3]) return [first, after - 1];
    /* 31 June is 30 June. */
    first = Math.min(first + +found[3] - 1, after - 1);
    return [first, first];
  };
})();
