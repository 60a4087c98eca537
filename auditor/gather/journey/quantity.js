/**
 * The field that says how many pieces of a product go into the cart, and the button that makes it one more.
 * Given the add-to-cart button. Returns { field, more, kind, value, least, most }: kind "" where there is no field;
 * `least` is what the page itself begins with, or allows at least.
 */
(button) => {
  const QUANTITY = /qty|quantit|menge|anzahl|cantidad|hoeveelheid|aantal|\bantal|antall|ilosc|ilość|quantidade|adet|miktar|määrä|množstv|mennyis|количеств|数量|수량/i;
  const MORE = /plus|increase|increment|qty-?up|quantity-?up|add-?one|(^|[\s_-])(inc|up)([\s_-]|$)/i;

  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const labelOf = (field) => ((field.labels && field.labels[0] && field.labels[0].innerText) || "").slice(0, 80);
  const nameOf = (element) =>
    `${element.id || ""} ${element.getAttribute("class") || ""} ${element.getAttribute("name") || ""} ${element.getAttribute("aria-label") || ""} ${element.getAttribute("title") || ""} ${element.getAttribute("data-action") || ""}`;
  const elsewhere = (node) => node.closest("header, footer, nav, [class*=related i], [class*=recommend i], [role=dialog]") !== null;

  const fieldIn = (root) =>
    [...root.querySelectorAll("input, select")].find(
      (field) =>
        !elsewhere(field) &&
        !field.disabled &&
        !["hidden", "submit", "button", "radio", "checkbox", "search"].includes(field.type) &&
        (QUANTITY.test(`${nameOf(field)} ${labelOf(field)}`) || (field.type === "number" && field.closest("form") === button.closest("form") && button.closest("form") !== null)) &&
        visible(field),
    );

  let field = [...(button.form ? button.form.elements : [])].find((one) => one.matches("input, select") && visible(one) && !one.disabled && QUANTITY.test(`${nameOf(one)} ${labelOf(one)}`));
  for (let node = parent(button), i = 0; !field && node && i < 10 && node !== document.body; node = parent(node), i += 1) {
    field = fieldIn(node);
    if (node.localName === "main" || node.querySelector("h1") !== null) break;
  }
  if (!field) return { field: null, more: null, kind: "", value: "", least: 1, most: null };
  let more = null;
  for (let node = parent(field), i = 0; !more && node && i < 3; node = parent(node), i += 1) {
    if (node.contains(button)) break;
    more = [...node.querySelectorAll("button, [role=button], a, span, div")].find((one) => one.querySelector("button, input") === null && visible(one) && (one.textContent.trim() === "+" || MORE.test(nameOf(one)))) || null;
  }
  return {
    field,
    more,
    kind: field.localName === "select" ? "select" : field.readOnly ? "stepper" : "input",
    value: field.value,
    least: Math.max(1, Number(field.min) || 0, field.localName === "select" ? 0 : Number(field.defaultValue) || 0),
    most: field.max !== undefined && field.max !== "" && !Number.isNaN(Number(field.max)) ? Number(field.max) : null,
  };
}
