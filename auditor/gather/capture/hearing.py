"""What the pages say: their console, their uncaught exceptions, and the probe's reports among them."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count

from playwright.async_api import BrowserContext, ConsoleMessage, Page, WebError

from auditor.gather.capture.joining import Joiner
from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.repeats import Repeats
from auditor.gather.capture.visits import Tab, Visits
from auditor.gather.evidence import Store
from auditor.gather.site import host_of, path_of
from auditor.model.evidence import CallSite, ConsoleLine, Frame, PixelCall, ProbeState
from auditor.model.vendor import ProbeMessage, Vendor

# A page may write to its console, or call the pixel, for ever; what one visit keeps of it.
_CONSOLE_LINES, _CONSOLE_TEXT = 500, 4000
_CONSOLE_READ = 10 * _CONSOLE_TEXT  # of a line, before its addresses are shortened
_CALLS = 5000
_MAX_LINE = 2**31
_ADDRESS = re.compile(r"https?://[^\s'\"]+")
# Chromium tells a beacon or fetch that a policy forbids on the console alone: no request is announced
# (measured, Chromium 156, November 2026).
_CSP_CONNECT = re.compile(
    r"(?:Connecting|Refused to connect) to '(?P<url>https?://[^']+)'.*?"
    r"Content Security Policy directive: \"(?P<directive>[^\"]+)\"",
    re.DOTALL,
)


class Hearing:
    """Listens to the consoles of a context; `attach` it before the first page opens.

    `nonce` is the first word of the probe's own lines.
    """

    def __init__(
        self,
        store: Store,
        vendor: Vendor,
        joiner: Joiner,
        visits: Visits,
        nonce: str,
        numbers: Iterator[int] | None = None,
    ) -> None:
        self._store = store
        self._vendor = vendor
        self._joiner = joiner
        self._visits = visits
        self._nonce = nonce
        self._numbers = numbers if numbers is not None else count(1)
        self._repeats: dict[Tab, Repeats] = {}
        self._own_words: Counter[int] = Counter()  # lines of the browser itself, by visit

    def attach(self, context: BrowserContext) -> None:
        """Listen to a context's consoles from now on."""
        context.on("console", self._console)
        context.on("weberror", self._exception)

    def _heard_in(self, page: Page | None) -> tuple[Tab, Repeats] | tuple[None, None]:
        tab = self._visits.tabs.get(page) if page is not None else None
        if tab is None:
            return None, None
        if tab not in self._repeats:
            self._repeats[tab] = Repeats(tab, self._visits)
        return tab, self._repeats[tab]

    def _console(self, message: ConsoleMessage) -> None:
        text = message.text
        if text.startswith(f"{self._nonce} "):
            probe = self._vendor.parse_probe(text.removeprefix(f"{self._nonce} "))
            if probe is not None:
                self._probe(message.page, probe)
            return
        at = message.timestamp / 1000
        _, repeats = self._heard_in(message.page)
        visit, new = repeats.visit_of_line(at, text) if repeats is not None else (None, True)
        if not new:
            return
        place = message.location
        # What a script writes comes with its arguments, the browser's own words with none.
        own = not message.args
        self._line(
            visit, at, message.type, text, place.get("url", ""), place.get("lineNumber"), by_browser=own
        )
        if message.type == "error" and own:
            self._refusal(text, message.page)

    def _exception(self, error: WebError) -> None:
        place, text = error.location, error.error.message
        _, repeats = self._heard_in(error.page)
        visit, new = (None, True)
        if repeats is not None:
            visit, new = repeats.visit_of_exception(text, place["url"], place["line"])
        if new:
            self._line(visit, time.time(), "exception", text, place["url"], place["line"])

    def _line(
        self,
        visit: OpenVisit | None,
        at: float,
        level: str,
        text: str,
        url: str,
        line: int | None,
        *,
        by_browser: bool | None = None,
    ) -> None:
        if visit is not None and not self._has_room(visit, by_browser=by_browser is True):
            return
        self._store.console(
            ConsoleLine(
                visit_id=visit.id if visit else None,
                at=at,
                level=level,
                text=_ADDRESS.sub(self._without_payload, text[:_CONSOLE_READ])[:_CONSOLE_TEXT],
                url=url,
                line=_line_number(line),
                by_browser=by_browser,
            )
        )

    def _has_room(self, visit: OpenVisit, *, by_browser: bool) -> bool:
        """Count a line of a visit; what a talkative page writes leaves the browser's own words their room."""
        if by_browser:
            self._own_words[visit.id] += 1
            return self._own_words[visit.id] <= _CONSOLE_LINES
        visit.console_lines += 1
        if visit.console_lines > _CONSOLE_LINES:
            visit.note(f"its console wrote more than {_CONSOLE_LINES} lines; the rest was not kept")
        return visit.console_lines <= _CONSOLE_LINES

    def _without_payload(self, address: re.Match[str]) -> str:
        """The vendor's address without its query: an image beacon's is its event, cut where it is long."""
        if not self._vendor.claims(host_of(address[0])):
            return address[0]
        bare, _, query = address[0].partition("?")
        is_file = self._vendor.is_sdk("GET", host_of(bare), path_of(bare))
        return address[0] if is_file or not query else f"{bare}?[cut]"

    def _refusal(self, text: str, page: Page | None) -> None:
        """A console line may tell of a request to the vendor that the page's policy forbade."""
        found = _CSP_CONNECT.search(text)
        if found is None or not self._vendor.claims(host_of(found["url"])):
            return
        visit = self._visits.of(page)
        told = self._joiner.new(
            method="POST",
            url=found["url"],
            host=host_of(found["url"]),
            path=path_of(found["url"]),
            body=b"",
            at=time.time(),
            visit_id=visit.id if visit else None,
            frame=Frame.PAGE,
            frame_url=page.url if page is not None else "",
            failure=f"csp: {found['directive']}",
            note="told by the console; its body is not known",
        )
        told.seen_by_browser = True
        self._joiner.changed(told)

    def _probe(self, page: Page | None, probe: ProbeMessage) -> None:
        tab, repeats = self._heard_in(page)
        visit, new = repeats.visit_of(probe) if repeats is not None else (None, True)
        if not new:
            return
        if tab is not None and tab.visit is visit:
            tab.activity.touch(vendor=probe.kind == "call")
        frame_url = probe.frame_url or (page.url if page is not None else "")
        place = Frame.PAGE if probe.top else Frame.IFRAME
        if probe.kind == "state":
            self.state(visit, place, frame_url, probe)
        else:
            self._call(visit, place, frame_url, probe)

    def state(self, visit: OpenVisit | None, place: Frame, frame_url: str, probe: ProbeMessage) -> None:
        """Write a state that the probe told, or that was asked of the page."""
        if visit is None or probe.state is None:
            return
        self._store.state(
            ProbeState(visit_id=visit.id, frame=place, frame_url=frame_url, at=probe.at, data=probe.state)
        )

    def _call(self, visit: OpenVisit | None, place: Frame, frame_url: str, probe: ProbeMessage) -> None:
        if visit is not None:
            visit.calls += 1
            if visit.calls > _CALLS:
                visit.note(f"it called the pixel more than {_CALLS} times; the rest was not kept")
                return
        self._store.call(
            PixelCall(
                id=next(self._numbers),
                visit_id=visit.id if visit else None,
                frame=place,
                frame_url=frame_url,
                at=probe.at,
                method=probe.method,
                arguments=probe.arguments,
                pixel_id=probe.pixel_id,
                queued=probe.queued,
                called_by=CallSite(url=probe.script, line=_line_number(probe.line)) if probe.script else None,
            )
        )


def _line_number(line: int | None) -> int | None:
    return line if isinstance(line, int) and 0 <= line < _MAX_LINE else None
