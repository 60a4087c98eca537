/** What a document asks to be filled in, described; { fields, elements } side by side. Shadow roots included. */
({ limit }) => {
  const SKIP = new Set(["hidden", "submit", "button", "image", "reset", "file"]);
  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const clean = (text, most = 160) => String(text || "").replace(/[\s\u00a0]+/g, " ").trim().slice(0, most);
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 && element.checkVisibility({ opacityProperty: false, visibilityProperty: true });
  };
  const byIds = (element, name) =>
    (element.getAttribute(name) || "")
      .split(/\s+/)
      .map((id) => (id ? element.getRootNode().getElementById?.(id) : null))
      .filter(Boolean)
      .map((found) => found.innerText)
      .join(" ");
  const labelOf = (field) => {
    const labels = field.labels ? [...field.labels].map((label) => label.innerText).join(" ") : "";
    return clean(labels || byIds(field, "aria-labelledby") || field.getAttribute("aria-label") || field.title || "", 200);
  };
  const aroundOf = (field) => {
    // A label that no attribute ties to its field stands beside it.
    for (let node = parent(field), i = 0; node && i < 3; node = parent(node), i += 1) {
      const text = clean(node.innerText, 200);
      if (text && node.querySelectorAll("input:not([type=hidden]), select, textarea").length <= 2) return text;
      const before = (i === 0 && field.previousElementSibling) || node.previousElementSibling;
      if (before && !before.matches("input, select, textarea") && !before.querySelector("input:not([type=hidden]), select, textarea")) {
        const said = clean(before.innerText, 100);
        if (said) return said;
      }
    }
    return "";
  };
  const groupOf = (field) => {
    const set = field.closest("fieldset, [role=radiogroup], [role=group]");
    const legend = set && (set.querySelector("legend") || null);
    return clean((legend && legend.innerText) || (set && set.getAttribute("aria-label")) || "");
  };
  const sectionOf = (field) => {
    const names = [];
    for (let node = parent(field), i = 0; node && node !== document.body && i < 8; node = parent(node), i += 1) names.push(`${node.id || ""} ${node.getAttribute("class") || ""}`.trim());
    return names.filter(Boolean).join(" | ").slice(0, 400);
  };
  const shownOf = (field) => {
    if (visible(field)) return true;
    if (field.localName === "select") return standIn(field) !== null;
    const label = field.labels && field.labels[0];
    return (field.type === "radio" || field.type === "checkbox") && label !== null && label !== undefined && visible(label);
  };
  // A list that a script hides, to draw one of its own beside it.
  const DRAWN = "[role=combobox], [role=listbox], [aria-haspopup=listbox], [class*=select i], [class*=chosen i], [class*=dropdown i]";
  const standIn = (list) => {
    for (const beside of [list.nextElementSibling, list.previousElementSibling]) {
      if (beside && visible(beside) && !beside.matches("input, select, textarea, label") && (beside.matches(DRAWN) || beside.querySelector(DRAWN))) return beside;
    }
    return null;
  };
  const isStandIn = (drawn) => {
    for (let node = drawn, i = 0; node && i < 4; node = parent(node), i += 1) {
      for (const beside of [node.nextElementSibling, node.previousElementSibling]) {
        if (beside && beside.localName === "select" && standIn(beside) === node) return true;
      }
    }
    return false;
  };
  // A button that opens a list is a field; in the page's head or foot it switches the shop's language or country.
  const opensList = (button) =>
    button.getAttribute("aria-haspopup") === "listbox" && button.closest("header, footer, nav, [role=banner], [role=contentinfo], [role=navigation]") === null;
  // What is said to be wrong with one field, by the page's own words beside it.
  const WRONG = /(^|[\s_-])(has-)?(error|errors|invalid|danger)([\s_-]|$)|-error|error-/i;
  const NOT_WRONG = /no-error|error-?free/i;
  const isWrong = (field) => {
    if (field.getAttribute("aria-invalid") === "true") return true;
    for (let node = field, i = 0; node && node !== document.body && i < 4; node = parent(node), i += 1) {
      if (i > 0 && node.querySelectorAll("input:not([type=hidden]), select, textarea").length > 1) return false;
      const beside = node.nextElementSibling && node.nextElementSibling.querySelector("input, select, textarea") === null ? node.nextElementSibling : null;
      const near = [...(i > 0 ? node.querySelectorAll("*") : []), beside].filter((one) => one && one !== field);
      for (const one of near) {
        const name = one.getAttribute("class") || "";
        const alerts = one.getAttribute("role") === "alert" || (WRONG.test(name) && !NOT_WRONG.test(name));
        if (alerts && one.checkVisibility() && clean(one.innerText) !== "") return true;
      }
    }
    return false;
  };
  const PLACEHOLDER = /^$|^(-|\u2013|\u2014|\.\.\.|\u2026)|^(please|select|choose|pick|bitte|w\u00e4hle|ausw\u00e4hlen|choisi|s\u00e9lectionne|selec|elige|elegir|scegli|kies|v\u00e4lj|v\u00e6lg|velg|wybierz|escolh|valitse|vyber|zvol|v\u00e1lass|aleg|se\u00e7|\u0432\u044b\u0431\u0435\u0440|\u9078\u629e|\u8bf7\u9009)/i;

  const elements = [];
  const fields = [];
  const forms = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (fields.length >= limit) return;
      if (element.shadowRoot) walk(element.shadowRoot);
      const drawn = !element.matches("input, select, textarea") && element.getAttribute("role");
      const combobox = drawn !== false && (drawn === "combobox" || opensList(element));
      const radio = drawn === "radio";
      const box = drawn === "checkbox" || drawn === "switch";
      const ticked = radio || box;
      if (drawn !== false && !combobox && !ticked) continue;
      if (combobox && (isStandIn(element) || element.querySelector("input[role=combobox], input[aria-autocomplete]"))) continue;
      const type = combobox ? "combobox" : box ? "checkbox" : radio ? drawn : element.localName === "input" ? element.type : element.localName;
      if (SKIP.has(type)) continue;
      const form = element.form || element.closest("form");
      if (form && !forms.includes(form)) forms.push(form);
      elements.push(element);
      fields.push({
        type,
        name: clean(`${element.getAttribute("name") || ""} ${element.id || ""}`),
        hint: clean(`${element.getAttribute("data-testid") || ""} ${element.getAttribute("class") || ""}`),
        autocomplete: clean(element.getAttribute("autocomplete")),
        label: labelOf(element) || (ticked ? clean(element.innerText) : ""),
        around: labelOf(element) || ticked ? "" : aroundOf(element),
        placeholder: clean(element.getAttribute("placeholder")),
        group: groupOf(element),
        section: sectionOf(element),
        form: form ? forms.indexOf(form) : -1,
        radio: type === "radio" ? element.getAttribute("name") || (radio ? groupOf(element) : "") : "",
        value: ticked ? "" : type === "checkbox" || type === "radio" ? element.value : type === "password" ? "" : clean(element.value),
        filled: ticked ? element.getAttribute("aria-checked") === "true" : type === "checkbox" || type === "radio" ? element.checked : combobox ? !PLACEHOLDER.test(clean(element.innerText)) : element.value !== "",
        required: element.required === true || element.getAttribute("aria-required") === "true",
        disabled: element.disabled === true || element.readOnly === true || element.getAttribute("aria-disabled") === "true",
        visible: shownOf(element),
        invalid: element.getAttribute("aria-invalid") === "true" || (element.willValidate === true && element.value !== "" && !element.checkValidity()),
        marked: isWrong(element),
        typed: element.localName === "input" || element.localName === "textarea",
        opens: combobox || element.getAttribute("role") === "combobox" || /^(list|both)$/.test(element.getAttribute("aria-autocomplete") || "") || element.getAttribute("aria-haspopup") === "listbox",
        longest: element.maxLength > 0 ? element.maxLength : 0,
        choices: element.localName === "select" ? [...element.options].slice(0, 400).map((option) => ({ text: clean(option.text, 80), value: option.value.slice(0, 200), off: option.disabled })) : [],
      });
    }
  };
  walk(document);
  return { fields, elements };
}
