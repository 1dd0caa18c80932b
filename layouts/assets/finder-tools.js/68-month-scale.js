// @ts-check
/* Converts between months and the bars of the chart. A bar is a month, a quarter or a year. This module
   must not know the page. */

/**
 * @typedef {object} MonthScale
 * @property {number} firstYear
 * @property {number} step months in a bar: 1, 3 or 12
 * @property {number} bars how many bars there are
 */

/**
 * The places of the first and the last bar of a range.
 * @typedef {[low: number, high: number]} BarRange
 */

const finderMonthScale = (() => {
  "use strict";

  const MIN_BAR_PX = 2;
  const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

  /**
   * @param {number} firstYear
   * @param {number} lastYear
   * @param {number} width the width of the chart in px
   * @returns {MonthScale} the one with the most bars for which there is enough space
   */
  function fit(firstYear, lastYear, width) {
    const months = (lastYear - firstYear + 1) * 12;
    const most = width / MIN_BAR_PX;
    const step = months <= most ? 1 : months / 3 <= most ? 3 : 12;
    return { firstYear, step, bars: months / step };
  }

  /**
   * @param {MonthScale} scale
   * @param {number} width the width of the chart in px
   * @param {number} space the width of a date in px
   * @returns {number[]} the years to write: their texts do not overlap and do not leave the chart
   */
  function datesOnAxis(scale, width, space) {
    const count = (scale.bars * scale.step) / 12;
    const px = width / count;
    const step = YEAR_STEPS.find((years) => years * px >= space) || count;
    const years = Array.from({ length: count }, (_, place) => scale.firstYear + place);
    return years.filter((year, place) => year % step === 0 && width - place * px >= space);
  }

  /**
   * @param {MonthScale} scale
   * @param {number} month months since January of the first year
   * @returns {string} for example "2021-05"
   */
  function monthName(scale, month) {
    const year = scale.firstYear + Math.floor(month / 12);
    return year + "-" + String((month % 12) + 1).padStart(2, "0");
  }

  /**
   * @param {MonthScale} scale
   * @param {BarRange} range
   * @returns {[first: string, last: string]} the first month of the first bar, the last of the last
   */
  function monthsOf(scale, [low, high]) {
    const { step } = scale;
    return [monthName(scale, low * step), monthName(scale, high * step + step - 1)];
  }

  /**
   * @param {MonthScale} scale
   * @param {string} name for example "2021-05"
   * @returns {number} months since January of the first year
   */
  function monthPlace(scale, name) {
    return (+name.slice(0, 4) - scale.firstYear) * 12 + +name.slice(5, 7) - 1;
  }

  /**
   * @param {MonthScale} scale
   * @param {number} bar
   * @returns {number} the nearest bar that exists
   */
  function clamp(scale, bar) {
    return Math.max(0, Math.min(scale.bars - 1, bar));
  }

  /**
   * @param {MonthScale} scale
   * @param {string} month
   * @returns {number} the bar of a month, which can be outside the chart
   */
  function barOf(scale, month) {
    return Math.floor(monthPlace(scale, month) / scale.step);
  }

  /**
   * @param {MonthScale} scale
   * @param {string} from "" for the beginning
   * @param {string} to "" for the end
   * @returns {BarRange}
   */
  function barsOf(scale, from, to) {
    const first = from.length > 4 ? from : from + "-01";
    const last = to.length > 4 ? to : to + "-12";
    return [
      from ? clamp(scale, barOf(scale, first)) : 0,
      to ? clamp(scale, barOf(scale, last)) : scale.bars - 1,
    ];
  }

  /**
   * @param {MonthScale} scale
   * @param {Map<string, number>} counts the number of briefs by month
   * @returns {number[]} the number of briefs of each bar
   */
  function sums(scale, counts) {
    const bars = new Array(scale.bars).fill(0);
    for (const [name, count] of counts) {
      const bar = barOf(scale, name);
      if (bar >= 0 && bar < bars.length) bars[bar] += count;
    }
    return bars;
  }

  /**
   * The dates of a range, as a question has them. Whole years are written as years. An end of the
   * range that excludes no brief is "".
   * @param {MonthScale} scale
   * @param {BarRange} range
   * @returns {{ from: string, to: string }}
   */
  function datesOf(scale, range) {
    const [first, last] = monthsOf(scale, range);
    const from = first.endsWith("-01") ? first.slice(0, 4) : first;
    const to = last.endsWith("-12") ? last.slice(0, 4) : last;
    return { from: range[0] === 0 ? "" : from, to: range[1] === scale.bars - 1 ? "" : to };
  }

  return { fit, datesOnAxis, monthsOf, clamp, barsOf, sums, datesOf };
})();
