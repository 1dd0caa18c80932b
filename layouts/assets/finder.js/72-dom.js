// @ts-check
/* Finds and makes elements of the page. Text of the archive becomes text nodes only. */
const finderDom = (() => {
  "use strict";

  /**
   * @template {Element} [T=HTMLElement]
   * @param {ParentNode} parent
   * @param {string} selector
   * @param {{ new (): T }} [type]
   * @returns {T[]} all elements that the selector and the type describe
   */
  function findAll(parent, selector, type) {
    const elements = Array.from(parent.querySelectorAll(selector));
    return /** @type {T[]} */ (elements.filter((each) => each instanceof (type || HTMLElement)));
  }

  /**
   * @template {Element} [T=HTMLElement]
   * @param {ParentNode} parent
   * @param {string} selector
   * @param {{ new (): T }} [type]
   * @returns {T} throws an Error if there is no such element
   */
  function find(parent, selector, type) {
    const [element] = findAll(parent, selector, type);
    if (!element) throw new Error("no " + selector);
    return element;
  }

  /**
   * @template {Element} [T=HTMLElement]
   * @param {string} id
   * @param {{ new (): T }} [type]
   * @returns {T} throws an Error if there is no such element
   */
  function findById(id, type) {
    return find(document, "#" + CSS.escape(id), type);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, string | false>} [attributes] those with an empty value are left out
   * @param {(Node | string)[]} [children]
   * @returns {HTMLElementTagNameMap[T]}
   */
  function make(tag, attributes = {}, children = []) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  /**
   * @param {string | Node} label
   * @param {() => void} action
   * @param {Record<string, string>} [attributes]
   * @returns {HTMLLIElement} a list item with a button
   */
  function buttonItem(label, action, attributes = {}) {
    const button = make("button", { type: "button", class: "text-button", ...attributes }, [label]);
    button.addEventListener("click", action);
    return make("li", {}, [button]);
  }

  return { findAll, find, findById, make, buttonItem };
})();
