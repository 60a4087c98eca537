"""What an advertiser can do with a pixel as it is: audiences, campaigns, a launch."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Ready(StrEnum):
    """Whether something can be relied on. `UNKNOWN`: it was not tested, or could not be told."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NEEDS_NO_PIXEL = "needs_no_pixel"


class Tracking(StrEnum):
    """Whether the pixel alone is enough, or server events (the Events API) are worth their work."""

    ENOUGH = "enough"
    WORTH_IT = "worth_it"
    IN_USE = "in_use"  # the shop shows signs of server events already
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing and how it stands, in a marketer's words.

    `why` are the codes of the rules that decide it. `said` tells what is amiss or what could not be told,
    `limits` what is lost though it can be relied on, one sentence each. `next_step` is what to do now.
    `untested` tells that the audit ended before it could be told.
    """

    name: str
    ready: Ready
    why: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    next_step: str = ""
    untested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Line):
    """People whom ads can be shown to, or spared from them, or a use of what is known of them.

    `key` and `name` are permanent. `who` tells who is in it. `events` are the pixel's, none where it needs no
    pixel; `window_days` is how long ago they may lie; `exclude` is the event whose senders are left out.
    `minimum` is how many of them the vendor must know before an ad group may use it.
    """

    key: str
    who: str
    events: tuple[str, ...] = ()
    window_days: int | None = None
    exclude: str = ""
    minimum: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimisation:
    """The events that a campaign could optimise for, the most valuable first, and which of them to take.

    `choice` is the name of one of them, "" where none is safe; `said` is the advice in full.
    """

    events: tuple[Line, ...] = ()
    choice: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerEvents:
    """Whether the pixel alone will do. Money is US dollars a month.

    `lost` is what of the pixel's reports gets lost here and why, `prepared` what stands ready for server
    events, `unseen` what no audit can see.
    """

    tracking: Tracking = Tracking.UNKNOWN
    said: str = ""
    monthly_spend: Decimal | None = None
    threshold: Decimal = Decimal(0)
    lost: tuple[Line, ...] = ()
    prepared: tuple[Line, ...] = ()
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """All of it. `checklist` is what has to be in order before a campaign starts, the untested included."""

    audiences: tuple[Audience, ...] = ()
    optimisation: Optimisation = field(default_factory=Optimisation)
    server_events: ServerEvents = field(default_factory=ServerEvents)
    checklist: tuple[Line, ...] = ()
