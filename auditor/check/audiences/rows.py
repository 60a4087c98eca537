"""The table's audiences, each with how it stands."""

from collections.abc import Iterator, Sequence

from auditor.check.audiences.needs import Needs, weakest
from auditor.check.audiences.table import MINIMUM, ROWS, Row
from auditor.model.readiness import Audience, Line, Ready


def audiences(needs: Needs) -> tuple[Audience, ...]:
    """Every audience of the table."""
    return tuple(_audience(row, needs) for row in ROWS)


def _audience(row: Row, needs: Needs) -> Audience:
    answers = [needs.answer(need) for need in row.needs]
    ready = weakest(answers) if answers else Ready.NEEDS_NO_PIXEL
    deciding = [answer for answer in answers if answer.ready is ready]
    return Audience(
        key=row.key,
        name=row.name,
        ready=ready,
        why=tuple(dict.fromkeys(code for answer in deciding for code in answer.why)),
        said=tuple(dict.fromkeys(_said(answers, ready, needs))),
        limits=tuple(dict.fromkeys(text for answer in answers for text in answer.limits)),
        next_step=deciding[0].next_step if deciding and ready is not Ready.YES else row.then or _create(row),
        who=row.who,
        events=tuple(dict.fromkeys(need.event for need in row.needs if need.event != row.exclude))
        or tuple(need.event for need in row.needs),
        window_days=row.window_days,
        exclude=row.exclude,
        minimum=MINIMUM,
        untested=any(answer.untested for answer in deciding),
    )


def _said(answers: Sequence[Line], ready: Ready, needs: Needs) -> Iterator[str]:
    """What is in order, and what is not."""
    names = [answer.name for answer in answers]
    sound = list(dict.fromkeys(answer.name for answer in answers if answer.ready is Ready.YES))
    if sound:
        yield f"{' and '.join(sound)} {'is sent as it' if len(sound) == 1 else 'are sent as they'} should be."
    for answer in answers:
        yield from answer.said
    if ready is Ready.YES and len(names) > 1 and not frozenset.intersection(*map(needs.pixels, names)):
        yield f"{' and '.join(names)} are sent for different pixels: both must lie in one ad account."


def _create(row: Row) -> str:
    without = f", without those of {row.exclude}" if row.exclude else ""
    return (
        f"Create it in TikTok's Audience Manager (custom audience, website traffic): {row.needs[0].event} of the last "
        f"{row.window_days} days{without}."
    )
