/**
 * The consent banner of a document: its buttons, each with its box in the page.
 *
 * A banner is a container that speaks of cookies or consent and has a button whose words accept. The
 * words come from outside, normalised. Open shadow roots are looked into.
 */
({ accept, reject, settings, save, about }) => {
  const normal = (text) => String(text || "").normalize("NFKC").toLowerCase().replace(/[\s\u00a0]+/g, " ").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").trim();
  const lists = { accept: accept.map(normal), reject: reject.map(normal), settings: settings.map(normal), save: save.map(normal) };
  const topics = about.map(normal);
  const CLICKABLE = "button, a, [role=button], input[type=button], input[type=submit], [onclick], [tabindex]";

  const visible = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width < 4 || box.height < 4) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const words = (element) => normal(element.innerText || element.value || element.getAttribute("aria-label") || element.title || "");
  const means = (text, list) => text.length > 0 && text.length <= 60 && list.some((word) => text === word || (text.startsWith(word + " ") && text.length <= word.length + 25));
  const kindOf = (text) => ["reject", "settings", "save", "accept"].find((kind) => means(text, lists[kind])) || "";
  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);

  const found = [];
  const seen = (root) => {
    for (const element of root.querySelectorAll(CLICKABLE)) {
      if (!visible(element)) continue;
      const kind = kindOf(words(element));
      if (kind) found.push([element, kind]);
    }
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) seen(element.shadowRoot);
  };
  seen(document);

  const speaks = (element) => {
    const text = normal(element.innerText).slice(0, 6000);
    return topics.some((topic) => text.includes(topic));
  };
  const stands = (element) => {
    // A banner lies over the page, calls itself a dialog, or names itself.
    if (element.matches("[role=dialog], [role=alertdialog], dialog, [aria-modal=true]")) return true;
    const position = getComputedStyle(element).position;
    if (position === "fixed" || position === "sticky") return true;
    const name = `${element.id} ${element.getAttribute("class") || ""}`.toLowerCase();
    return /cookie|consent|gdpr|privacy|cmp|onetrust|didomi|usercentrics/.test(name);
  };
  const containerOf = (element) => {
    let speaking = null;
    for (let node = parent(element), i = 0; node && node !== document.body && i < 14; node = parent(node), i += 1) {
      if (!speaking && speaks(node)) speaking = node;
      if (speaking && stands(node)) return node;
    }
    // In a frame of its own the document is the banner.
    if (window !== window.top && document.body && speaks(document.body)) return document.body;
    return null;
  };
  const banners = new Map();
  for (const [element, kind] of found) {
    const container = containerOf(element);
    if (!container) continue;
    const banner = [...banners.keys()].find((known) => known === container || known.contains(container) || container.contains(known)) || container;
    if (!banners.has(banner)) banners.set(banner, []);
    banners.get(banner).push([element, kind]);
  }
  const ranked = [...banners.entries()].sort((one, other) => other[1].length - one[1].length);
  // A newsletter pop-up has "no thanks" and a field for the address; a banner can be accepted and has none.
  const asks = (container) => container.querySelector("input[type=email], input[type=text], input[type=tel], textarea") !== null;
  const best = ranked.find(([container, buttons]) => buttons.some(([, kind]) => kind === "accept") && !asks(container));
  if (!best) return null;
  const [container, buttons] = best;
  const toggles = [...container.querySelectorAll("input[type=checkbox], [role=switch]")].filter((toggle) => !toggle.disabled).length;
  return { elements: buttons.map(([element]) => element), kinds: buttons.map(([, kind]) => kind), words: buttons.map(([element]) => words(element)), toggles };
}
