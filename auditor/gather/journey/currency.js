/**
 * The shop's own switch of currencies: each choice that it offers, with the code of its currency (ISO 4217).
 * Returns { choices, elements } side by side; kind "option" belongs to the list that is its element.
 */
() => {
  const NAMED = /currenc|waehrung|währung|devise|moneda|valuta|waluta|para-?birimi|通貨|country|market|localization/i;
  const CODE = /(?:^|[^A-Za-z])(AED|AUD|BGN|BRL|CAD|CHF|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|MXN|MYR|NOK|NZD|PHP|PLN|RON|SAR|SEK|SGD|THB|TRY|TWD|USD|VND|ZAR)(?:[^A-Za-z]|$)/;
  const IN_ADDRESS = /[?&](?:currency|cur|currency_code|setCurrencyId|SubmitCurrency)=([A-Za-z]{3})(?:&|#|$)/;

  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const nameOf = (element) => `${element.id || ""} ${element.getAttribute("class") || ""} ${element.getAttribute("name") || ""} ${element.getAttribute("aria-label") || ""} ${element.getAttribute("action") || ""}`;
  const named = (element) => {
    for (let node = element, i = 0; node && node !== document.body && i < 6; node = parent(node), i += 1) if (NAMED.test(nameOf(node))) return true;
    return false;
  };
  const codeIn = (text) => {
    const found = CODE.exec(String(text || "").slice(0, 60));
    return found ? found[1] : "";
  };

  const choices = [];
  const elements = [];
  for (const list of document.querySelectorAll("select")) {
    if (list.disabled || !named(list)) continue;
    [...list.options].forEach((option, index) => {
      const code = codeIn(option.value) || codeIn(option.text);
      if (!code || option.disabled) return;
      choices.push({ code, kind: "option", index, on: option.selected });
      elements.push(list);
    });
  }
  for (const element of document.querySelectorAll("a[href], button, [role=option], [role=menuitem], [role=radio], [data-currency], [data-value]")) {
    const address = IN_ADDRESS.exec(element.getAttribute("href") || "");
    const text = (element.textContent || "").trim();
    const code = address ? address[1].toUpperCase() : element.dataset.currency || (named(element) && text.length <= 40 ? codeIn(element.dataset.value) || codeIn(text) : "");
    if (!CODE.test(code)) continue;
    const on = ["aria-selected", "aria-checked", "aria-current", "aria-pressed"].some((name) => element.getAttribute(name) === "true");
    choices.push({ code, kind: "button", index: 0, on });
    elements.push(element);
  }
  return { choices, elements };
}
