"""Whether what must be known of an event is known, and what would tell it otherwise."""

from collections.abc import Iterable, Mapping

from auditor.check.audiences.standing import Standing, Standings, State, counted_run
from auditor.check.audiences.table import SHARED, UNHEARD, Need
from auditor.check.audiences.untested import how_to_test, not_reached
from auditor.check.context import Context
from auditor.model.readiness import Line, Ready

_SETTLED = frozenset({State.HOLDS, State.MILD})


class Needs:
    """Answers needs from the rules' standings and the events that were sent."""

    def __init__(self, standings: Standings, context: Context) -> None:
        self.standings = standings
        self._context = context
        self._run = counted_run(context)
        self._invalid = standings.pixels("TT104")
        self._pixels = self._senders()

    def pixels(self, event: str) -> frozenset[str]:
        """The pixels for which an event was sent, but for those that are no pixel or not the owner's."""
        return frozenset(self._pixels.get(event, ()))

    def answer(self, need: Need) -> Line:
        """How an event stands, by its name. Yes: it was seen sent, and every rule that it needs held."""
        known = {code: self._of(code, need) for code in _deciding(need)}
        limits = self._limits(need)
        broken = [
            standing
            for code, standing in known.items()
            if standing.state is State.BROKEN or (standing.state is State.MILD and code in need.holds)
        ]
        if broken:
            return Line(
                name=need.event,
                ready=Ready.NO,
                why=tuple(dict.fromkeys(code for standing in broken for code in standing.codes)),
                said=tuple(dict.fromkeys(_broken(standing, need) for standing in broken)),
                limits=limits,
                next_step=_mend(broken[0]),
            )
        open_ = {
            code: standing
            for code, standing in known.items()
            if (code in need.holds and (standing.state is not State.HOLDS or _too_few(standing, need)))
            or (code in need.settled and standing.state not in _SETTLED)
        }
        if need.event and not open_ and not self.pixels(need.event):
            return self._misdirected(need, limits)
        if open_:
            return self._unknown(need, open_, limits)
        return Line(
            name=need.event,
            ready=Ready.YES,
            why=(*need.holds, *need.settled),
            limits=limits,
        )

    def _of(self, code: str, need: Need) -> Standing:
        event = "" if code in SHARED else need.event
        return self.standings.of(code, event, absence=code in need.missing)

    def _unknown(self, need: Need, open_: Mapping[str, Standing], limits: tuple[str, ...]) -> Line:
        untested = not_reached(need.event, self._context)
        silent = [code for code in open_ if code in UNHEARD and open_[code].state is State.SILENT]
        reasons = [untested] if untested else [_reason(*item) for item in open_.items()]
        return Line(
            name=need.event,
            ready=Ready.UNKNOWN,
            why=tuple(open_),
            said=tuple(dict.fromkeys(reasons)),
            limits=limits,
            next_step=UNHEARD[silent[0]][1]
            if len(silent) == len(open_)
            else how_to_test(need.event, self._context),
            untested=bool(untested),
        )

    def _misdirected(self, need: Need, limits: tuple[str, ...]) -> Line:
        """The rules are content with any pixel's event; it has to be for one of the owner's that exists."""
        code, whose = (
            ("TT104", "a pixel with a valid id") if self._invalid else ("TT105", "one of the expected pixels")
        )
        return Line(
            name=need.event,
            ready=Ready.NO,
            why=(code,),
            said=(f"{need.event} is not sent for {whose}.",),
            limits=limits,
            next_step=f"Mend {code}, and send {need.event} for {whose}.",
        )

    def _limits(self, need: Need) -> tuple[str, ...]:
        """What takes something away, and leaves it usable: milder failures, and doubts about some pages."""
        found: list[str] = []
        for code in _deciding(need):
            standing = self._of(code, need)
            if standing.mild and not (standing.state is State.MILD and code in need.holds):
                found.append(_with_code(standing.mild[0], code))
            if need.everywhere and code in need.holds and standing.undecided:
                every = standing.pages + standing.undecided
                found.append(
                    _with_code(f"On {standing.undecided} of {every} pages it could not be told", code)
                )
        for code in need.limits:
            standing = self._of(code, need)
            if standing.state is State.BROKEN or standing.mild:
                text = standing.text if standing.state is State.BROKEN else standing.mild[0]
                found.append(_with_code(text, code))
        return tuple(found)

    def _senders(self) -> dict[str, set[str]]:
        wanted: dict[str, tuple[str, ...]] = {}
        found: dict[str, set[str]] = {}
        for event in self._context.events:
            if event.run != self._run:
                continue
            url = event.page_url
            if url not in wanted:
                wanted[url] = self._context.expect.pixels_on(url)
            if event.pixel_id not in self._invalid and (not wanted[url] or event.pixel_id in wanted[url]):
                found.setdefault(event.name, set()).add(event.pixel_id)
        return found


def weakest(answers: Iterable[Line]) -> Ready:
    """What several answers come to: no, where one is; else unknown, where one is."""
    found = {answer.ready for answer in answers}
    return next((ready for ready in (Ready.NO, Ready.UNKNOWN) if ready in found), Ready.YES)


def first_paragraph(text: str) -> str:
    """A manual's or a fix's first paragraph, on one line."""
    return " ".join(text.strip().partition("\n\n")[0].split())


def _deciding(need: Need) -> tuple[str, ...]:
    return (*need.holds, *need.settled, *need.faults, *need.missing)


def _mend(standing: Standing) -> str:
    return f"Mend {standing.codes[0]}. {first_paragraph(standing.fix)}".strip()


def _too_few(standing: Standing, need: Need) -> bool:
    """Whether so little was judged of what is about every page that nothing follows for the rest."""
    return need.everywhere and standing.undecided > standing.pages


def _broken(standing: Standing, need: Need) -> str:
    if need.everywhere and standing.failed < standing.pages:
        return f"On {standing.failed} of {standing.pages} pages: {standing.text}"
    return standing.text


def _reason(code: str, standing: Standing) -> str:
    """Why a rule decides nothing."""
    if standing.state is State.HOLDS:
        every = standing.pages + standing.undecided
        return _with_code(f"Only {standing.pages} of {every} pages could be judged", code)
    if standing.state is State.SILENT and code in UNHEARD:
        return UNHEARD[code][0]
    text = standing.text or f"{code} was not judged"
    return f"{text[:1].upper()}{text[1:]}."


def _with_code(text: str, code: str) -> str:
    return f"{text.rstrip('.')} ({code})."
