"""The large platforms' banners, each accepted and rejected by what a visitor would press."""

import pytest

from auditor.model.journey import ConsentChoice
from tests.gather.consent.lookalikes import LOOKALIKES, Lookalike
from tests.gather.consent.standing import Stand

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def faults(stand: Stand, like: Lookalike, choice: ConsentChoice) -> list[str]:
    accepting = choice is ConsentChoice.ACCEPT
    await stand.open(like.html, dict(like.frames))
    got = await stand.answered(choice)
    record = got.record
    told: dict[str, tuple[object, object]] = {
        "consent": (got.consent, "accepted" if accepting else "rejected"),
        "banner left": (got.banner, False),
        "seen": (record.seen, True),
        "opt_in": (record.opt_in, like.opt_in),
        "answer": (record.answer, choice),
        "tool": (record.tool, like.tool),
        "how": (record.how, like.how[0 if accepting else 1]),
        "pressed": (record.pressed, like.accepts if accepting else like.rejects),
        "in order": ((record.seen_at or 0) <= (record.answered_at or 0), True),
        "notes": (got.notes, []),
    }
    return [
        f"{like.name}, {choice}: {what} is {is_!r}, not {should!r}"
        for what, (is_, should) in told.items()
        if is_ != should
    ]


async def test_each_platform_is_answered_by_its_own_handler(stand: Stand) -> None:
    found = [
        fault
        for like in LOOKALIKES
        for choice in (ConsentChoice.ACCEPT, ConsentChoice.REJECT)
        for fault in await faults(stand, like, choice)
    ]
    assert found == []
