// @ts-check
/* Keeps the question and the position of the reader in the address and in the browser's history. */

/**
 * @typedef {object} Position
 * @property {number} [y] px from the top of the page
 * @property {number} [wanted] how many results are in the page
 * @property {boolean} [typing]
 */

/**
 * @typedef {object} HistoryWriter
 * @property {() => { question: Question, wanted: number }} current
 * @property {number} timer 0 if nothing is to be saved
 */

const finderHistory = (() => {
  "use strict";

  /* Browsers refuse too many changes of the address in a short time. */
  const SAVE_AFTER_MS = 350;
  const SCROLL_END_MS = 150;

  /**
   * @param {HistoryWriter["current"]} current
   * @returns {HistoryWriter}
   */
  function create(current) {
    return { current, timer: 0 };
  }

  /**
   * @param {HistoryWriter} writer
   * @param {"pushState" | "replaceState"} method
   */
  function write(writer, method) {
    const { question, wanted } = writer.current();
    const query = finderAddress.write(question);
    /** @type {Position} */
    const position = { y: Math.round(scrollY), wanted, typing: question.typing };
    try {
      history[method](position, "", location.pathname + (query ? "?" + query : ""));
    } catch {
      /* The browser refused the change. The page still works, but its address is not up to date. */
    }
  }

  /** @param {HistoryWriter} writer */
  function cancel(writer) {
    clearTimeout(writer.timer);
    writer.timer = 0;
  }

  /**
   * Writes the state into the current entry of the history.
   * @param {HistoryWriter} writer
   */
  function save(writer) {
    cancel(writer);
    write(writer, "replaceState");
  }

  /** @param {HistoryWriter} writer */
  function saveSoon(writer) {
    if (!writer.timer) writer.timer = setTimeout(save, SAVE_AFTER_MS, writer);
  }

  /**
   * Adds an entry to the history.
   * @param {HistoryWriter} writer
   */
  function push(writer) {
    write(writer, "pushState");
  }

  /**
   * @param {HistoryWriter} writer
   * @param {HTMLElement} results
   * @param {(position: Position | null) => void} arrived is called when the reader goes back or forward
   */
  function listen(writer, results, arrived) {
    let scrollEnd = 0;
    history.scrollRestoration = "manual";
    addEventListener("popstate", (event) => {
      cancel(writer);
      arrived(event.state);
    });
    /* The position must be saved before the reader leaves the page; at its end it is too late. */
    results.addEventListener("click", () => save(writer));
    addEventListener("pagehide", () => save(writer));
    addEventListener(
      "scroll",
      () => {
        clearTimeout(scrollEnd);
        scrollEnd = setTimeout(saveSoon, SCROLL_END_MS, writer);
      },
      { passive: true },
    );
  }

  return { create, save, saveSoon, push, listen };
})();
