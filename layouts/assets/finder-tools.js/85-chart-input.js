// @ts-check
/* Lets a reader select a range of dates in the chart: with the pointer over the bars, or with the keys at
   the two ends of the range. */

/**
 * A function to call when the range has changed. `isStep` is true if more steps can follow, for example after
 * a key.
 * @typedef {(dates: { from: string, to: string }, isStep: boolean) => void} RangeChanged
 */

const finderChartInput = (() => {
  "use strict";

  /* The earliest month is where a line of text begins. */
  const isRtl = document.documentElement.dir === "rtl";

  /**
   * @param {BarRange} one
   * @param {BarRange} other
   */
  function isSame(one, other) {
    return one[0] === other[0] && one[1] === other[1];
  }

  /**
   * @param {Chart} chart
   * @param {PointerEvent} event
   * @returns {number} the bar below the pointer
   */
  function barAt(chart, event) {
    const box = chart.plot.getBoundingClientRect();
    const fromStart = isRtl ? box.right - event.clientX : event.clientX - box.left;
    const share = fromStart / box.width;
    return finderMonthScale.clamp(chart.scale, Math.floor(share * chart.bars.length));
  }

  /**
   * @param {Chart} chart
   * @param {PointerEvent} event
   */
  function startDrag(chart, event) {
    if (event.button || !chart.bars.length) return;
    const end = chart.handles.findIndex((handle) => handle === event.target);
    const isHandle = end >= 0;
    const anchor = isHandle ? chart.range[1 - end] : barAt(chart, event);
    chart.drag = { anchor, before: chart.range, moved: isHandle };
    chart.plot.setPointerCapture(event.pointerId);
    if (!isHandle) event.preventDefault();
  }

  /**
   * @param {Chart} chart
   * @param {PointerEvent} event
   */
  function drag(chart, event) {
    const bar = barAt(chart, event);
    if (!chart.drag) {
      chart.readout.textContent = finderChart.describe(chart, [bar, bar]);
      return;
    }
    const { anchor, moved } = chart.drag;
    if (bar === anchor && !moved) return;
    chart.drag.moved = true;
    chart.range = [Math.min(anchor, bar), Math.max(anchor, bar)];
    finderChart.paint(chart);
  }

  /**
   * @param {Chart} chart
   * @param {PointerEvent} event
   * @param {RangeChanged} changed
   */
  function endDrag(chart, event, changed) {
    if (!chart.drag) return;
    const { before, moved } = chart.drag;
    const bar = barAt(chart, event);
    if (!moved) {
      /* A click selects one bar; a second click on it selects everything. */
      chart.range = isSame(before, [bar, bar]) ? [0, chart.bars.length - 1] : [bar, bar];
    }
    chart.drag = null;
    finderChart.paint(chart);
    if (isSame(chart.range, before)) return;
    changed(finderMonthScale.datesOf(chart.scale, chart.range), false);
  }

  /** @param {Chart} chart */
  function cancelDrag(chart) {
    if (chart.drag) chart.range = chart.drag.before;
    chart.drag = null;
    finderChart.paint(chart);
  }

  /**
   * @param {Chart} chart
   * @param {string} key
   * @returns {number} by how many bars a key moves an end of the range; 0 for other keys
   */
  function keyStep(chart, key) {
    const year = Math.max(1, 12 / chart.scale.step);
    const all = chart.bars.length;
    /** @type {Record<string, number>} */
    const steps = {
      ArrowLeft: isRtl ? 1 : -1,
      ArrowDown: -1,
      ArrowRight: isRtl ? -1 : 1,
      ArrowUp: 1,
      PageDown: -year,
      PageUp: year,
      Home: -all,
      End: all,
    };
    return steps[key] || 0;
  }

  /**
   * @param {Chart} chart
   * @param {number} end 0 for the first end, 1 for the last
   * @param {KeyboardEvent} event
   * @param {RangeChanged} changed
   */
  function moveByKey(chart, end, event, changed) {
    const step = keyStep(chart, event.key);
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { range, bars } = chart;
    const least = end ? range[0] : 0;
    const most = end ? bars.length - 1 : range[1];
    const next = Math.max(least, Math.min(most, range[end] + step));
    if (next === range[end]) return;
    chart.range = end ? [range[0], next] : [next, range[1]];
    finderChart.paint(chart);
    changed(finderMonthScale.datesOf(chart.scale, chart.range), true);
  }

  /**
   * @param {Chart} chart
   * @param {RangeChanged} changed
   */
  function listen(chart, changed) {
    const { plot, handles } = chart;
    plot.addEventListener("pointerdown", (event) => startDrag(chart, event));
    plot.addEventListener("pointermove", (event) => drag(chart, event));
    plot.addEventListener("pointerup", (event) => endDrag(chart, event, changed));
    plot.addEventListener("pointercancel", () => cancelDrag(chart));
    plot.addEventListener("pointerleave", () => {
      if (!chart.drag) finderChart.paint(chart);
    });
    handles.forEach((handle, end) => {
      handle.addEventListener("focus", () => finderChart.paint(chart));
      handle.addEventListener("blur", () => finderChart.paint(chart));
      handle.addEventListener("keydown", (event) => moveByKey(chart, end, event, changed));
    });
  }

  return { listen };
})();
