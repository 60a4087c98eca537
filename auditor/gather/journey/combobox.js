/** The options that a drawn list shows now: { texts, elements } side by side. Open shadow roots included. */
({ limit }) => {
  const OPTION =
    "[role=option], [role=listbox] li, .pac-item, [class*=suggestion i] li, [class*=autocomplete i] li, [class*=select__option i], [class*=dropdown-item i]";
  const texts = [];
  const elements = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (elements.length >= limit) return;
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches(OPTION) || element.localName === "option" || element.getAttribute("aria-disabled") === "true") continue;
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const text = (element.innerText || element.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim().slice(0, 160);
      if (!text) continue;
      elements.push(element);
      texts.push(text);
    }
  };
  walk(document);
  return { texts, elements };
}
