/**
 * All that a visitor could press in a document, described: what it says, where it stands, what it belongs to.
 * Open shadow roots are looked into. Returns { elements, described } side by side.
 */
({ limit }) => {
  const PRESSABLE =
    "a[href], button, input[type=submit], input[type=button], input[type=image], [role=button], [role=link], [role=menuitem], summary, [onclick], [data-action], add-to-cart-button";
  const MONEY =
    /(?:[$€£¥₹₩₺₽฿₫]|(?:^|[^\p{L}])(?:USD|EUR|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|CZK|JPY|HUF|RON|TRY|BRL|MXN|kr|zł|Kč|Ft|lei|TL|R\$|Rs\.?))\s?\d|\d(?:[\d.,'\s]*\d)?\s?(?:[$€£¥₹₩₺₽฿₫]|(?:kr|zł|Kč|Ft|lei|TL|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|円|원|元)(?:[^\p{L}]|$))/u;

  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const clean = (text) => String(text || "").replace(/[\s\u00a0]+/g, " ").trim().slice(0, 160);
  const nameOf = (element) => `${element.id || ""} ${element.getAttribute("class") || ""}`.trim().slice(0, 200);
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const wordsOf = (element) => {
    if (element.localName === "input") return clean(element.value || element.alt || element.title || element.getAttribute("aria-label"));
    return clean(element.innerText) || clean(slotted(element));
  };
  // What a component is given to show stands outside of its shadow root.
  const slotted = (element) =>
    [...element.querySelectorAll("slot")]
      .flatMap((slot) => slot.assignedNodes({ flatten: true }))
      .map((node) => node.innerText || node.textContent)
      .join(" ");
  const labelOf = (element) => {
    const image = element.querySelector ? element.querySelector("img[alt], svg[aria-label], svg title") : null;
    return clean(
      element.getAttribute("aria-label") || element.getAttribute("title") || (image && (image.getAttribute("alt") || image.getAttribute("aria-label") || image.textContent)),
    );
  };
  // Themes without links: a card that a script makes one, by an address that it carries or that its click names.
  const hrefOf = (element) => {
    if (element.localName === "a" && element.hasAttribute("href")) return element.href;
    if (element.localName === "input" || element.closest("form button")) return "";
    const named = ["data-href", "data-url", "data-link"].map((name) => element.getAttribute(name)).find(Boolean);
    const called = /location(?:\.href)?\s*=\s*["'`]([^"'`]+)["'`]|location\.assign\(["'`]([^"'`]+)["'`]\)/.exec(element.getAttribute("onclick") || "");
    const told = called ? called[1] || called[2] : element.matches("[role=link]") ? named : "";
    try {
      return told ? new URL(told, document.baseURI).href : "";
    } catch (unreadable) {
      return "";
    }
  };
  const dataOf = (element) =>
    [...element.attributes]
      .filter((attribute) => /^(data-|x-|v-|@|ng-|onclick|on[a-z]+|name|value|formaction|aria-controls)/.test(attribute.name))
      .map((attribute) => `${attribute.name}=${attribute.value.slice(0, 80)}`)
      .join(" ")
      .slice(0, 400);
  const regionOf = (element) => {
    for (let node = element; node; node = parent(node)) {
      const tag = node.localName;
      const role = node.getAttribute("role") || "";
      if (tag === "dialog" || role === "dialog" || role === "alertdialog" || node.getAttribute("aria-modal") === "true") return "dialog";
      if (tag === "nav" || role === "navigation") return "nav";
      if (tag === "footer" || role === "contentinfo") return "footer";
      if (tag === "header" || role === "banner") return "header";
      if (tag === "aside" || role === "complementary") return "aside";
      if (tag === "main" || role === "main") return "main";
    }
    const name = nameOf(element);
    return /footer/i.test(name) ? "footer" : "";
  };
  const aboveOf = (element) => {
    const names = [];
    for (let node = parent(element), i = 0; node && node !== document.body && i < 7; node = parent(node), i += 1) names.push(nameOf(node));
    return names.filter(Boolean).join(" | ").slice(0, 600);
  };
  const cardOf = (element) => {
    // The smallest box around a link that also has a price: a product's card, where it links one product.
    if (element.localName !== "a" && !hrefOf(element)) return { money: false, picture: false };
    for (let node = element, i = 0; node && node !== document.body && i < 5; node = parent(node), i += 1) {
      const text = node.innerText || "";
      if (text.length > 600) break;
      if (MONEY.test(text)) {
        const links = new Set([...node.querySelectorAll("a[href]")].map((link) => link.href.split(/\?|#(?![!/])/)[0]));
        return { money: links.size <= 4, picture: node.querySelector("img, picture, svg") !== null };
      }
    }
    return { money: false, picture: element.querySelector("img, picture") !== null };
  };

  // A field that is hidden or switched off waits for another choice ("I have an account"); a form with an
  // address in it is a checkout that offers an account beside.
  const asksForPassword = (form) => {
    const shown = [...form.querySelectorAll("input[type=password]")].some((field) => !field.disabled && visible(field));
    return shown && form.querySelector("[autocomplete~=street-address], [autocomplete~=address-line1], [name*=postcode i], [name*=zip i]") === null;
  };

  const elements = [];
  const described = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (elements.length >= limit) return;
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches(PRESSABLE)) continue;
      const form = element.form || element.closest("form");
      const box = element.getBoundingClientRect();
      const card = cardOf(element);
      elements.push(element);
      described.push({
        tag: element.localName,
        type: element.getAttribute("type") || "",
        role: element.getAttribute("role") || "",
        text: wordsOf(element),
        label: labelOf(element),
        name: nameOf(element),
        data: dataOf(element),
        href: hrefOf(element),
        disabled: element.disabled === true || element.getAttribute("aria-disabled") === "true" || /(^|\s)(disabled|is-disabled|btn-disabled)(\s|$)/.test(element.getAttribute("class") || ""),
        inert: element.matches(":disabled"),
        visible: visible(element),
        region: regionOf(element),
        above: aboveOf(element),
        action: form ? form.getAttribute("action") || "" : "",
        method: form ? (form.getAttribute("method") || "get").toLowerCase() : "",
        submits: form !== null && ((element.localName === "button" && (element.type || "submit") === "submit") || element.type === "submit" || element.type === "image"),
        fields: form ? form.querySelectorAll("input:not([type=hidden]), select, textarea").length : 0,
        secret: form ? asksForPassword(form) : false,
        top: Math.round(box.top + window.scrollY),
        area: Math.round(box.width * box.height),
        money: card.money,
        picture: card.picture,
      });
    }
  };
  walk(document);
  return { elements, described };
}
