"""Which address is opened next in search of a product."""

from auditor.gather.journey.leads import Leads

BASE = "https://shop.example/"


def test_the_best_first_and_each_once() -> None:
    leads = Leads()
    leads.add(f"{BASE}a", 2)
    leads.add(f"{BASE}p/cup", 60)
    leads.add(f"{BASE}p/cup#reviews", 2)
    best = leads.best()
    assert best is not None
    assert best.url == f"{BASE}p/cup"
    leads.opened(f"{BASE}p/cup/")
    leads.add(f"{BASE}p/cup", 60)
    rest = leads.best()
    assert rest is not None
    assert rest.url == f"{BASE}a"
    assert leads.best(lambda url: "nowhere" in url) is None


def test_what_led_nowhere_is_tried_later() -> None:
    leads = Leads()
    for number in range(20):
        leads.add(f"{BASE}brand-{number}", 2)
        leads.add(f"{BASE}stories/{number}", 3)
    leads.add(f"{BASE}living/chairs", 1)
    seen = []
    for _ in range(3):
        lead = leads.best()
        assert lead is not None
        leads.opened(lead.url)
        leads.led_nowhere(lead.url)
        seen.append(lead.url.removeprefix(BASE))
    assert seen == ["stories/0", "brand-0", "living/chairs"]


def test_no_address_breaks_it() -> None:
    leads = Leads()
    leads.add("http://[broken", 5)
    leads.led_nowhere("http://[broken")
    assert leads.best() is not None
