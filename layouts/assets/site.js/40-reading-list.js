// @ts-check
/* The reading list: briefs that a reader keeps in this browser. This script adds a button to each brief and
   to each entry of a list and to the latest brief; reading-list.js shows the list. */
const siteReadingList = (() => {
  "use strict";

  /* The list has the day and the slug of each brief, as in "2021-05-11/a-slug". */
  const KEY = "reading-list";
  const MAX_KEPT = 200;
  const link = document.querySelector("[data-list-add]");
  /** @type {{ listAdd?: string, listRemove?: string }} */
  const labels = link instanceof HTMLElement ? link.dataset : {};
  /** The buttons by the brief that they keep. @type {Map<HTMLButtonElement, string>} */
  const buttons = new Map();

  /** @returns {string[]} */
  function read() {
    return siteStorage.read(KEY).filter((item) => /^\d{4}-\d\d-\d\d\/./.test(item));
  }

  /** @param {string[]} list */
  function write(list) {
    siteStorage.write(KEY, Array.from(new Set(list)).slice(-MAX_KEPT));
    show();
    document.dispatchEvent(new Event("reading-list"));
  }

  /** @param {string} item */
  function toggle(item) {
    const list = read();
    const others = list.filter((each) => each !== item);
    write(others.length < list.length ? others : [...list, item]);
  }

  const { lang, dataset } = document.documentElement;
  /* The digits of the page. */
  const locale = lang + "-u-nu-" + (dataset.numbers || "latn");

  /** Shows on each button what it does, and how many briefs the list has. */
  function show() {
    const list = read();
    for (const [button, item] of buttons) {
      if (!button.isConnected) buttons.delete(button);
      const isKept = list.includes(item);
      const label = (isKept ? labels.listRemove : labels.listAdd) || "";
      if (button.textContent !== label) button.textContent = label;
      button.classList.toggle("is-kept", isKept);
    }
    const count = link?.querySelector(".count");
    const { length } = list;
    if (count) count.textContent = length ? " " + length.toLocaleString(locale) : "";
  }

  /**
   * @param {string} href the address of a brief
   * @param {string} date
   * @returns {string} what the list has for it
   */
  function itemOf(href, date) {
    const name = new URL(href, location.href).pathname.split("/").pop() || "";
    return date.slice(0, 10) + "/" + decodeURIComponent(name).replace(/\.html$/, "");
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} item
   */
  function use(button, item) {
    button.addEventListener("click", () => toggle(item));
    button.hidden = false;
    buttons.set(button, item);
  }

  /**
   * @param {Element} entry
   * @param {string} item
   * @param {string} title the brief that the button is about
   */
  function addButton(entry, item, title) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "text-button keep";
    button.setAttribute("aria-describedby", title);
    use(button, item);
    entry.append(button);
  }

  let entryCount = 0;

  /** Adds a button to each entry that has none. A brief can be in several lists of a page. */
  function decorate() {
    for (const entry of document.querySelectorAll(".entry, .latest")) {
      if (entry.querySelector(".keep")) continue;
      const title = entry.querySelector("h2 a, h3 a");
      /* The date above a correction is that of the correction. */
      const time = entry.querySelector(".published") || entry.querySelector(".dateline time");
      if (!(title instanceof HTMLAnchorElement) || !(time instanceof HTMLTimeElement)) continue;
      const item = itemOf(title.href, time.dateTime);
      title.id ||= "keep." + ++entryCount;
      addButton(entry, item, title.id);
    }
    show();
  }

  const button = document.querySelector(".byline .keep");
  const time = document.querySelector(".brief-header .dateline time");
  if (button instanceof HTMLButtonElement && time instanceof HTMLTimeElement) {
    use(button, itemOf(location.href, time.dateTime));
  }
  if (link) {
    decorate();
    const results = document.querySelector("#results, #page\\.list");
    if (results)
      new MutationObserver(decorate).observe(results, { childList: true, subtree: true });
    addEventListener("storage", ({ key }) => {
      if (key !== KEY) return;
      show();
      document.dispatchEvent(new Event("reading-list"));
    });
  }

  return { read, write, addButton };
})();
