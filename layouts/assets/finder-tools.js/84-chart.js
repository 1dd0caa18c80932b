// @ts-check
/* Draws the chart of briefs by month, with the selected range of dates. */

/**
 * A range that the reader is drawing with the pointer.
 * @typedef {object} Drag
 * @property {number} anchor the bar at the end that does not move
 * @property {BarRange} before the range before
 * @property {boolean} moved
 */

/**
 * @typedef {object} Chart
 * @property {HTMLElement} figure
 * @property {HTMLElement} plot
 * @property {SVGElement} svg
 * @property {HTMLElement} selection
 * @property {HTMLElement[]} handles the two ends of the range
 * @property {HTMLElement} readout
 * @property {HTMLDetailsElement} table
 * @property {number} firstYear
 * @property {number} lastYear
 * @property {Map<string, number>} counts
 * @property {{ from: string, to: string }} dates
 * @property {number} width the width in px for which it was drawn; 0 if it was not
 * @property {MonthScale} scale
 * @property {number[]} bars the number of briefs of each bar
 * @property {BarRange} range
 * @property {Drag | null} drag
 */

const finderChart = (() => {
  "use strict";

  const { find, findAll, make } = finderDom;
  const HEIGHT = 48;
  const MIN_BAR_HEIGHT = 2;
  /* From this width in px there is a gap between bars. */
  const MIN_WIDTH_WITH_GAP = 4;
  const BAR_WITH_GAP = 0.86;
  /* The width of a year below the bars, with the space after it. */
  const EM_FOR_A_DATE = 3.1;
  /** @type {Record<number, string>} */
  const SCALE_MESSAGES = { 1: "by-month", 3: "by-quarter", 12: "by-year" };

  /**
   * @param {number[]} bars
   * @param {BarRange} range
   */
  function sum(bars, [low, high]) {
    return bars.slice(low, high + 1).reduce((total, count) => total + count, 0);
  }

  /**
   * @param {Chart} chart
   * @param {BarRange} range
   * @returns {string} for example "May 2021: 7 briefs"
   */
  function describe(chart, range) {
    let [first, last] = finderMonthScale.monthsOf(chart.scale, range);
    if (first !== last && first.endsWith("-01") && last.endsWith("-12")) {
      first = first.slice(0, 4);
      last = last.slice(0, 4);
    }
    const span = finderFormat.period(first, last);
    return finderFormat.count("bar", sum(chart.bars, range), { span });
  }

  /** @param {Chart} chart */
  function paintBars(chart) {
    const { bars, range, svg, width: space } = chart;
    const highest = Math.max(1, ...bars);
    const hasGaps = space / bars.length > MIN_WIDTH_WITH_GAP;
    const width = hasGaps ? BAR_WITH_GAP : 1;
    const paths = { inside: "", outside: "" };
    bars.forEach((count, place) => {
      if (!count) return;
      const height = Math.max(MIN_BAR_HEIGHT, Math.round((count / highest) * HEIGHT));
      const side = place >= range[0] && place <= range[1] ? "inside" : "outside";
      paths[side] += "M" + place + " " + HEIGHT + "v-" + height + "h" + width + "v" + height + "z";
    });
    find(svg, ".outside", SVGElement).setAttribute("d", paths.outside);
    find(svg, ".inside", SVGElement).setAttribute("d", paths.inside);
  }

  /** @param {Chart} chart */
  function paintRange(chart) {
    const { bars, range, plot, handles, selection } = chart;
    const months = finderMonthScale.monthsOf(chart.scale, range);
    const edges = [(range[0] / bars.length) * 100, ((range[1] + 1) / bars.length) * 100];
    const isWhole = range[0] === 0 && range[1] === bars.length - 1;
    /* Within a year, or without any brief, there is nothing to select. */
    chart.figure.hidden =
      chart.firstYear === chart.lastYear || (isWhole && !sum(bars, [0, bars.length - 1]));
    plot.classList.toggle("has-range", !isWhole);
    selection.style.insetInlineStart = edges[0] + "%";
    selection.style.width = edges[1] - edges[0] + "%";
    handles.forEach((handle, end) => {
      handle.style.insetInlineStart = edges[end] + "%";
      handle.setAttribute("aria-valuemin", "0");
      handle.setAttribute("aria-valuemax", String(bars.length - 1));
      handle.setAttribute("aria-valuenow", String(range[end]));
      handle.setAttribute("aria-valuetext", finderFormat.date(months[end]));
    });
  }

  /** @param {Chart} chart */
  function paint(chart) {
    paintBars(chart);
    paintRange(chart);
    const isActive = chart.drag || chart.handles.some((each) => each === document.activeElement);
    chart.readout.textContent = isActive ? describe(chart, chart.range) : "";
  }

  /**
   * Fits the bars to the width of the page. To measure takes long if the page has changed since the last
   * layout, so it comes before the changes.
   * @param {Chart} chart
   */
  function layOut(chart) {
    const { figure, plot, svg, firstYear, lastYear, dates } = chart;
    const labels = find(figure, ".axis-dates");
    const em = parseFloat(getComputedStyle(labels).fontSize);
    chart.width = plot.clientWidth;
    chart.scale = finderMonthScale.fit(firstYear, lastYear, chart.width);
    chart.bars = finderMonthScale.sums(chart.scale, chart.counts);
    chart.range = finderMonthScale.barsOf(chart.scale, dates.from, dates.to);
    svg.setAttribute("viewBox", "0 0 " + chart.bars.length + " " + HEIGHT);
    const count = finderFormat.number(Math.max(...chart.bars));
    const message = SCALE_MESSAGES[chart.scale.step];
    find(figure, ".scale").textContent = finderFormat.message(message, { count });
    labelYears(chart, labels, em * EM_FOR_A_DATE);
    paint(chart);
  }

  /**
   * Writes the years below the bars, as many as fit without an overlap. Each is at the beginning of
   * its year.
   * @param {Chart} chart
   * @param {HTMLElement} labels
   * @param {number} space the width of a date in px
   */
  function labelYears(chart, labels, space) {
    const { width, scale, firstYear } = chart;
    const dates = finderMonthScale.datesOnAxis(scale, width, space);
    const spans = dates.map((year) => {
      const label = make("span", {}, [finderFormat.digits(year)]);
      label.style.insetInlineStart =
        (((year - firstYear) * 12) / scale.step / scale.bars) * 100 + "%";
      return label;
    });
    labels.replaceChildren(...spans);
  }

  /**
   * Lists the numbers by year in the table, if the reader has opened it.
   * @param {Chart} chart
   */
  function listYears(chart) {
    if (!chart.table.open) return;
    /** @type {Map<string, number>} */
    const years = new Map();
    for (const [month, count] of chart.counts) {
      const year = month.slice(0, 4);
      years.set(year, (years.get(year) || 0) + count);
    }
    const rows = Array.from(years, ([year, count]) =>
      make("tr", {}, [
        make("th", { scope: "row" }, [finderFormat.date(year)]),
        make("td", {}, [finderFormat.number(count)]),
      ]),
    );
    find(chart.table, "tbody").replaceChildren(...rows);
  }

  /**
   * @param {HTMLElement} figure
   * @param {number} firstYear
   * @param {number} lastYear
   * @returns {Chart}
   */
  function create(figure, firstYear, lastYear) {
    const plot = find(figure, ".month-bars");
    /** @type {Chart} */
    const chart = {
      figure,
      plot,
      svg: find(plot, "svg", SVGElement),
      selection: find(plot, ".selected-range"),
      handles: findAll(plot, ".range-handle"),
      readout: find(figure, ".readout"),
      table: find(figure, ".chart-table", HTMLDetailsElement),
      firstYear,
      lastYear,
      counts: new Map(),
      dates: { from: "", to: "" },
      width: 0,
      scale: finderMonthScale.fit(firstYear, lastYear, 0),
      bars: [],
      range: [0, 0],
      drag: null,
    };
    chart.table.addEventListener("toggle", () => listYears(chart));
    /* The browser also calls this when it begins to observe: then nothing is to be drawn yet, or it is drawn. */
    new ResizeObserver(() => {
      const isDrawn = !chart.counts.size || plot.clientWidth === chart.width;
      if (!chart.drag && !isDrawn) layOut(chart);
    }).observe(plot);
    return chart;
  }

  /**
   * @param {Chart} chart
   * @param {Results["months"]} months
   * @param {{ from: string, to: string }} dates the selected range
   */
  function show(chart, months, dates) {
    chart.counts = new Map(months);
    chart.dates = dates;
    listYears(chart);
    if (!chart.drag) layOut(chart);
  }

  return { create, show, paint, describe };
})();
