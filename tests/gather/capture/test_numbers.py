"""Records of two runs are told apart: their numbers go on."""

from auditor.gather.capture.numbers import Numbers
from auditor.gather.capture.visits import Tab, Visits


def test_two_runs_share_their_numbers_and_two_audits_do_not() -> None:
    numbers = Numbers()
    first, second = (Visits(run, lambda visit: None, numbers.visits) for run in ("accept", "reject"))

    def begin(visits: Visits) -> int:
        return visits.begin(Tab(page=None), "https://shop.example/").id  # type: ignore[arg-type]

    assert [begin(first), begin(first), begin(second)] == [1, 2, 3]
    assert begin(Visits("main", lambda visit: None)) == 1
    assert next(Numbers().visits) == 1
