"""The rules' and the events' names, by which the configuration speaks of them."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model.errors import UsageError
from auditor.plan.tables.values import shown

_ALIKE = 0.8  # from 0 to 1: an event's name that comes so near to a standard one is a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the stages to the right know, handed to the plan as data.

    `rules` gives the code of a rule's code and of its name, `events` today's name of a standard event's
    every spelling.
    """

    rules: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)

    def rule(self, said: str, where: str) -> str:
        """The code of a rule that is named by its code or its name.

        Raises:
            UsageError: there is no such rule.
        """
        code = self.rules.get(said.upper()) or self.rules.get(said.lower().replace("_", "-"))
        if code is None:
            near = difflib.get_close_matches(said[:100], list(self.rules), n=1)
            remedy = f"did you mean {near[0]}?" if near else "`auditor rules` lists them"
            raise UsageError(f"{where}: there is no rule {shown(said)}; {remedy}")
        return code

    def event(self, said: str) -> str:
        """Today's name of an event; a custom event's is its own."""
        return self.events.get(said, said)

    def standard_event(self, said: str, where: str) -> str:
        """Today's name of an event, of which a slip in a standard one is refused.

        Raises:
            UsageError: it is no standard event, and all but one.
        """
        if said not in self.events:
            alike = {name.casefold(): name for name in self.events}
            near = difflib.get_close_matches(said[:100].casefold(), list(alike), n=1, cutoff=_ALIKE)
            if near:
                raise UsageError(f"{where}: there is no event {shown(said)}; did you mean {alike[near[0]]}?")
        return self.event(said)
