"""placeholder"""

from auditor.gather.journey.overlays import Overlays
from auditor.gather.journey.steps import Steps
from auditor.gather.session import Look, Session
from auditor.gather.visits import Tab


class Purchase:
    def __init__(self, session: Session, steps: Steps, overlays: Overlays) -> None:
        self.s = session

    async def place(self, tab: Tab, look: Look) -> None:
        raise NotImplementedError
