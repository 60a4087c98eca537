"""The capture's record of several runs: what each counted adds up, and what both say is told once."""

from auditor.gather.ledger import Ledger
from auditor.model.plan import BrowserOptions, SitePlan
from auditor.model.vendor import ServerSign

SIGN = ServerSign("a plugin", certain=True)


def test_runs_add_up_and_repeat_nothing() -> None:
    ledger = Ledger(SitePlan(site="https://shop.example/", browser=BrowserOptions(gpc=True)))
    for beacons in (3, 4):
        ledger.beacons += beacons
        ledger.notes.append("It was slow.")
        ledger.signs([SIGN])
    capture = ledger.capture()
    assert capture.beacons == 7
    assert capture.notes == ("It was slow.",)
    assert (capture.server_side, capture.server_certain) == (("a plugin",), True)
    assert capture.settings["gpc"] is True
    assert capture.finished_at >= capture.started_at
