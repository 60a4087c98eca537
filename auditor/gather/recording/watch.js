/**
 * Tells what a person does in a document, and what the document is before and after: clicks, boxes that are
 * ticked, options that are chosen, and which fields are typed into. What is typed is never read.
 *
 * Only what the browser vouches for (`isTrusted`) is told: a script's own clicks are none of a person's.
 */
({ channel, aims, snapshot, elements, fields, cart, given }) => {
  const tell = (message) => globalThis[channel](JSON.stringify(message));
  const { aim, fieldAim, pressedByName } = aims();
  const TYPED = new Set(["text", "email", "tel", "search", "url", "number", "password", "date", "month", "time", "textarea"]);
  const isTop = window === window.parent;
  const isTicked = (element) => element.localName === "input" && (element.type === "checkbox" || element.type === "radio");
  const isField = (element) => element.matches("select, textarea, option, input:not([type=submit]):not([type=button]):not([type=image]):not([type=reset])") || element.isContentEditable;

  // What may be known of a document: how it looks, without what was typed into it.
  let told = "";
  let stirred = true;
  const state = () => {
    if (!isTop) return;
    const { html, title } = snapshot(given.snapshot);
    const asked = fields(given.fields).fields.map((one) => ({ ...one, value: "" }));
    const texts = [...new Set(shownTexts())];
    stirred = false;
    told = location.href;
    tell({ what: "page", url: location.href, title, html, cart: cart(given.cart), fields: asked, texts });
  };
  const shownTexts = function* () {
    const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), i = 0; node && i < given.texts; node = walker.nextNode(), i += 1) {
      const text = node.data.replace(/\s+/g, " ").trim();
      if (text.length < 3 || text.length > 60 || !node.parentElement || node.parentElement.matches("script, style, noscript, option, textarea")) continue;
      if (node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) yield text;
    }
  };

  // A page that never rests is told of ever more seldom.
  let due = 0;
  let pause = given.pause;
  const later = () => {
    stirred = true;
    if (due) return;
    due = setTimeout(() => {
      due = 0;
      pause = location.href === told ? Math.min(pause * 1.5, given.longestPause) : given.pause;
      state();
    }, pause);
  };

  const described = (list, target, key) => {
    const found = list.elements.indexOf(target);
    return found < 0 ? null : list[key][found];
  };
  const act = (what, element, found, more) => {
    if (stirred || location.href !== told) state();
    tell({ what, aim: found, at: Date.now() / 1000, ...more });
    pause = given.pause;
    later();
  };

  const pressable = (path) => {
    const known = path.find((one) => one.matches("a[href], button, summary, input, select, textarea, [onclick], [role]") && (isField(one) || !one.hasAttribute("role") || pressedByName(one)));
    return known || path[0];
  };
  const clicked = (event) => {
    if (!event.isTrusted) return;
    const path = event.composedPath().filter((node) => node instanceof Element);
    if (!path.length) return;
    const target = pressable(path);
    const label = path.find((one) => one.localName === "label" && one.control);
    // Fields tell by themselves what became of them; a label passes the click on to its field.
    if (isField(target) || (label && !(label !== target && label.contains(target) && target.matches("a[href], button")))) return;
    const list = elements(given.elements);
    act("click", target, aim(target), { element: described(list, target, "described") });
  };

  const typedInto = new WeakSet();
  const filled = (event) => {
    const target = event.composedPath()[0];
    if (!event.isTrusted || !(target instanceof Element) || !isField(target)) return;
    const type = target.localName === "input" ? target.type : target.localName;
    const list = () => described(fields(given.fields), target, "fields");
    const field = () => ({ ...list(), value: "" });
    if (event.type === "input" && TYPED.has(type) && !typedInto.has(target)) {
      typedInto.add(target);
      act("type", target, fieldAim(target), { field: field() });
    } else if (event.type === "change" && type === "select") {
      const chosen = target.selectedOptions[0];
      act("choose", target, fieldAim(target), { field: field(), option: chosen ? chosen.text.replace(/\s+/g, " ").trim() : "" });
    } else if (event.type === "change" && isTicked(target) && target.checked) {
      act("tick", target, fieldAim(target), { field: field() });
    }
  };

  addEventListener("click", clicked, true);
  addEventListener("input", filled, true);
  addEventListener("change", filled, true);
  const watched = { childList: true, subtree: true, characterData: true };
  const observer = new MutationObserver(later);
  const begin = () => {
    observer.observe(document, watched);
    state();
  };
  addEventListener("load", state);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
  globalThis.endOfWatch = () => {
    observer.disconnect();
    clearTimeout(due);
    removeEventListener("click", clicked, true);
    removeEventListener("input", filled, true);
    removeEventListener("change", filled, true);
  };
}
