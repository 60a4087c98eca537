/** What a product is called whose card a button belongs to: the words of the card's link or heading, "" for none. */
(button) => {
  const clean = (text) => String(text || "").replace(/[\s\u00a0]+/g, " ").trim().slice(0, 120);
  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  for (let node = parent(button), i = 0; node && node !== document.body && i < 6; node = parent(node), i += 1) {
    const links = new Set([...node.querySelectorAll("a[href]")].map((link) => link.href.split(/[?#]/)[0]));
    if (links.size > 3) return "";
    const named = node.querySelector("[class*=name i], [class*=title i], h2, h3, h4, h5");
    const link = [...node.querySelectorAll("a[href]")].find((one) => clean(one.innerText));
    const name = clean((named && named.innerText) || (link && link.innerText));
    if (name) return name;
  }
  return "";
}
