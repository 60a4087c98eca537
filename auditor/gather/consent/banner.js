/**
 * The consent banner of a document: its buttons and what it asks, null where none stands.
 *
 * A banner is a container that speaks of cookies or consent and has a button whose words accept. The
 * words come from outside. Open shadow roots are looked into.
 */
({ accept, reject, settings, save, optOut, pay, exact, about, implied, age }) => {
  const normal = (text) => String(text || "").normalize("NFKC").toLowerCase().replace(/[\s\u00a0]+/g, " ").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").trim();
  const lists = Object.fromEntries(Object.entries({ optOut, reject, settings, save, accept }).map(([kind, list]) => [kind, list.map(normal)]));
  const KINDS = ["optOut", "reject", "settings", "save", "accept"]; // "accept only necessary" begins as "accept" does
  const paying = new RegExp(pay, "u");
  const topics = about.map(normal);
  const CLICKABLE = "button, a, [role=button], input[type=button], input[type=submit], [onclick], [tabindex]";
  const FIELD = "input[type=email], input[type=text], input[type=tel], input:not([type]), textarea";
  const TOGGLE = "input[type=checkbox], [role=switch], [role=checkbox]";

  const visible = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width < 4 || box.height < 4) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const words = (element) => normal(element.innerText || element.value || element.getAttribute("aria-label") || element.title || "");
  const means = (text, list) => text.length <= 60 && list.some((word) => text === word || (!exact.includes(word) && text.startsWith(word + " ") && text.length <= word.length + 25));
  const kindOf = (text) => {
    if (!text) return "";
    if (text.length <= 80 && paying.test(text)) return "pay";
    return KINDS.find((kind) => means(text, lists[kind])) || "";
  };
  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const within = (root, selector) => {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(...within(element.shadowRoot, selector));
    return found;
  };

  const found = [];
  for (const element of within(document, CLICKABLE)) {
    if (!visible(element)) continue;
    const kind = kindOf(words(element));
    if (kind) found.push([element, kind]);
  }

  const textOf = (element) => normal(element.innerText).slice(0, 6000);
  const speaks = (element) => {
    const text = textOf(element);
    return topics.some((topic) => text.includes(topic));
  };
  const stands = (element) => {
    // A banner lies over the page, calls itself a dialog, or names itself.
    if (element.matches("[role=dialog], [role=alertdialog], dialog, [aria-modal=true]")) return true;
    const position = getComputedStyle(element).position;
    if (position === "fixed" || position === "sticky") return true;
    const name = `${element.id} ${element.getAttribute("class") || ""}`.toLowerCase();
    // What stands in the place of one video or map asks for that alone.
    if (/block(ed|er)|placeholder|embed/.test(name)) return false;
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
  const has = (buttons, ...kinds) => buttons.some(([, kind]) => kinds.includes(kind));
  // A newsletter pop-up has "no thanks" and a field for the address; an age gate names an age and
  // leaves no choice (a banner may name one, too: who is under 16 may not consent).
  const asks = (container) => within(container, FIELD).some(visible);
  const gate = ([container, buttons]) => !has(buttons, "reject", "settings", "save") && new RegExp(age, "u").test(textOf(container));
  const ranked = [...banners.entries()].sort((one, other) => other[1].length - one[1].length);
  const best = ranked.find(([container, buttons]) => has(buttons, "accept", "save") && !asks(container) && !gate([container, buttons]));
  if (!best) return null;
  const [container, buttons] = best;
  const text = textOf(container);
  const toggles = within(container, TOGGLE).filter((toggle) => !toggle.disabled && toggle.getAttribute("aria-disabled") !== "true");
  return {
    elements: buttons.map(([element]) => element),
    kinds: buttons.map(([, kind]) => kind),
    words: buttons.map(([element]) => words(element)),
    toggles: toggles.length,
    implied: implied.map(normal).some((phrase) => text.includes(phrase)),
    // Only by the press of a refusal that has to be saved.
    untick: () => { for (const toggle of toggles) if (toggle.checked || toggle.getAttribute("aria-checked") === "true") toggle.click(); },
  };
}
