/** What a document says is wrong, as a visitor reads it; open shadow roots included. */
() => {
  const ERROR =
    "[role=alert], [aria-live=assertive], .error, .errors, .errorlist, .invalid-feedback, .alert-danger, .alert-error, .field-error, .help-block, .message-error, .mage-error, .text-danger, .woocommerce-error, [class*=error i]";
  const said = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches(ERROR) || !element.checkVisibility()) continue;
      const text = (element.innerText || "").replace(/\s+/g, " ").trim();
      if (text.length > 2 && text.length < 300 && !said.includes(text)) said.push(text);
    }
  };
  walk(document);
  return said.slice(0, 8);
}
