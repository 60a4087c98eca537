"""Personal data is cut before it is written.

What stays is a marker (`auditor.model.redaction`) that says what stood there, in which form and whose
it was: enough for a rule to tell a hashed e-mail from a plain one, and a well-made hash from a bad
one. Nothing here raises on what a stranger has written, and a second pass changes nothing.
"""

from collections.abc import Callable
from functools import lru_cache

from auditor.decode.payload import Rewrite, as_text, clean_text, repack
from auditor.decode.redact.markers import OPENING, Ledger
from auditor.decode.redact.markup import MarkupRedactor
from auditor.decode.redact.spellings import spellings_of
from auditor.decode.redact.text import TextRedactor
from auditor.decode.redact.values import ValueRedactor
from auditor.model.jsonvalue import JsonValue
from auditor.model.plan import Identity
from auditor.model.vendor import Redactor

_REMEMBERED = 1024  # short texts whose redaction is remembered: one visit's address is written many times
_SHORT = 4096  # characters
_BEACONS = 32  # the same for beacons under way
_LONG = 64_000  # bytes


def redactor(identity: Identity, *, salt: bytes) -> Redactor:
    """The redactor of one audit.

    `identity` is what the auditor types, and stays in memory; `salt` makes session values comparable
    within the audit and with nothing else, and must not be stored.
    """
    known = _Growing(identity, salt)
    return Redactor(
        url=known.url,
        text=known.text,
        html=known.html,
        json=known.json,
        beacon=known.beacon,
        digest=known.digest,
        learn=known.learn,
    )


class _Growing:
    """A redactor that gives way to another one once more is going to be typed."""

    def __init__(self, identity: Identity, salt: bytes) -> None:
        self._known = [identity]
        self._salt = salt
        self._ledger = Ledger()
        self._now = self._made()

    def learn(self, identity: Identity) -> None:
        if identity not in self._known:
            self._known.append(identity)
            self._now = self._made()

    def _made(self) -> Redactor:
        return _cutter(TextRedactor(spellings_of(*self._known), self._salt), self._ledger)

    def url(self, raw: str) -> str:
        return self._now.url(raw)

    def text(self, raw: str) -> str:
        return self._now.text(raw)

    def html(self, raw: str) -> str:
        return self._now.html(raw)

    def json(self, value: JsonValue) -> JsonValue:
        return self._now.json(value)

    def beacon(self, method: str, url: str, body: bytes) -> tuple[str, str]:
        return self._now.beacon(method, url, body)

    def digest(self, value: str) -> str:
        return self._now.digest(value)


def _cutter(texts: TextRedactor, ledger: Ledger) -> Redactor:
    values = ValueRedactor(texts, ledger)
    markup = MarkupRedactor(texts)
    text = ledger.keep(lambda raw: texts.text(clean_text(raw)))
    address = ledger.keep(lambda raw: texts.text(clean_text(raw)))
    rewrite = Rewrite(value=values.value, text=text, address=address)

    def url(raw: str) -> str:
        return raw if ledger.wrote(raw) else repack(raw, "", rewrite)[0]

    @lru_cache(maxsize=_BEACONS)
    def repacked(raw: str, body: bytes) -> tuple[str, str]:
        return repack(raw, as_text(body), rewrite)

    def beacon(method: str, raw: str, body: bytes) -> tuple[str, str]:  # noqa: ARG001 - the port's shape
        if len(raw) + len(body) > _LONG or OPENING in raw or OPENING.encode() in body:
            return repacked.__wrapped__(raw, body)
        return repacked(raw, body)  # it is written again whenever more is known of it

    return Redactor(
        url=_remembering(url),
        text=_remembering(text),
        html=ledger.keep(lambda raw: markup.html(clean_text(raw))),
        json=values.value,
        beacon=beacon,
        digest=texts.digest,
    )


def _remembering(redact: Callable[[str], str]) -> Callable[[str], str]:
    """A function that gives a short text's redaction without making it again.

    What has a marker in it depends on what was written before, and is not remembered.
    """
    remembered = lru_cache(maxsize=_REMEMBERED)(redact)
    return lambda raw: remembered(raw) if len(raw) <= _SHORT and OPENING not in raw else redact(raw)
