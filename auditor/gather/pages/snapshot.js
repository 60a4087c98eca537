/**
 * The document as the browser shows it, written out as HTML. The page itself is only read.
 *
 * Open shadow roots are flattened into their hosts. `data-auditor-hidden` marks what a visitor cannot
 * see, `data-auditor-struck` what is struck through, `data-auditor-chosen` chosen options and ticked boxes.
 * What a visitor typed is left out. Writing stops at `limit` characters.
 */
({ limit, scriptLimit }) => {
  const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
  const RAW = new Set(["style", "noscript", "template"]);
  const UNSEEN = new Set(["head", "script", "style", "template", "noscript", "meta", "link", "title", "base", "br", "option", "optgroup", "source", "param"]);
  const LIVE_VALUE = new Set(["hidden", "number", "radio", "checkbox", "submit", "button", "range"]);
  const parts = [];
  const read = [];
  let heading = "";
  let size = 0;
  let cut = false;

  const put = (text) => {
    if (size + text.length > limit) {
      cut = true;
      return;
    }
    size += text.length;
    parts.push(text);
  };
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const quoted = (text) => escaped(text).replace(/"/g, "&quot;");

  // Off the page, or cut down to a pixel: read out by screen readers, seen by nobody.
  const outOfSight = (element, style) => {
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    const box = element.getBoundingClientRect();
    const clipped = box.width <= 1 && box.height <= 1 && style.overflow !== "visible";
    return clipped || style.clip === "rect(0px, 0px, 0px, 0px)" || box.right + window.scrollX < -500;
  };
  const collapsed = (element, style) => {
    if (style.overflowX === "visible" && style.overflowY === "visible") return false;
    const box = element.getBoundingClientRect();
    return (box.width === 0 || box.height === 0) && element.childNodes.length > 0 && style.display !== "contents";
  };
  const marks = (element, name, hiddenAbove) => {
    let found = "";
    if (!UNSEEN.has(name) && element instanceof Element) {
      const style = getComputedStyle(element);
      const hidden =
        style.display === "none" ||
        style.visibility !== "visible" ||
        Number(style.opacity) === 0 ||
        outOfSight(element, style) ||
        collapsed(element, style);
      if (hidden && !hiddenAbove) found += " data-auditor-hidden";
      if (String(style.textDecorationLine).includes("line-through")) found += " data-auditor-struck";
      hiddenAbove = hiddenAbove || hidden;
    }
    const chosen =
      (name === "option" && element.selected === true) ||
      (name === "input" && (element.type === "radio" || element.type === "checkbox") && element.checked === true);
    return [chosen ? found + " data-auditor-chosen" : found, hiddenAbove];
  };

  const attributes = (element, name) => {
    let found = "";
    for (const attribute of Array.prototype.slice.call(element.attributes)) {
      if (attribute.name.startsWith("data-auditor-")) continue;
      if (name === "input" && attribute.name === "value" && LIVE_VALUE.has(element.type)) continue;
      const value = attribute.value.length > 20000 ? attribute.value.slice(0, 20000) : attribute.value;
      found += ` ${attribute.name}="${quoted(value)}"`;
    }
    if (name === "input" && LIVE_VALUE.has(element.type)) found += ` value="${quoted(String(element.value))}"`;
    return found;
  };
  const keepsScript = (element) => {
    const type = (element.getAttribute("type") || "").toLowerCase();
    return type.includes("json") || (!element.hasAttribute("src") && element.textContent.length <= scriptLimit);
  };

  // Iterative: a page may nest deeper than the stack.
  const stack = [];
  const children = (node) => {
    if (node.shadowRoot) return node.shadowRoot.childNodes;
    if (node.localName === "slot" && typeof node.assignedNodes === "function") {
      const assigned = node.assignedNodes({ flatten: true });
      if (assigned.length) return assigned;
    }
    return node.childNodes;
  };
  const pushAll = (nodes, hidden) => {
    for (let i = nodes.length - 1; i >= 0; i -= 1) stack.push([nodes[i], hidden]);
  };

  put("<!doctype html>");
  if (document.documentElement) stack.push([document.documentElement, false]);
  while (stack.length && !cut) {
    const [node, hidden] = stack.pop();
    if (typeof node === "string") {
      put(node);
    } else if (node.nodeType === Node.TEXT_NODE) {
      put(escaped(node.data));
      if (!hidden && node.data.trim()) read.push(node.data.trim());
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const name = node.localName;
      const [found, hiddenNow] = marks(node, name, hidden);
      if (name === "h1" && !hiddenNow && !heading) heading = node.textContent.trim().slice(0, 500);
      put(`<${name}${attributes(node, name)}${found}>`);
      if (VOID.has(name)) continue;
      if (name === "script") {
        put(keepsScript(node) ? node.textContent.replace(/<\/script/gi, "<\\/script") : "");
        put("</script>");
      } else if (RAW.has(name)) {
        put(`</${name}>`);
      } else if (name === "textarea") {
        put("</textarea>");
      } else {
        stack.push([`</${name}>`, hidden]);
        pushAll(children(node), hiddenNow);
      }
    }
  }
  return { html: parts.join(""), text: read.join(" ").slice(0, 300000), cut, heading, title: String(document.title).slice(0, 500) };
}
