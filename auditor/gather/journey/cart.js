/**
 * What a document says of the cart now: its counters, and which of some words a visitor can read.
 * Open shadow roots are looked into.
 */
({ cart, lists }) => {
  const CART = new RegExp(cart, "i");
  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 1 && box.height >= 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const nameOf = (element) =>
    `${element.id || ""} ${element.getAttribute("class") || ""} ${element.getAttribute("href") || ""} ${element.getAttribute("aria-label") || ""} ${element.localName} ${[...element.attributes].map((attribute) => attribute.name).join(" ")}`;
  const belongs = (element) => {
    for (let node = element, i = 0; node && node !== document.body && i < 5; node = parent(node), i += 1) if (CART.test(nameOf(node))) return true;
    return false;
  };
  const isQuantity = (element) => {
    const field = element.closest("[class*=qty i], [class*=quantity i]");
    return field !== null && !/count/i.test(nameOf(field));
  };
  // As a style sheet's capitals leave it: without accents, without the dots of the Turkish i.
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/\u0131/g, "i").replace(/\u03c2/g, "\u03c3").replace(/\u00df/g, "ss").replace(/\u2019/g, "'");
  const folded = lists.map((words) => words.map(fold));
  let count = null;
  const said = lists.map(() => new Set());
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (element.matches("script, style, template, noscript, option")) continue;
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ").replace(/[\s\u00a0]+/g, " ").trim();
      const number = own.length <= 24 ? /^\D{0,16}?\(?\s*(\d{1,3})\s*\)?(?:\s*\p{L}{2,14}\.?)?$/u.exec(own) : null;
      if (number && !/[.,]\d|[$€£¥%]/.test(own) && !element.closest("table, select, [class*=pric i]") && !isQuantity(element) && belongs(element)) {
        count = (count || 0) + Number(number[1]);
      }
      if (!own || own.length > 300) continue;
      const text = (element.children.length && element.innerText && element.innerText.length <= 300 ? element.innerText : own).replace(/[\s\u00a0]+/g, " ").trim().toLowerCase();
      const bare = fold(text);
      folded.forEach((words, index) => {
        if (words.some((word) => bare.includes(word)) && visible(element)) said[index].add(text.slice(0, 200));
      });
    }
  };
  // What the shop says in a place of its own for messages, in whatever language.
  const MESSAGE = "[role=alert], [aria-live=assertive], [class*=error i], [class*=alert-danger i], [class*=alert-warning i], [class*=invalid-feedback i], [class*=text-danger i]";
  const messages = new Set();
  const listen = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) listen(element.shadowRoot);
      if (messages.size >= 40 || !element.matches(MESSAGE) || element.querySelector(MESSAGE) !== null || !visible(element)) continue;
      const text = (element.innerText || "").replace(/[\s\u00a0]+/g, " ").trim();
      if (text.length > 3 && text.length <= 200) messages.add(text);
    }
  };
  look(document);
  listen(document);
  return { count, messages: [...messages], said: said.map((texts) => [...texts].slice(0, 40)) };
}
