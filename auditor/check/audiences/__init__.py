"""What an advertiser can do with the pixel, derived from what the rules found.

`table` and `topics` are the data: which event and which rules decide what. `standing` tells how a rule came out
for one event, `needs` whether that is enough.
"""

from collections.abc import Mapping

from auditor.check.audiences.conditions import conditions
from auditor.check.audiences.needs import Needs
from auditor.check.audiences.optimise import optimisation
from auditor.check.audiences.rows import audiences
from auditor.check.audiences.server_events import server_events
from auditor.check.audiences.standing import Standings
from auditor.check.audiences.topics import CHECKLIST, line
from auditor.check.context import Context
from auditor.check.tally import Tally
from auditor.model.readiness import Readiness


def readiness(tallies: Mapping[str, Tally], context: Context) -> Readiness:
    """What can be done with the pixel, from what each rule said, by its code, once the causes have spoken."""
    needs = Needs(Standings(tallies, context), context)
    return Readiness(
        audiences=audiences(needs),
        optimisation=optimisation(needs, context),
        server_events=server_events(needs, context),
        checklist=(*(line(topic, needs) for topic in CHECKLIST), *conditions(context)),
    )
