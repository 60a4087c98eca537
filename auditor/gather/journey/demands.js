/**
 * What a product asks for beside its options before it goes into the cart: a text to engrave, a date, a tick.
 * Given its add-to-cart button. Returns { fields, elements } side by side; what is filled already is left out.
 * `wide`: also what is not marked as required, of the button's own form.
 */
(button, { wide, required }) => {
  const REQUIRED = new RegExp(required, "iu");
  const OBJECTED = /(^|[\s_-])(has-error|error|invalid|is-invalid|field-error|mage-error)([\s_-]|$)/i;
  const COUNT = /qty|quantity|menge|anzahl|cantidad|quantit|aantal|antal|ilo[sś][cć]|数量|수량|increment/i;
  const TEXT = ["text", "", "search", "email", "tel", "number", "url", "date", "datetime-local", "month", "time", "week"];

  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const clean = (text) => String(text || "").replace(/[\s\u00a0]+/g, " ").trim().slice(0, 120);
  const nameOf = (element) => `${element.id || ""} ${element.getAttribute("class") || ""} ${element.getAttribute("name") || ""} ${element.getAttribute("aria-label") || ""}`;
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 && box.right > 0 && box.bottom + window.scrollY > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const FIELDS = "input:not([type=hidden]):not([type=radio]):not([type=submit]):not([type=button]):not([type=image]), textarea";

  const own = button.form || button.closest("form");
  const zone = () => {
    for (let node = parent(button), i = 0; node && i < 12; node = parent(node), i += 1) {
      if (node === document.body || node.matches("main, dialog, [role=dialog], [aria-modal=true]") || node.querySelector("h1")) return node;
    }
    return document.body;
  };
  const root = zone();
  const fields = new Set(root.querySelectorAll(FIELDS));
  for (const field of own ? own.elements : []) if (field.matches(FIELDS)) fields.add(field);

  // The line of the form that a field stands in: what is around it and it alone.
  const rowOf = (field) => {
    let row = field;
    for (let node = parent(field), i = 0; node && node !== root && node !== own && i < 4; node = parent(node), i += 1) {
      const others = [...node.querySelectorAll("input:not([type=hidden]), select, textarea")].filter((one) => one !== field && one.name !== field.name);
      if (others.length || node.contains(button)) break;
      row = node;
    }
    return row;
  };
  const labelOf = (field, row) => {
    const label = field.labels && field.labels[0];
    return clean((label && label.innerText) || field.getAttribute("aria-label") || (row !== field && row.innerText) || field.placeholder || field.name);
  };

  const found = [];
  const elements = [];
  for (const field of fields) {
    const type = field.localName === "textarea" ? "text" : (field.getAttribute("type") || "").toLowerCase();
    const file = type === "file";
    if (field.disabled || field.readOnly || !(TEXT.includes(type) || type === "checkbox" || file)) continue;
    const form = field.form;
    if (form && form !== own && form.querySelector("button:not([type=button]), input[type=submit], input[type=image]") !== null) continue;
    if (field.closest("header, footer, nav, [role=search], [class*=review i], [class*=newsletter i], [class*=related i], [class*=recommend i], [class*=compare i]")) continue;
    if (type !== "checkbox" && !file && COUNT.test(nameOf(field))) continue;
    const row = rowOf(field);
    if (!visible(field) && !(type === "checkbox" || file ? visible(row) : false)) continue;
    const mates = type === "checkbox" && field.name ? [...fields].filter((one) => one.type === "checkbox" && one.name === field.name) : [field];
    if (mates[0] !== field || mates.some((one) => (type === "checkbox" ? one.checked : one.value !== ""))) continue;
    const label = labelOf(field, row);
    const marked =
      field.required || field.getAttribute("aria-required") === "true" || /(^|[\s_-])required([\s_-]|$)/i.test(`${nameOf(field)} ${nameOf(row)} ${field.getAttribute("data-validate") || ""}`) ||
      /\*\s*:?$/.test(label) || REQUIRED.test(row === field ? label : clean(row.innerText));
    const objected = field.getAttribute("aria-invalid") === "true" || OBJECTED.test(nameOf(field)) || OBJECTED.test(nameOf(row));
    if (!marked && !objected && !(wide && own && form === own && type !== "checkbox" && !file)) continue;
    elements.push(field);
    found.push({
      type: file ? "file" : type || "text",
      label,
      least: field.getAttribute("min") || "",
      most: field.getAttribute("max") || "",
      shortest: field.minLength > 0 ? field.minLength : 0,
      longest: field.maxLength > 0 ? field.maxLength : 0,
      digits: /^(numeric|decimal)$/.test(field.inputMode || "") || /^\[?(0-9|\\d)/.test((field.getAttribute("pattern") || "").replace(/^\^/, "")),
    });
  }
  return { fields: found, elements };
}
