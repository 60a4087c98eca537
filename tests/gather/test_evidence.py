"""The store: what is written comes back, redacted; what is foreign or damaged is refused."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.gather.evidence import FILE, Store, load
from auditor.model.errors import EvidenceError
from auditor.model.evidence import (
    CallSite,
    Capture,
    ConsoleLine,
    Cookie,
    DocumentKind,
    Frame,
    PixelCall,
    ProbeState,
    Request,
    Route,
    Visit,
)
from auditor.model.journey import (
    Addition,
    Attempt,
    Chosen,
    ConsentChoice,
    ConsentRecord,
    Proof,
    Step,
    StepOutcome,
    Trial,
    Way,
)
from auditor.model.vendor import Redactor
from tests.gather.shop import READERS

CAPTURE = Capture(
    site="https://shop.example/",
    started_at=1.0,
    finished_at=2.0,
    sdk="standin",
    sdk_note="",
    seal="all",
    browser="Chromium 1",
    user_agent="A browser",
    differences=("it runs headless",),
    beacons=1,
    sent_to_vendor=0,
    sealed_other=2,
    settings={"until": "cart", "expected_pixels": ["A"], "locale": None},
    incomplete=("It was interrupted.",),
)
VISIT = Visit(
    id=1,
    run="main",
    step=Step.CART,
    requested_url="https://shop.example/a",
    url="https://shop.example/b",
    status=200,
    started_at=1.25,
    ended_at=2.5,
    settled=True,
    title="A title",
    notes=("a note", "another"),
    parsed_at=1.5,
    stirred_at=1.75,
    routes=(Route("https://shop.example/b", 2.0),),
    answer_headers=("content-type", "server: nginx"),
)
REQUEST = Request(
    id=1,
    visit_id=1,
    frame=Frame.IFRAME,
    frame_url="https://shop.example/frame",
    method="POST",
    url="https://analytics.tiktok.com/api/v2/pixel",
    host="analytics.tiktok.com",
    path="/api/v2/pixel",
    headers={"referer": "https://shop.example/b", "cookie": "secret=1"},
    body="",
    at=1.5,
    status=200,
    answered_by="sinkhole",
    resource_type="ping",
    seen_by_browser=True,
    seen_by_sinkhole=True,
)
CALL = PixelCall(
    id=1,
    visit_id=1,
    frame=Frame.PAGE,
    frame_url="https://shop.example/b",
    at=1.4,
    method="track",
    arguments=("AddToCart", {"value": 9.5, "contents": [{"content_id": "x"}]}),
    pixel_id="P",
    queued=True,
    called_by=CallSite(url="https://shop.example/app.js", line=7),
)
STEP = StepOutcome(
    run="main",
    step=Step.CART,
    reached=True,
    reason="",
    url="https://shop.example/cart",
    visit_id=1,
    started_at=1.0,
    ended_at=2.0,
    proof=Proof.COUNT,
    screenshot="screenshots/001-cart.jpg",
    notes=("Chosen: M.",),
    additions=(
        Addition(
            name="Cup",
            visit_id=1,
            at=1.25,
            proof=Proof.COUNT,
            way=Way.QUICK_ADD,
            quantity=2,
            counted=2,
            choices=(Chosen(text="M", value="cup-m", first_text="S", first_value="cup-s"),),
        ),
    ),
    attempts=(Attempt(trial=Trial.ADD_REFUSED, visit_id=1, at=1.0, until=1.2, words="please choose"),),
)
CONSENT = ConsentRecord(
    run="main",
    seen=True,
    opt_in=False,
    answer=ConsentChoice.ACCEPT,
    seen_at=1.0,
    answered_at=1.1,
    words="accept all",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, READERS.redact)


def test_what_is_written_comes_back(store: Store, tmp_path: Path) -> None:
    line = ConsoleLine(visit_id=None, at=1.0, level="error", text="x is not defined", url="", line=3)
    state = ProbeState(
        visit_id=1, frame=Frame.PAGE, frame_url="https://shop.example/b", at=1.0, data={"mounted": True}
    )
    store.visit(VISIT)
    store.request(REQUEST, b'{"event":"AddToCart","event_id":"1"}')
    store.call(CALL)
    store.state(state)
    store.console(line)
    store.cookie(
        Cookie(visit_id=1, name="_ttp", domain=".shop.example", path="/", expires=None, digest=""), "abc"
    )
    store.step(STEP)
    store.consent(CONSENT)
    store.document(1, DocumentKind.SERVED, "<p>served</p>")
    store.document(1, DocumentKind.RENDERED, "<p>rendered</p>")
    store.capture(CAPTURE)
    store.close()
    found = load(tmp_path)
    assert found.capture == CAPTURE
    assert found.visits == (VISIT,)
    assert found.steps == (STEP,)
    assert found.consent == (CONSENT,)
    assert found.calls == (CALL,)
    assert found.console == (line,)
    assert found.states == (state,)
    assert found.documents[1, DocumentKind.RENDERED] == "<p>rendered</p>"
    assert len(found.documents) == 2
    (request,) = found.requests
    assert '"AddToCart"' in request.body
    assert request.frame is Frame.IFRAME
    assert "secret" not in str(request.headers)
    (cookie,) = found.cookies
    assert cookie.digest == READERS.redact.digest("abc") != "abc"


def test_one_file_remains(store: Store, tmp_path: Path) -> None:
    store.capture(CAPTURE)
    store.close()
    store.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [FILE]


def test_a_document_is_made_ready_in_any_thread_and_written_when_it_is_given(
    store: Store, tmp_path: Path
) -> None:
    store.capture(CAPTURE)
    with ThreadPoolExecutor(1) as threads:
        body = threads.submit(store.packed, "<p>jane@shopper.example</p>").result()
    assert load(tmp_path).documents == {}
    store.packed_document(1, DocumentKind.SERVED, body)
    store.close()
    kept = load(tmp_path).documents[1, DocumentKind.SERVED]
    assert kept.startswith("<p>[redacted email")
    assert "jane" not in kept


def test_what_an_audit_wrote_before_it_died_is_kept(store: Store, tmp_path: Path) -> None:
    store.capture(CAPTURE)
    store.visit(VISIT)
    # The store is not closed, as when the process is killed.
    assert load(tmp_path).visits == (VISIT,)


def test_a_record_with_the_same_key_replaces_the_first(store: Store, tmp_path: Path) -> None:
    store.capture(CAPTURE)
    store.visit(VISIT)
    store.visit(replace(VISIT, settled=False))
    store.document(1, DocumentKind.RENDERED, "first")
    store.document(1, DocumentKind.RENDERED, "second")
    store.close()
    found = load(tmp_path)
    assert [visit.settled for visit in found.visits] == [False]
    assert found.documents[1, DocumentKind.RENDERED] == "second"


def test_what_was_shown_before_a_choice_stays_beside_what_came_after(store: Store, tmp_path: Path) -> None:
    store.visit(VISIT)
    store.capture(CAPTURE)
    store.keep_unchosen(1)  # nothing was rendered yet
    for html in ("first", "second"):
        store.document(1, DocumentKind.RENDERED, html)
        store.keep_unchosen(1)
    store.document(1, DocumentKind.RENDERED, "third")
    store.close()
    documents = load(tmp_path).documents
    assert dict(documents) == {(1, DocumentKind.RENDERED): "third", (1, DocumentKind.UNCHOSEN): "first"}


def test_every_string_passes_the_redactor(tmp_path: Path) -> None:
    def cut(text: str) -> str:
        return text.replace("SECRET", "[cut]")

    redact = Redactor(
        url=cut,
        text=cut,
        html=cut,
        json=lambda value: "[cut]" if isinstance(value, str) else [] if isinstance(value, list) else {},
        beacon=lambda method, url, body: (cut(url), cut(body.decode())),
        digest=lambda value: "digest",
    )
    hot = "https://shop.example/SECRET"
    with Store(tmp_path, redact) as store:
        store.visit(
            replace(
                VISIT,
                url=hot,
                requested_url=hot,
                title="SECRET",
                failure="SECRET",
                notes=("SECRET",),
                routes=(Route(hot, 1.0),),
                answer_headers=("server: SECRET",),
            )
        )
        store.request(
            replace(
                REQUEST,
                url=hot,
                path="/SECRET",
                frame_url=hot,
                headers={"referer": hot, "x": "SECRET"},
                failure="SECRET",
                note="SECRET",
                answer="SECRET",
            ),
            b"SECRET",
        )
        store.request(replace(REQUEST, id=2, answer='{"token": "SECRET"}'), b"")
        store.call(
            replace(
                CALL,
                frame_url=hot,
                method="SECRET",
                arguments=("SECRET",),
                pixel_id="SECRET",
                called_by=CallSite(url=hot),
            )
        )
        store.state(ProbeState(visit_id=1, frame=Frame.PAGE, frame_url=hot, at=1.0, data={"a": "SECRET"}))
        store.console(ConsoleLine(visit_id=1, at=1.0, level="log", text="SECRET", url=hot))
        store.cookie(
            Cookie(visit_id=1, name="SECRET", domain="d", path="/", expires=1.0, digest=""), "SECRET"
        )
        store.step(
            replace(
                STEP,
                url=hot,
                reason="SECRET",
                notes=("SECRET",),
                additions=(
                    replace(
                        STEP.additions[0],
                        name="SECRET",
                        choices=(
                            Chosen(text="SECRET", value="SECRET", first_text="SECRET", first_value="SECRET"),
                        ),
                    ),
                ),
                attempts=(replace(STEP.attempts[0], words="SECRET"),),
            )
        )
        store.consent(replace(CONSENT, words="SECRET"))
        store.document(1, DocumentKind.SERVED, "SECRET")
        store.capture(replace(CAPTURE, site=hot, incomplete=("SECRET",), notes=("SECRET",)))
    assert b"SECRET" not in (tmp_path / FILE).read_bytes()


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("", ""),
        ('{"code": 0, "message": "OK"}', '{"code": 0, "message": "OK"}'),
        ('{"email": "jane.roe@example.org"}', '{"email": "[redacted email plain other]"}'),
        ("no JSON of jane.roe@example.org", "no JSON of [redacted email plain other]"),
        ("[" * 4000, "[" * 4000),
    ],
)
def test_an_answer_is_kept_without_what_is_personal(
    answer: str, kept: str, store: Store, tmp_path: Path
) -> None:
    store.request(replace(REQUEST, answer=answer), b"{}")
    store.capture(CAPTURE)
    store.close()
    assert load(tmp_path).requests[0].answer == kept


@pytest.mark.parametrize(
    ("break_it", "word"),
    [
        (lambda file: file.unlink(), "no evidence"),
        (lambda file: file.write_bytes(b"not a database at all, but long enough to be one" * 40), "damaged"),
        (lambda file: file.write_bytes(file.read_bytes()[:5000]), "damaged"),
        (
            lambda file: sqlite3.connect(file).execute("PRAGMA application_id = 7").close(),
            "some other program",
        ),
        (lambda file: sqlite3.connect(file).execute("PRAGMA user_version = 99").close(), "format 99"),
        (lambda file: _execute(file, "UPDATE visits SET step = 'nonsense'"), "damaged"),
        (lambda file: _execute(file, "UPDATE capture SET body = '{}'"), "damaged"),
        (lambda file: _execute(file, "DELETE FROM capture"), "nothing was gathered"),
        (lambda file: _execute(file, "DROP TABLE requests"), "damaged"),
    ],
)
def test_a_foreign_or_damaged_folder_is_refused_in_a_sentence(
    store: Store, tmp_path: Path, break_it: object, word: str
) -> None:
    store.visit(VISIT)
    store.capture(CAPTURE)
    store.close()
    assert callable(break_it)
    break_it(tmp_path / FILE)
    with pytest.raises(EvidenceError, match=word):
        load(tmp_path)


def _execute(file: Path, statement: str) -> None:
    with sqlite3.connect(file) as db:
        db.execute(statement)
    db.close()


def test_a_damaged_document_is_told_when_it_is_read(store: Store, tmp_path: Path) -> None:
    store.document(1, DocumentKind.SERVED, "x")
    store.capture(CAPTURE)
    store.close()
    _execute(tmp_path / FILE, "UPDATE documents SET body = x'00'")
    found = load(tmp_path)
    with pytest.raises(EvidenceError, match="damaged"):
        found.documents[1, DocumentKind.SERVED]
    with pytest.raises(KeyError):
        found.documents[2, DocumentKind.SERVED]


def test_a_column_that_an_older_file_lacks_has_its_default(store: Store, tmp_path: Path) -> None:
    store.visit(VISIT)
    store.capture(CAPTURE)
    store.close()
    _execute(tmp_path / FILE, "ALTER TABLE visits DROP COLUMN notes")
    assert load(tmp_path).visits == (replace(VISIT, notes=()),)


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(EvidenceError, match="cannot be written"):
        Store(tmp_path / "taken", READERS.redact)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(alphabet=st.characters(codec=None, categories=None), max_size=200),
    number=st.floats(allow_nan=False),
)
def test_hostile_text_is_written_and_read(text: str, number: float, tmp_path: Path) -> None:
    folder = tmp_path / str(time.monotonic_ns())
    with Store(folder, READERS.redact) as store:
        store.visit(replace(VISIT, url=text, title=text))
        store.console(ConsoleLine(visit_id=1, at=1.0, level="log", text=text))
        store.call(replace(CALL, arguments=({"k": [text, number, None]},), method=text))
        store.document(1, DocumentKind.RENDERED, text)
        store.capture(CAPTURE)
    found = load(folder)
    assert len(found.visits) == len(found.calls) == len(found.console) == len(found.documents) == 1
