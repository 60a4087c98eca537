"""The shop's own search, asked where no link leads to a product: what a visitor would do then."""

import re
from collections import Counter
from urllib.parse import urlencode

from playwright.async_api import Page

from auditor.gather.scripts import answer
from auditor.gather.site import absolute

_FORM = """() => {
  for (const field of document.querySelectorAll("input[type=search], [role=search] input, form[action*=search i] input, input[name=q], input[name=s], input[name=search]")) {
    const form = field.form;
    if (!form || !field.name || ["hidden", "submit", "email", "password"].includes(field.type) || (form.method || "get") !== "get") continue;
    const hidden = [...form.querySelectorAll("input[type=hidden][name]")].map((one) => [one.name, one.value]);
    return { action: form.getAttribute("action") || "", base: document.baseURI, name: field.name, hidden };
  }
  return null;
}"""
_WORD = re.compile(r"[^\W\d_]{4,14}")
_TERMS = 2


async def searches(page: Page, text: str) -> list[str]:
    """Addresses of the shop's search for words that it says itself; [] where it has none. Raises PageSilentError.

    `text` is what the page says. The last of them looks for one letter, which many searches answer with everything.
    """
    form = await answer(page.evaluate(_FORM))
    if not isinstance(form, dict):
        return []
    url = absolute(str(form["action"]), str(form["base"]))
    if not url:
        return []
    hidden = [(str(name), str(value)) for name, value in form["hidden"]]
    counted = Counter(word.lower() for word in _WORD.findall(text))
    terms = [word for word, _ in counted.most_common(_TERMS)]
    base = url.partition("?")[0]
    return [f"{base}?{urlencode([*hidden, (str(form['name']), term)])}" for term in (*terms, "a")]
