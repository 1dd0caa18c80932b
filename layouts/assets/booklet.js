// @ts-check
/* Prints the briefs of a list as one booklet, with its contents. The script reads the pages of the briefs,
   which browsers do not allow where a site is opened from disk: there, the button stays hidden. */
(() => {
  "use strict";

  const button = document.getElementById("page.booklet");
  const main = document.getElementById("main");
  if (!(button instanceof HTMLButtonElement) || !main || location.protocol === "file:") return;
  const { progress = "", failed = "", contents = "" } = button.dataset;
  const label = button.textContent;
  const AT_ONCE = 6;
  const SHOW_FAILED_MS = 5000;

  /** @returns {string[]} the addresses of the briefs that the page lists, each once */
  function addresses() {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("main .entry h3 a");
    return Array.from(new Set(Array.from(links, (link) => link.href)));
  }

  /**
   * Makes the parts of a page fit into another page: full addresses, and ids that only this part has.
   * @param {HTMLElement} article
   * @param {string} base the address of its page
   * @param {string} prefix
   */
  function adapt(article, base, prefix) {
    const style = '[data-format="' + siteCite.style() + '"]';
    const others = "script, button, fieldset, details.contents, .citation:not(" + style + ")";
    for (const element of article.querySelectorAll(others)) element.remove();
    for (const element of article.querySelectorAll("[id]")) element.id = prefix + element.id;
    for (const link of article.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href") || "";
      const isOwn = href.startsWith("#");
      link.setAttribute("href", isOwn ? "#" + prefix + href.slice(1) : new URL(href, base).href);
    }
    for (const image of article.querySelectorAll("img[src]")) {
      image.setAttribute("src", new URL(image.getAttribute("src") || "", base).href);
      image.removeAttribute("loading");
      image.removeAttribute("srcset");
    }
    article.id = prefix + "brief";
  }

  /**
   * @param {string} address
   * @param {number} index
   * @returns {Promise<HTMLElement>} the text of a brief
   */
  async function read(address, index) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const article = page.querySelector("article.brief");
    if (!(article instanceof HTMLElement)) throw new Error(address);
    adapt(article, address, "booklet." + index + ".");
    article.lang = page.documentElement.lang;
    article.dir = page.documentElement.dir || "ltr";
    return document.importNode(article, true);
  }

  /**
   * @param {string[]} list
   * @param {(done: number) => void} report
   * @returns {Promise<HTMLElement[]>} the texts of all briefs, in this order
   */
  async function readAll(list, report) {
    /** @type {HTMLElement[]} */
    const articles = [];
    let next = 0;
    let done = 0;
    const work = async () => {
      while (next < list.length) {
        const index = next++;
        articles[index] = await read(list[index], index);
        report(++done);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return articles;
  }

  /** @param {HTMLElement[]} articles */
  function contentsOf(articles) {
    const list = document.createElement("ol");
    for (const article of articles) {
      const item = document.createElement("li");
      const line = document.createElement("span");
      line.lang = article.lang;
      line.dir = article.dir;
      const link = document.createElement("a");
      link.href = "#" + article.id;
      link.textContent = article.querySelector("h1")?.textContent || "";
      const date = article.querySelector(".dateline time, .dates time");
      line.append(link, date ? ", " + date.textContent : "");
      item.append(line);
      list.append(item);
    }
    const nav = document.createElement("nav");
    const heading = document.createElement("h2");
    heading.className = "label";
    heading.textContent = contents;
    nav.append(heading, list);
    return nav;
  }

  /** @param {HTMLElement[]} articles */
  async function print(articles) {
    document.querySelector(".booklet")?.remove();
    const booklet = document.createElement("div");
    booklet.className = "booklet";
    const title = /** @type {HTMLElement} */ (main?.querySelector("h1")?.cloneNode(true));
    for (const other of title.querySelectorAll(".other-name")) other.remove();
    booklet.append(title, contentsOf(articles), ...articles);
    main?.append(booklet);
    document.body.classList.add("has-booklet");
    const images = Array.from(booklet.querySelectorAll("img"));
    await Promise.all(images.map((image) => image.decode().catch(() => {})));
    window.print();
  }

  /** After this, the print command of the browser prints the list again. */
  addEventListener("afterprint", () => document.body.classList.remove("has-booklet"));

  button.hidden = false;
  button.addEventListener("click", async () => {
    const list = addresses();
    button.disabled = true;
    try {
      const articles = await readAll(list, (done) => {
        button.textContent = progress
          .replace("{count}", String(done))
          .replace("{total}", String(list.length));
      });
      button.textContent = label;
      await print(articles);
    } catch {
      button.textContent = failed;
      setTimeout(() => {
        button.textContent = label;
      }, SHOW_FAILED_MS);
    }
    button.disabled = false;
  });
})();
