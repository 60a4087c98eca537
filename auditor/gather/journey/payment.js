/**
 * Where a document speaks of paying: what is said there, and the tiles that choose a way to pay and are no radio
 * buttons. Returns { said, ways, elements }; ways and elements stand side by side.
 */
({ payment, limit }) => {
  const PAYMENT = new RegExp(payment, "iu");
  const HEADING = "h1, h2, h3, h4, h5, h6, legend, [role=heading], dt, [class*=title i], [class*=heading i]";
  const TILE = "[role=tab], [role=option], [aria-pressed], button:not([type=submit]), [tabindex], [class*=method i], [class*=tile i], [class*=option i]";
  const clean = (text, most) => String(text || "").replace(/[\s ]+/g, " ").trim().slice(0, most);
  const furniture = (node) => node.closest("header, footer, nav, aside") !== null;

  const sections = [];
  for (const heading of document.querySelectorAll(HEADING)) {
    const title = clean(heading.innerText, 80);
    if (!title || title.length > 60 || !PAYMENT.test(title) || furniture(heading) || !heading.checkVisibility()) continue;
    // The smallest box around a heading that says more than the heading.
    for (let node = heading.parentElement, i = 0; node && i < 4; node = node.parentElement, i += 1) {
      const length = clean(node.innerText, 5000).length;
      if (length > limit) break;
      if (length > title.length + 8) {
        if (!sections.some((known) => known.contains(node))) sections.push(node);
        break;
      }
    }
    if (heading.nextElementSibling && !sections.some((known) => known.contains(heading))) sections.push(heading.nextElementSibling);
  }

  const ways = [];
  const elements = [];
  for (const section of sections) {
    for (const tile of section.querySelectorAll(TILE)) {
      if (tile.querySelector(TILE) !== null && !tile.matches("button, [role=tab], [role=option]")) continue;
      if (tile.querySelector("input, select, textarea") !== null || tile.closest("label") !== null || !tile.checkVisibility()) continue;
      if (tile.localName === "button" && tile.type === "submit" && tile.form !== null) continue; // it leads on
      if (elements.some((known) => known.contains(tile))) continue;
      const text = clean(tile.innerText || tile.getAttribute("aria-label"), 90);
      if (text.length < 3 || text.length > 80 || tile.matches("a[href]:not([href^='#'])")) continue;
      const on = ["aria-checked", "aria-pressed", "aria-selected"].some((name) => tile.getAttribute(name) === "true") || /(^|[\s_-])(active|selected|checked|current)([\s_-]|$)/i.test(tile.getAttribute("class") || "");
      elements.push(tile);
      ways.push({ text, on });
    }
  }
  return { said: clean(sections.map((section) => section.innerText).join(" "), limit), ways, elements };
}
