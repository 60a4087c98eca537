/**
 * The choices that a product asks for before it goes into the cart: lists, radio buttons, swatches.
 * Given its add-to-cart button. Returns { groups, elements }: elements[g][c] belongs to groups[g].choices[c].
 */
(button, { wide, other }) => {
  const LIKELY = /size|colou?r|variant|variation|option|attribute|super_attribute|swatch|grösse|größe|farbe|taille|couleur|talla|taglia|colore|maat|kleur|storlek|rozmiar|kolor|tamanho|style|model|flavou?r|child|group\[|\bid\b|length|width|material|pack|サイズ|カラー/i;
  const SWATCH = /swatch|size|variant|variation|option|attribute|colou?r|choice|pill|chip/i;
  const CHOSEN = /(^|[\s_-])(active|selected|checked|is-active|is-selected|current|on)([\s_-]|$)/i;
  const OTHER = new RegExp(other, "i");
  const CAPTION = /(^|[\s_-])(label|title|legend|caption|heading|name|selected-option|selected-value)([\s_-]|$)/i;
  const OFF = /(^|[\s_-])(disabled|unavailable|sold-?out|out-?of-?stock|is-disabled|crossed-?out|not-?available)([\s_-]|$)/i;

  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const clean = (text) => String(text || "").replace(/[\s\u00a0]+/g, " ").trim().slice(0, 120);
  const nameOf = (element) => `${element.id || ""} ${element.getAttribute("class") || ""} ${element.getAttribute("name") || ""} ${element.getAttribute("aria-label") || ""}`;
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const labelOf = (field) => {
    const label = field.labels && field.labels[0];
    return clean((label && label.innerText) || field.getAttribute("aria-label") || field.title || field.value);
  };

  const insideOf = (node) => {
    const found = [];
    for (const element of node.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) found.push(...insideOf(element.shadowRoot));
    }
    return found;
  };
  const within = (element, selector) => {
    for (let node = element; node; node = parent(node)) if (node.matches(selector)) return true;
    return false;
  };

  // What belongs to the product: the form of its button, or the part of the page that has its heading.
  const zone = () => {
    const form = button.form || button.closest("form");
    const ASKS = "select, input[type=radio], [role=radio], [role=option], [role=combobox], [aria-haspopup=listbox], [class*=swatch i]";
    const asks = (node) => insideOf(node).some((one) => one.matches(ASKS));
    if (!wide && form && asks(form)) return form;
    for (let node = parent(button), i = 0; node && i < 12; node = parent(node), i += 1) {
      if (node === document.body || node.matches("main, dialog, [role=dialog], [aria-modal=true]")) return node;
      if (node.querySelector("h1") && asks(node)) return node;
    }
    return document.body;
  };
  const inside = insideOf(zone());
  const all = (selector) => {
    const found = inside.filter((one) => one.matches(selector));
    if (button.form) for (const field of button.form.elements) if (field.matches(selector) && !found.includes(field)) found.push(field);
    return found.filter((field) => !within(field, "header, footer, nav, [class*=related i], [class*=recommend i]"));
  };

  const groups = [];
  const elements = [];
  const add = (group, choices) => {
    groups.push({ ...group, choices: choices.map(({ text, value, off, on }) => ({ text, value, off, on })) });
    elements.push(choices.map(({ element }) => element));
  };

  for (const list of all("select")) {
    if (list.disabled || /qty|quantity|menge|cantidad|quantit/i.test(nameOf(list))) continue;
    const choices = [...list.options].map((option) => ({ element: list, text: clean(option.text), value: option.value, off: option.disabled || OFF.test(nameOf(option)), on: option.selected }));
    const chosen = list.selectedIndex >= 0 && list.value !== "" && !(list.options[list.selectedIndex] || {}).disabled;
    add({ kind: "select", name: clean(nameOf(list)), label: labelOf(list), chosen, required: list.required || LIKELY.test(`${nameOf(list)} ${labelOf(list)}`) }, choices);
  }

  // A list that a script draws once its button is pressed: what can be chosen is not known before.
  for (const opener of all("[role=combobox]:not(input, select), [aria-haspopup=listbox]:not(input)")) {
    const named = (opener.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => id && opener.getRootNode().getElementById(id)).filter(Boolean);
    const label = clean(named.map((one) => one.innerText).join(" ") || opener.getAttribute("aria-label"));
    const names = `${nameOf(opener)} ${label}`;
    if (opener === button || !visible(opener) || /qty|quantity|menge|cantidad|quantit/i.test(names) || opener.querySelector("input, select")) continue;
    add({ kind: "combobox", name: clean(names), label, chosen: false, required: true }, [{ element: opener, text: clean(opener.innerText), value: "", off: opener.disabled === true, on: false }]);
  }

  const radios = new Map();
  for (const radio of all("input[type=radio]")) {
    const key = radio.name || nameOf(parent(radio));
    if (!radios.has(key)) radios.set(key, []);
    radios.get(key).push(radio);
  }
  for (const [key, members] of radios) {
    const choices = members.map((radio) => {
      const label = radio.labels && radio.labels[0];
      const shown = visible(radio) ? radio : label && visible(label) ? label : radio;
      return { element: shown, text: labelOf(radio), value: radio.value, off: radio.disabled || OFF.test(nameOf(radio)) || (label !== null && label !== undefined && OFF.test(nameOf(label))), on: radio.checked };
    });
    add({ kind: "radio", name: clean(key), label: "", chosen: members.some((radio) => radio.checked), required: members.some((radio) => radio.required) || LIKELY.test(key) || members.length > 1 }, choices);
  }

  const sets = new Map();
  const CHOICE = "button, [role=radio], [role=option], li, a, label, div[tabindex], span[tabindex], div[class*=swatch i], span[class*=swatch i]";
  for (const choice of all(CHOICE)) {
    if (choice.querySelector(CHOICE) !== null) continue; // it holds the choices
    if (choice === button || choice.contains(button) || choice.querySelector("input[type=radio], select, button, [role=radio]") || !visible(choice)) continue;
    const label = choice.closest("label");
    if (label && label.control) continue; // the field that it names is the choice
    if (OTHER.test(`${choice.id} ${choice.getAttribute("class") || ""}`)) continue;
    const pressable = choice.matches("button, a, label, [role], [tabindex], [onclick], [data-value]") || getComputedStyle(choice).cursor === "pointer";
    if (!pressable && CAPTION.test(choice.getAttribute("class") || "")) continue;
    const text = clean(choice.innerText || choice.getAttribute("aria-label") || choice.title || choice.getAttribute("data-value"));
    const role = choice.getAttribute("role") || "";
    const box = parent(choice);
    const above = `${nameOf(box || choice)} ${box && parent(box) ? nameOf(parent(box)) : ""} ${nameOf(choice)}`;
    if (choice.matches("[role=combobox], [aria-haspopup]")) continue;
    // A row of short buttons with no mark at all: sizes, once the shop has refused to add without one.
    const row = wide && choice.matches("button, [role=button]") && box && text && text.length <= 12 && !/^[-+\u2212\u2013\u00d7x]$/.test(text) && [...box.children].filter((one) => one.localName === choice.localName).length > 1 && !box.contains(button) && !OTHER.test(`${box.id} ${box.getAttribute("class") || ""}`);
    const asks = row || role === "radio" || (role === "option" && box && box.getAttribute("role") === "listbox") || SWATCH.test(above);
    if (!asks || text.length > 30 || (choice.localName === "a" && choice.getAttribute("href") && !/^(#|javascript:)/.test(choice.getAttribute("href")))) continue;
    const owner = choice.closest("[role=radiogroup], [role=listbox], [role=group], fieldset") || (box && box.children.length === 1 ? parent(box) : box);
    if (!owner) continue;
    if (!sets.has(owner)) sets.set(owner, []);
    sets.get(owner).push(choice);
  }
  for (const [owner, members] of sets) {
    if (members.length < 1 || members.length > 60 || owner.querySelector("select") !== null) continue;
    const isOn = (member) => ["aria-checked", "aria-pressed", "aria-selected"].some((name) => member.getAttribute(name) === "true") || CHOSEN.test(member.getAttribute("class") || "");
    const chosen = members.some(isOn);
    add(
      { kind: "buttons", name: clean(nameOf(owner)), label: clean(owner.getAttribute("aria-label")), chosen, required: owner.matches("[role=radiogroup], [role=listbox]") || LIKELY.test(`${nameOf(owner)} ${nameOf(parent(owner) || owner)} ${nameOf(members[0])}`) },
      members.map((member) => ({
        element: member,
        text: clean(member.innerText || member.getAttribute("aria-label") || member.title),
        value: "",
        on: isOn(member),
        off: member.disabled === true || member.getAttribute("aria-disabled") === "true" || OFF.test(member.getAttribute("class") || ""),
      })),
    );
  }
  return { groups, elements };
}
