/**
 * The fields of a cart page that say how many of a line there are, and what takes on a number typed into them.
 * Given the words of such a button. Returns { fields, updates, told } side by side; told: their values.
 */
({ update }) => {
  const QUANTITY = /qty|quantit|menge|anzahl|cantidad|hoeveelheid|aantal|\bantal|antall|ilosc|ilość|quantidade|adet|miktar|määrä|množstv|mennyis|количеств|数量|수량/i;
  const MOST = 50;
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const nameOf = (field) =>
    ["id", "class", "name", "aria-label", "title"].map((name) => field.getAttribute(name) || "").join(" ") + ` ${((field.labels && field.labels[0] && field.labels[0].innerText) || "").slice(0, 80)}`;
  const takesZero = (field) => {
    if (field.disabled || field.readOnly) return false;
    if (field.localName === "select") return [...field.options].some((option) => option.value === "0");
    return !(Number(field.min) > 0);
  };
  const wordsOf = (button) => String(button.innerText || button.value || button.getAttribute("aria-label") || button.title || "").replace(/\s+/g, " ").trim().toLowerCase();
  const updateOf = (field) => {
    const buttons = field.form ? [...field.form.querySelectorAll("button, input[type=submit], input[type=button]")] : [];
    return buttons.find((button) => update.includes(wordsOf(button)) || /update|refresh|recalc/i.test(`${button.name} ${button.className}`)) || null;
  };
  const fields = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (fields.length >= MOST) return;
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches("input:not([type]), input[type=text], input[type=number], input[type=tel], select")) continue;
      if (element.closest("nav, footer, [class*=related i], [class*=recommend i]") !== null) continue;
      if ((element.type === "number" || QUANTITY.test(nameOf(element))) && takesZero(element) && visible(element)) fields.push(element);
    }
  };
  walk(document);
  return { fields, updates: fields.map(updateOf), told: fields.map((field) => String(field.value).slice(0, 20)) };
}
