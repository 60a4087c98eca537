"""The identity that the tests type, and every way in which it must not be readable afterwards."""

import base64
import re
from html import unescape
from urllib.parse import quote, unquote

from auditor.decode.redact import redactor
from auditor.model.plan import Identity
from auditor.model.vendor import Redactor

SHOPPER = Identity(
    email="Jane.Audit@example.com",
    phone="+49 30 90182 0",
    first_name="Jane",
    last_name="Audit",
    street="12 Test Street",
    city="Berlin",
    region="BE",
    postcode="10115",
    country="DE",
    country_name="Germany",
)
SALT = b"a salt for tests"


def fresh() -> Redactor:
    """A redactor that has written nothing yet."""
    return redactor(SHOPPER, salt=SALT)


SPELLED = (
    "jane.audit@example.com",
    "Jane.Audit@example.com",
    "JANE.AUDIT@EXAMPLE.COM",
    " jane.audit@example.com ",
    "jane.audit%40example.com",
    quote("Jane.Audit@example.com", safe=""),
    base64.b64encode(b"jane.audit@example.com").decode(),
    base64.urlsafe_b64encode(b'{"email":"jane.audit@example.com"}').decode().rstrip("="),
    "+49 30 90182 0",
    "+4930901820",
    "(030) 90182-0",
    "004930901820",
    "%2B49%2030%20901820",
    "Jane Audit",
    "AUDIT, JANE",
    "Jane%20Audit",
    "12 Test Street",
    "10115 Berlin",
    "030.901.820",
    "+49 (0)30 / 90182-0",
    "%252B49%252030%252090182%25200",
    "&#43;49&#32;30&#32;901820",
    quote(quote("Jane.Audit@example.com", safe=""), safe=""),
    "jane&#46;audit&#64;example&#46;com",
    "jane&#x2e;audit&commat;example&period;com",
    "jane\\u002eaudit\\u0040example\\u002ecom",
    "Dear%20JANE%20AUDIT",
    base64.urlsafe_b64encode(b">>>JANE.AUDIT@EXAMPLE.COM???").decode(),
)
"""What a page may make of the identity."""


def readable(text: str) -> list[str]:
    """What of the identity can still be read in a text, however it is written."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    for _ in range(3):
        plain = unquote(unescape(plain))
    plain = plain.casefold()
    found = [value for value in ("jane.audit@example.com", "jane audit", "12 test street") if value in plain]
    digits = re.sub(r"(?<=\d)[\s().\-/]+(?=\d)", "", plain)
    found += [value for value in ("30901820",) if value in digits]
    for run in re.findall(r"[A-Za-z0-9+/_-]{12,}", text):
        for cut in range(3):
            piece = run[cut:].replace("-", "+").replace("_", "/")
            raw = base64.b64decode(piece[: len(piece) // 4 * 4] or "", validate=False)
            found += [
                value for value in ("jane.audit@example.com",) if value in raw.decode("latin-1").casefold()
            ]
    return found
