// @ts-check
/* Marks the English words that scripts put into a page whose language has no translation of them, so that a
   screen reader speaks them as English. Only such pages load this file. The build has marked these words in
   the templates of the texts; `data-english` names the attributes of an element that have such words. */
(() => {
  "use strict";

  /**
   * The texts that a script can show, with their number of English letters. The parts of a match are in
   * turn no English and English.
   * @type {[RegExp, number][]}
   */
  const texts = [];
  const { lang } = document.documentElement;
  /* The names of statuses and kinds, which are in the data of the finder. */
  const NAMES =
    "Current Corrected Superseded Withdrawn Unpublished " +
    "Brief Analysis Readout Timeline Clip Explainer Commentary Report";
  const NO_LETTERS = "([^\\p{L}]*)";

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }

  /** @param {string} word that stands alone, or at the beginning of a line with a link */
  function addWord(word) {
    const pattern = "^" + NO_LETTERS + "(" + escaped(word) + ")" + NO_LETTERS + "$";
    texts.push([new RegExp(pattern, "u"), word.length]);
  }

  /** @param {Element} message with a mark around each English part, and a {…} for each value */
  function addMessage(message) {
    let pattern = "";
    let other = "";
    let length = 0;
    for (const node of message.childNodes) {
      const text = node.textContent || "";
      if (node instanceof Element) {
        pattern += "(" + other + ")(" + escaped(text) + ")";
        other = "";
        length += text.length;
        addWord(text);
      } else other += escaped(text).replace(/\\\{\w+\\\}/g, ".*");
    }
    if (pattern) texts.push([new RegExp("^" + pattern + "(" + other + ")$", "su"), length]);
  }

  /** @param {Text} node */
  function mark(node) {
    const parent = node.parentElement;
    if (!parent || parent.closest("script, style, textarea")) return;
    if (parent.closest("[lang]")?.getAttribute("lang") !== lang) return;
    let found = null;
    if (/[a-z]/i.test(node.data)) texts.some(([text]) => (found = text.exec(node.data)));
    /** @type {string[]} */
    const [, ...parts] = found || [];
    if (!parts.length) return;
    if (parent instanceof HTMLOptionElement) parent.lang = "en";
    else {
      node.replaceWith(
        ...parts.map((part, place) => {
          const word = document.createElement("span");
          word.lang = "en";
          word.append(part);
          return place % 2 ? word : part;
        }),
      );
    }
  }

  /** @param {Node} root */
  function markIn(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [root];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) if (node instanceof Text) mark(node);
  }

  for (const template of document.querySelectorAll("template")) {
    template.content.querySelectorAll("[data-word]").forEach(addMessage);
  }
  for (const element of document.querySelectorAll("[data-english]")) {
    for (const name of (element.getAttribute("data-english") || "").split(" ")) {
      addWord(element.getAttribute("data-" + name) || "");
    }
  }
  NAMES.split(" ").forEach(addWord);
  texts.sort(([, one], [, other]) => other - one);
  markIn(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(markIn);
  }).observe(document.body, { childList: true, subtree: true });
})();
