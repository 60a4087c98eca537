/**
 * How something on a page is found again: { aim(element), fieldAim(field) } give { role, name }, { label },
 * { text } or { selector }, the first of these that finds this very element; null where none does.
 *
 * Roles and names are those of WAI-ARIA as Playwright's locators reckon them, and only as far as they are
 * sure: what is found again is the first that is visible. Words with figures in them (a price, a number of
 * pieces) are cut down to those without, for they change.
 */
() => {
  const LONGEST = 80;
  const HASHED = /\d{3}|[:.]|^[a-z]{0,3}-?[0-9a-f]{5,}$|^(?:ember|react|radix|headlessui|mui)/i;
  const TEST_IDS = ["data-testid", "data-test-id", "data-test", "data-cy", "data-qa"];
  const PRESSED_BY_NAME = new Set(["button", "link", "tab", "menuitem", "option", "radio", "checkbox", "switch"]);

  const parent = (node) => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const clean = (text) => String(text || "").replace(/[\s\u00a0\u200b]+/g, " ").trim();
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  const hiddenFromNames = (element) => element.getAttribute("aria-hidden") === "true" || !element.checkVisibility({ visibilityProperty: true });
  const all = () => {
    const found = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll("*")) {
        found.push(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return found;
  };

  const INPUTS = { submit: "button", button: "button", reset: "button", image: "button", checkbox: "checkbox", radio: "radio", number: "spinbutton", search: "searchbox", text: "textbox", email: "textbox", tel: "textbox", url: "textbox" };
  const roleOf = (element) => {
    const given = clean(element.getAttribute("role")).split(" ")[0];
    if (given) return given === "none" || given === "presentation" ? "" : given;
    if (element.localName === "a") return element.hasAttribute("href") ? "link" : "";
    if (element.localName === "button") return "button";
    if (element.localName === "textarea") return "textbox";
    if (element.localName === "select") return element.multiple || element.size > 1 ? "listbox" : "combobox";
    if (element.localName !== "input") return "";
    const role = INPUTS[element.type] || "";
    return element.hasAttribute("list") && (role === "textbox" || role === "searchbox") ? "combobox" : role;
  };

  const content = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || hiddenFromNames(node)) return "";
    const given = clean(node.getAttribute("aria-label"));
    if (given) return given;
    if (node.localName === "img") return node.alt || "";
    if (node.matches("script, style, template, select, textarea, option, svg")) {
      const title = node.localName === "svg" ? node.querySelector("title") : null;
      return title ? title.textContent : "";
    }
    const text = [...(node.shadowRoot || node).childNodes].map(content).join("");
    return getComputedStyle(node).display.startsWith("inline") ? text : ` ${text} `;
  };
  const inside = (element) => clean([...(element.shadowRoot || element).childNodes].map(content).join(""));
  const labelsOf = (field) => {
    const root = field.getRootNode();
    const byIds = clean(field.getAttribute("aria-labelledby")).split(" ").filter(Boolean);
    const tied = byIds.map((id) => (root.getElementById ? root.getElementById(id) : null)).filter(Boolean);
    if (tied.length) return clean(tied.map(inside).join(" "));
    const own = clean(field.getAttribute("aria-label"));
    if (own) return own;
    return clean(field.labels ? [...field.labels].map(inside).join(" ") : "");
  };
  const nameOf = (element) => {
    const labelled = labelsOf(element);
    if (labelled) return labelled;
    if (element.localName === "input") {
      if (element.type === "image") return clean(element.alt || element.title);
      if (["submit", "button", "reset"].includes(element.type)) return clean(element.value || element.title);
      return clean(element.title || element.placeholder);
    }
    if (element.matches("select, textarea")) return clean(element.title || element.placeholder);
    return inside(element) || clean(element.title);
  };

  // Words that stay: the longest run without a figure, whole where there is none.
  const lasting = (words) => {
    if (!/\d/.test(words)) return words;
    const runs = words.split(/[^\p{L}\p{M}'’&\s-]*\d[^\p{L}]*/u).map((run) => clean(run.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")));
    return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
  };
  const usable = (words) => words.length >= 2 && words.length <= LONGEST;
  // What `words` finds: exact matches before those that merely hold them, in each the first that is visible.
  const first = (candidates, wordsOf, words) => {
    const low = words.toLowerCase();
    const exact = candidates.find((one) => wordsOf(one) === words && seen(one));
    return exact || candidates.find((one) => wordsOf(one).toLowerCase().includes(low) && seen(one)) || null;
  };

  const byRole = (element, elements) => {
    const role = roleOf(element);
    if (!role || element.closest("[aria-hidden=true]")) return null;
    const whole = nameOf(element);
    const same = elements.filter((one) => roleOf(one) === role && !one.closest("[aria-hidden=true]"));
    for (const name of new Set([whole, lasting(whole)])) {
      if (usable(name) && !/\d/.test(name) && first(same, nameOf, name) === element) return { role, name };
    }
    return null;
  };

  const textOf = (element) => (element.matches("input[type=submit], input[type=button]") ? clean(element.value) : clean(element.textContent));
  const byText = (element, elements) => {
    const words = lasting(clean(element.localName === "input" ? "" : element.textContent));
    if (!usable(words)) return null;
    const low = words.toLowerCase();
    const holds = (one) => !one.matches("script, style, noscript, head, title, option") && textOf(one).toLowerCase().includes(low);
    const innermost = elements.filter((one) => holds(one) && ![...one.children].some(holds));
    const found = first(innermost, textOf, words);
    return found && element.contains(found) ? { text: words } : null;
  };

  const quoted = (value) => `"${value.replace(/["\\]/g, "\\$&")}"`;
  const finds = (selector, element, elements) => {
    try {
      return elements.find((one) => one.matches(selector) && seen(one)) === element;
    } catch (refused) {
      return false;
    }
  };
  const marks = function* (element) {
    const tag = element.localName;
    if (element.id && !HASHED.test(element.id)) yield `#${CSS.escape(element.id)}`;
    for (const name of TEST_IDS) if (element.getAttribute(name)) yield `[${name}=${quoted(element.getAttribute(name))}]`;
    const name = element.getAttribute("name");
    if (name && !/\d{3}/.test(name)) {
      yield `${tag}[name=${quoted(name)}]`;
      if (element.getAttribute("value")) yield `${tag}[name=${quoted(name)}][value=${quoted(element.getAttribute("value"))}]`;
    }
    const label = element.getAttribute("aria-label");
    if (label && !/\d/.test(label)) yield `${tag}[aria-label=${quoted(label)}]`;
    for (const one of element.classList) if (!/\d/.test(one)) yield `${tag}.${CSS.escape(one)}`;
  };
  const bySelector = (element, elements) => {
    for (const mark of marks(element)) if (finds(mark, element, elements)) return { selector: mark };
    // Below something that has a mark of its own, else by the place in the document.
    let path = "";
    for (let node = element; node && node !== document.documentElement; node = parent(node)) {
      if (path) {
        for (const mark of marks(node)) if (finds(`${mark} ${path}`, element, elements)) return { selector: `${mark} ${path}` };
      }
      const siblings = node.parentNode ? [...node.parentNode.children].filter((one) => one.localName === node.localName) : [];
      const place = siblings.length > 1 ? `${node.localName}:nth-of-type(${siblings.indexOf(node) + 1})` : node.localName;
      path = path ? `${place} > ${path}` : place;
      if (path.length > 1000) return null;
    }
    return finds(path, element, elements) ? { selector: path } : null;
  };

  const aim = (element) => {
    const elements = all();
    return byRole(element, elements) || byText(element, elements) || bySelector(element, elements);
  };
  const fieldAim = (field) => {
    const elements = all();
    if (seen(field)) {
      const label = labelsOf(field);
      const fields = elements.filter((one) => labelsOf(one) !== "");
      // Of several labels Playwright compares each alone; a role's name is all of them.
      const several = clean(field.getAttribute("aria-labelledby")).includes(" ") || (field.labels || []).length > 1;
      if (several) return byRole(field, elements) || bySelector(field, elements);
      const ticked = ["radio", "checkbox"].includes(field.type);
      for (const words of new Set([label, lasting(label)])) {
        if (usable(words) && !/\d/.test(words) && first(fields, labelsOf, words) === field) return ticked ? { role: field.type, name: words } : { label: words };
      }
      return bySelector(field, elements);
    }
    // A box that is drawn by its label.
    const label = field.labels && [...field.labels].find(seen);
    return label ? byText(label, elements) || bySelector(label, elements) : null;
  };
  return { aim, fieldAim, pressedByName: (element) => PRESSED_BY_NAME.has(roleOf(element)) };
}
