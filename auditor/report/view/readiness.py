"""What can be retargeted, what to optimise for, whether the pixel is enough, and what to check before a launch."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.model.readiness import Audience, Line, Ready, Tracking
from auditor.model.result import AuditResult
from auditor.report import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line. `icon` and `word` both tell how it stands; `made_of` is what an audience is built from."""

    name: str
    state: str
    icon: str
    word: str
    codes: tuple[str, ...]
    said: tuple[str, ...]
    limits: tuple[str, ...]
    next_step: str
    who: str = ""
    made_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retargeting:
    """The audiences that need the pixel, and those that do not; `buyers` is what is said of the exclusion first."""

    sentence: str
    buyers: str
    pixel: tuple[Item, ...]
    others: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """The advice on campaigns. `enough` is the answer to whether the pixel alone is."""

    optimise_for: str
    events: tuple[Item, ...]
    enough: str
    enough_said: str
    lost: tuple[Item, ...]
    prepared: tuple[Item, ...]
    unseen: tuple[str, ...]
    checklist: tuple[Item, ...]
    checklist_sentence: str


_ICONS = {Ready.YES: "pass", Ready.NO: "fail", Ready.UNKNOWN: "unknown", Ready.NEEDS_NO_PIXEL: "none"}
_STATES = {Ready.YES: "pass", Ready.NO: "fail", Ready.UNKNOWN: "unknown", Ready.NEEDS_NO_PIXEL: "quiet"}


def retargeting(result: AuditResult) -> Retargeting:
    """The audiences of a result."""
    found = result.readiness.audiences
    pixel = [audience for audience in found if audience.ready is not Ready.NEEDS_NO_PIXEL]
    buyers = _buyers(pixel)
    return Retargeting(
        sentence=" ".join(_sentences(pixel, asks=_asks(result))),
        buyers=buyers,
        # What has been said first is not said again in each.
        pixel=tuple(
            replace(item, next_step="") if item.next_step and item.next_step in buyers else item
            for item in map(_audience, pixel)
        ),
        others=tuple(_audience(audience) for audience in found if audience.ready is Ready.NEEDS_NO_PIXEL),
    )


def launch(result: AuditResult) -> Launch:
    """The advice of a result."""
    ready = result.readiness
    server = ready.server_events
    losing = server.tracking is Tracking.ENOUGH and any(line.ready is Ready.NO for line in server.lost)
    return Launch(
        optimise_for=ready.optimisation.said,
        events=_items(ready.optimisation.events, words.SAFE),
        enough=words.ONCE_MENDED if losing else words.TRACKING[server.tracking],
        enough_said=server.said,
        lost=_items(server.lost, words.LOST),
        prepared=_items(server.prepared, words.IN_ORDER),
        unseen=server.unseen,
        checklist=_items(ready.checklist, words.IN_ORDER),
        checklist_sentence=_sentence(ready.checklist, words.IN_ORDER),
    )


def by_word(lines: Iterable[Line], names: Mapping[Ready, str]) -> Mapping[str, list[Line]]:
    """The lines by the word for how they stand, in the order of the words."""
    order = (Ready.YES, Ready.NO, None, Ready.UNKNOWN, Ready.NEEDS_NO_PIXEL)
    groups: dict[str, list[Line]] = {names[ready] if ready else words.UNTESTED: [] for ready in order}
    for line in lines:
        groups[_word(line, names)].append(line)
    return {word: group for word, group in groups.items() if group}


def _audience(audience: Audience) -> Item:
    return _item(audience, words.READY, who=audience.who, made_of=_made_of(audience))


def _made_of(audience: Audience) -> str:
    """What it is built from: `From AddToCart of the last 7 days, without Purchase`."""
    if not audience.events:
        return ""
    said = f"From {words.listed(list(audience.events))}"
    if audience.window_days is not None:
        said += f" of the last {words.count(audience.window_days, 'day')}"
    return f"{said}, without {audience.exclude}" if audience.exclude else said


def _items(lines: Iterable[Line], names: Mapping[Ready, str]) -> tuple[Item, ...]:
    return tuple(_item(line, names) for line in lines)


def _item(line: Line, names: Mapping[Ready, str], who: str = "", made_of: str = "") -> Item:
    return Item(
        name=line.name,
        state=_STATES[line.ready],
        icon=_ICONS[line.ready],
        word=_word(line, names),
        codes=line.why if line.ready is not Ready.YES else (),
        said=line.said,
        limits=line.limits,
        next_step=line.next_step,
        who=who,
        made_of=made_of,
    )


def _word(line: Line, names: Mapping[Ready, str]) -> str:
    return words.UNTESTED if line.untested else names[line.ready]


def _sentence(lines: Sequence[Line], names: Mapping[Ready, str]) -> str:
    """How many stand how, as in "3 ready, 2 not ready and 1 not tested"."""
    parts = [f"{len(group):,} {word.lower()}" for word, group in by_word(lines, names).items()]
    return f"{words.listed(parts)}." if parts else ""


def _sentences(audiences: Sequence[Audience], *, asks: bool) -> Iterator[str]:
    if audiences:
        yield _sentence(audiences, words.READY)
        yield (
            f"An ad group can use an audience once TikTok has matched {audiences[0].minimum:,} people in it with its "
            "users."
        )
        if asks:
            yield "Visitors who refuse consent are in none of them."


def _asks(result: AuditResult) -> bool:
    """Whether a banner asks before tracking."""
    return any(record.seen and record.opt_in is not False for record in result.consent)


def _buyers(audiences: Sequence[Audience]) -> str:
    """What is said first where nobody knows whether buyers can be left out."""
    audience = next((item for item in audiences if item.events == ("Purchase",) and not item.exclude), None)
    if audience is None or not audience.untested:
        return ""
    return f"Not tested: whether those who have bought can be left out of the ads. {' '.join(audience.said)} {audience.next_step}"
