// @ts-check
/* Divides long work into tasks: between two of them, the browser can react to the reader and paint. This
   module must not know what the work is. */
const finderTasks = (() => {
  "use strict";

  /** @returns {Promise<void>} resolves in a new task */
  function next() {
    return new Promise((resolve) => setTimeout(resolve));
  }

  /**
   * Waits for two frames: the browser calls back before it paints the first one, and shows it on the screen
   * about when it begins the second one.
   * @returns {Promise<void>} resolves in a new task, when the reader sees the page as it is now
   */
  function painted() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    });
  }

  return { next, painted };
})();
