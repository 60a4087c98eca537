"""The evidence folder: one SQLite file and the screenshots, written as the audit goes on.

Every string that a shop or its visitors wrote passes the redactor on its way in. What was written
before an audit broke off is kept, and reads like any other.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Any, NewType, Self

from auditor.gather import rows
from auditor.model.errors import EvidenceError
from auditor.model.evidence import (
    CallSite,
    Capture,
    ConsoleLine,
    Cookie,
    DocumentKind,
    Evidence,
    PixelCall,
    ProbeState,
    Request,
    Visit,
)
from auditor.model.journey import Addition, Chosen, ConsentRecord, StepOutcome
from auditor.model.vendor import Redactor

FILE = "evidence.sqlite"
SCREENSHOTS = "screenshots"
SCHEMA_VERSION = 1
_APPLICATION_ID = 0x50495841  # "PIXA" in SQLite's header: the file is ours
_COMPRESSION = 3  # of 1 to 9: a third of the time of 6 for 15 % more bytes (a page of 60 KB, November 2026)
_DOCUMENT_LIMIT = 16_000_000  # bytes of one document when it is unpacked again
# Headers that carry a session or a password, or tell nothing.
_SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie"})
_URL_HEADERS = frozenset({"origin", "referer"})

Packed = NewType("Packed", bytes)
"""A document, redacted and compressed."""


class Store:
    """Writes one audit's evidence into a folder. Each record is on disk when its method returns.

    A record with a key that is there already (a visit that went on, a request that the browser's own
    event explains) replaces it. Raises EvidenceError where the folder cannot be written.
    """

    def __init__(self, folder: Path, redact: Redactor) -> None:
        self.folder = folder
        self.redact = redact
        try:
            (folder / SCREENSHOTS).mkdir(parents=True, exist_ok=True)
            stale = [folder / name for name in (FILE, f"{FILE}-wal", f"{FILE}-shm")]
            for path in (*stale, *(folder / SCREENSHOTS).glob("*.jpg")):
                path.unlink(missing_ok=True)
            self._db = sqlite3.connect(folder / FILE, isolation_level=None)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise EvidenceError(f"The evidence cannot be written to {folder}: {error}") from error

    def _prepare(self) -> None:
        self._db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        # Write-ahead while the audit runs: a record costs no sync, and a crash loses none.
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        for table in rows.TABLES:
            self._db.execute(table.create)
        self._db.execute("CREATE TABLE documents (visit_id, kind, body BLOB, PRIMARY KEY (visit_id, kind))")
        self._db.execute("CREATE TABLE capture (body TEXT)")

    def __enter__(self) -> Self:
        """The open store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it, whatever happened."""
        self.close()

    def close(self) -> None:
        """Fold the write-ahead log into the one file and close it; closing twice does nothing."""
        try:
            self._db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.ProgrammingError:
            return  # closed before
        self._db.close()

    def _put(self, table: rows.Table[Any], record: object) -> None:
        self._db.execute(table.put, [_text(value) for value in table.row(record)])

    def visit(self, visit: Visit) -> None:
        """Write a visit, or what has become of it."""
        redacted = replace(
            visit,
            requested_url=self.redact.url(visit.requested_url),
            url=self.redact.url(visit.url),
            title=self.redact.text(visit.title),
            failure=self.redact.text(visit.failure),
            notes=tuple(map(self.redact.text, visit.notes)),
            policies=tuple(map(self.redact.text, visit.policies)),
            answer_headers=tuple(map(self.redact.text, visit.answer_headers)),
            routes=tuple(replace(route, url=self.redact.url(route.url)) for route in visit.routes),
        )
        self._put(rows.VISITS, redacted)

    def request(self, request: Request, body: bytes) -> None:
        """Write a request to the vendor; its body comes raw, apart from the record, and is redacted."""
        url, text = self.redact.beacon(request.method, request.url, body)
        redacted = replace(
            request,
            url=url,
            path=self.redact.text(request.path),
            frame_url=self.redact.url(request.frame_url),
            headers={name: self._header(name, value) for name, value in request.headers.items()},
            body=text,
            failure=self.redact.text(request.failure),
            note=self.redact.text(request.note),
            answer=self._answer(request.answer),
        )
        self._put(rows.REQUESTS, redacted)

    def _answer(self, text: str) -> str:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return self.redact.text(text)
        return json.dumps(self.redact.json(value), ensure_ascii=False)

    def _header(self, name: str, value: str) -> str:
        if name.lower() in _SECRET_HEADERS:
            return "[redacted]"
        return self.redact.url(value) if name.lower() in _URL_HEADERS else self.redact.text(value)

    def call(self, call: PixelCall) -> None:
        """Write what the page asked of the vendor's object."""
        arguments = self.redact.json(list(call.arguments))
        site = call.called_by
        redacted = replace(
            call,
            frame_url=self.redact.url(call.frame_url),
            method=self.redact.text(call.method),
            arguments=tuple(arguments) if isinstance(arguments, list) else (arguments,),
            pixel_id=None if call.pixel_id is None else self.redact.text(call.pixel_id),
            called_by=None if site is None else CallSite(url=self.redact.url(site.url), line=site.line),
        )
        self._put(rows.CALLS, redacted)

    def state(self, state: ProbeState) -> None:
        """Write what the vendor's object said of itself."""
        data = self.redact.json(state.data)
        redacted = replace(
            state,
            frame_url=self.redact.url(state.frame_url),
            data=data if isinstance(data, dict) else {},
        )
        self._put(rows.STATES, redacted)

    def console(self, line: ConsoleLine) -> None:
        """Write a line of the page's console."""
        redacted = replace(line, text=self.redact.text(line.text), url=self.redact.url(line.url))
        self._put(rows.CONSOLE, redacted)

    def cookie(self, cookie: Cookie, value: str) -> None:
        """Write a cookie; of its value, which comes apart from the record, only the digest stays."""
        redacted = replace(cookie, name=self.redact.text(cookie.name), digest=self.redact.digest(value))
        self._put(rows.COOKIES, redacted)

    def step(self, step: StepOutcome) -> None:
        """Write how a step of the journey ended."""
        redacted = replace(
            step,
            url=self.redact.url(step.url),
            reason=self.redact.text(step.reason),
            notes=tuple(map(self.redact.text, step.notes)),
            additions=tuple(map(self._addition, step.additions)),
            attempts=tuple(replace(one, words=self.redact.text(one.words)) for one in step.attempts),
        )
        self._put(rows.STEPS, redacted)

    def _addition(self, addition: Addition) -> Addition:
        """What went into the cart, without anybody's name that a shop might engrave on it."""
        return replace(
            addition,
            name=self.redact.text(addition.name),
            choices=tuple(
                Chosen(**{name: self.redact.text(text) for name, text in asdict(choice).items()})
                for choice in addition.choices
            ),
        )

    def consent(self, record: ConsentRecord) -> None:
        """Write what became of the consent banner."""
        redacted = replace(
            record,
            words=self.redact.text(record.words),
            pressed=tuple(map(self.redact.text, record.pressed)),
        )
        self._put(rows.CONSENT, redacted)

    def document(self, visit_id: int, kind: DocumentKind, html: str) -> None:
        """Write a document of a visit, or the newer state of it."""
        self.packed_document(visit_id, kind, self.packed(html))

    def keep_unchosen(self, visit_id: int) -> None:
        """Keep what was last rendered of a visit also as what it was before anything was chosen; the first time."""
        self._db.execute(
            "INSERT OR IGNORE INTO documents SELECT visit_id, ?, body FROM documents WHERE visit_id = ? AND kind = ?",
            (DocumentKind.UNCHOSEN.value, visit_id, DocumentKind.RENDERED.value),
        )

    def packed(self, html: str) -> Packed:
        """A document as it is written: redacted, compressed. Writes nothing; any thread may ask for it."""
        return Packed(zlib.compress(self.redact.html(html).encode("utf-8", "replace"), _COMPRESSION))

    def packed_document(self, visit_id: int, kind: DocumentKind, body: Packed) -> None:
        """Write a document that `packed` has made ready."""
        self._db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", (visit_id, kind.value, body))

    def screenshot(self, name: str, image: bytes) -> str:
        """Write a picture; returns its path inside the folder."""
        (self.folder / SCREENSHOTS / name).write_bytes(image)
        return f"{SCREENSHOTS}/{name}"

    def capture(self, capture: Capture) -> None:
        """Write the conditions of the capture, or their last state."""
        redacted = replace(
            capture,
            site=self.redact.url(capture.site),
            incomplete=tuple(map(self.redact.text, capture.incomplete)),
            notes=tuple(map(self.redact.text, capture.notes)),
        )
        body = asdict(redacted) | {"settings": dict(redacted.settings)}
        with self._db:
            self._db.execute("BEGIN")
            self._db.execute("DELETE FROM capture")
            self._db.execute("INSERT INTO capture VALUES (?)", (json.dumps(body),))


def _text(value: rows.Scalar) -> rows.Scalar:
    """A value that SQLite can hold: half of a surrogate pair, as scripts can make one, becomes "?"."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _unpacked(packed: bytes) -> str:
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(packed, _DOCUMENT_LIMIT).decode("utf-8", "replace")
    if not unpacking.eof and not unpacking.unconsumed_tail:
        raise zlib.error("its end is missing")
    return text


class _Documents(Mapping[tuple[int, DocumentKind], str]):
    """The documents of a folder, each unpacked when it is asked for."""

    def __init__(self, uri: str, keys: frozenset[tuple[int, DocumentKind]]) -> None:
        self._uri = uri
        self._keys = keys

    def __getitem__(self, key: tuple[int, DocumentKind]) -> str:
        if key not in self._keys:
            raise KeyError(key)
        try:
            with closing(sqlite3.connect(self._uri, uri=True)) as db:
                row = db.execute(
                    "SELECT body FROM documents WHERE visit_id = ? AND kind = ?", (key[0], key[1].value)
                ).fetchone()
            return _unpacked(row[0])
        except (sqlite3.Error, zlib.error, TypeError) as error:
            raise EvidenceError(
                f"The {key[1].value} document of visit {key[0]} is damaged: {error}"
            ) from error

    def __iter__(self) -> Iterator[tuple[int, DocumentKind]]:
        return iter(sorted(self._keys))

    def __len__(self) -> int:
        return len(self._keys)


def load(folder: Path) -> Evidence:
    """The evidence that a folder holds. Raises EvidenceError where it is absent, foreign or damaged."""
    file = folder / FILE
    if not file.is_file():
        raise EvidenceError(f"{folder} holds no evidence: there is no {FILE} in it.")
    uri = f"{file.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as db:
            db.row_factory = sqlite3.Row
            _recognise(db, file)
            return _read(db, uri)
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise EvidenceError(f"{file} is damaged: {error}") from error


def _recognise(db: sqlite3.Connection, file: Path) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION_ID:
        raise EvidenceError(f"{file} is an SQLite file of some other program.")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version != SCHEMA_VERSION:
        raise EvidenceError(
            f"{file} has the format {version}; this version of the auditor reads {SCHEMA_VERSION}."
        )


def _read(db: sqlite3.Connection, uri: str) -> Evidence:
    def all_of(table: rows.Table[rows.T]) -> tuple[rows.T, ...]:
        found = db.execute(f"SELECT * FROM {table.name} ORDER BY rowid")  # noqa: S608 - names are ours
        return tuple(table.record(dict(row)) for row in found)

    stored = db.execute("SELECT body FROM capture").fetchone()
    if stored is None:
        raise EvidenceError("The evidence lacks the conditions of its capture: nothing was gathered.")
    body = json.loads(stored[0])
    for name in ("differences", "incomplete", "notes", "server_side"):
        body[name] = tuple(body[name])
    keys = frozenset(
        (int(row["visit_id"]), DocumentKind(row["kind"]))
        for row in db.execute("SELECT visit_id, kind FROM documents")
    )
    return Evidence(
        capture=Capture(**body),
        visits=tuple(sorted(all_of(rows.VISITS), key=lambda visit: visit.id)),
        requests=tuple(sorted(all_of(rows.REQUESTS), key=lambda request: request.id)),
        calls=all_of(rows.CALLS),
        states=all_of(rows.STATES),
        console=all_of(rows.CONSOLE),
        cookies=all_of(rows.COOKIES),
        steps=all_of(rows.STEPS),
        consent=all_of(rows.CONSENT),
        documents=_Documents(uri, keys),
    )
