"""Whether a page says that there is nothing at its address, whatever status the server sent with it."""

from auditor.decode.page import words
from auditor.decode.page.tree import Document
from auditor.model.page import NotFound

_LONGEST = 60  # characters of a heading that says so; a longer one speaks of something
_FILLERS = 3  # words that may stand beside it: "Sorry, the page"
_STATUS = "404"
_FILLERS_OF_STATUS = 1  # "Error 404", and not "Fix 404 errors"
# What the templates of such pages are called on the body element (November 2026): WordPress's `body_class`,
# Shopify's themes, Magento (two names), PrestaShop's `id`.
_TEMPLATES = frozenset({"error404", "template-404", "cms-noroute-index", "cms-no-route", "pagenotfound"})


def read_not_found(document: Document) -> NotFound | None:
    """What a page that sells nothing says of itself; None where it does not say that it was not found.

    Sure is the name of its template, and a heading or title that says nothing else. Words in a longer
    heading ("Page not found: what now?") are sure where the page also asks not to be indexed.
    """
    body = document.body
    template = next(iter(_TEMPLATES & {*body.classes, body.get("id")}), "") if body is not None else ""
    if template:
        return NotFound(words=template, sure=True)
    headings = [each.words(2 * _LONGEST) for each in document.headings]
    texts = [*headings, document.title.partition("|")[0].strip()]
    said = [text for text in texts if len(text) <= _LONGEST and words.NOT_FOUND.found_in(text)]
    if not said:
        return None
    alone = next((text for text in said if _says_it_alone(text)), None)
    return NotFound(words=alone or said[0], sure=alone is not None or _unlisted(document))


def _says_it_alone(text: str) -> bool:
    rest = words.NOT_FOUND.removed_from(text).split()
    in_words = words.NOT_FOUND.found_in(text.replace(_STATUS, ""))
    return sum(any(map(str.isalpha, word)) for word in rest) <= (_FILLERS if in_words else _FILLERS_OF_STATUS)


def _unlisted(document: Document) -> bool:
    """Whether it asks search engines not to list it."""
    return any(
        each.get("name").lower() == "robots" and "noindex" in each.get("content").lower()
        for each in document.tagged("meta")
    )
