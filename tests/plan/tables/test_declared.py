"""What the owner declares of the site."""

import tomllib
from decimal import Decimal

import pytest

from auditor.model.declared import Declared, Environment, PagePixels
from auditor.model.errors import UsageError
from auditor.model.patterns import PagePattern
from auditor.plan.tables.declared import declare
from auditor.plan.tables.vocabulary import Vocabulary

KNOWN = Vocabulary(events={"Purchase": "Purchase", "CompletePayment": "Purchase", "AddToCart": "AddToCart"})


def read(text: str) -> Declared:
    said = Declared()
    for name, value in tomllib.loads(text).items():
        said = declare(said, name, value, name, KNOWN)
    return said


def test_everything_at_once() -> None:
    text = """
    server_only = ["CompletePayment", "Loyalty"]
    server_events = true
    catalog_ads = true
    monthly_spend = 4999.90

    [[pixels]]
    pages = ["/de/*", "/at/*"]
    ids = ["GERMAN", "SHARED"]

    [[pixels]]
    pages = "*"
    ids = "REST"

    [environments.production]
    hosts = ["Shop.example", "www.shop.example"]
    pixels = "LIVE"

    [environments.staging]
    hosts = "*.stage.example"
    pixels = ["TEST"]
    """
    assert read(text) == Declared(
        server_only=frozenset({"Purchase", "Loyalty"}),
        server_events=True,
        catalog_ads=True,
        monthly_spend=Decimal("4999.9"),
        page_pixels=(
            PagePixels(pages=(PagePattern("/de/*"), PagePattern("/at/*")), ids=("GERMAN", "SHARED")),
            PagePixels(pages=(PagePattern("*"),), ids=("REST",)),
        ),
        environments=(
            Environment(name="production", hosts=("shop.example", "www.shop.example"), pixels=("LIVE",)),
            Environment(name="staging", hosts=("*.stage.example",), pixels=("TEST",)),
        ),
    )


LIVE = '[environments.live]\nhosts = "a.example"\npixels = "A"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("server_only = 3", "server_only: must be a list of texts"),
        ('server_only = "Purchse"', "server_only: there is no event 'Purchse'; did you mean Purchase?"),
        ('server_events = "yes"', "server_events: must be true or false"),
        ("catalog_ads = 1", "catalog_ads: must be true or false"),
        (
            "monthly_spend = -1",
            "monthly_spend: must be an amount of US dollars from 0 to 1,000,000,000, not -1",
        ),
        ("monthly_spend = 1e10", "monthly_spend: must be an amount"),
        ("monthly_spend = nan", "monthly_spend: must be an amount"),
        ("monthly_spend = inf", "monthly_spend: must be an amount"),
        ("monthly_spend = true", "monthly_spend: must be an amount"),
        ('monthly_spend = "5k"', "monthly_spend: must be an amount"),
        ('pixels = ["A"]', "one list for every page is `pixel`"),
        ('[pixels]\nids = ["A"]', "pixels: must be tables"),
        ('[[pixels]]\nids = ["A"]', "pixels[0]: lacks the key pages"),
        ('[[pixels]]\npages = "/de/*"', "pixels[0]: lacks the key ids"),
        ('[[pixels]]\npages = "/de/*"\nids = []', "pixels[0].ids: must name at least one"),
        ('[[pixels]]\npages = "/de/*"\nid = "A"', "pixels[0].id: unknown key; did you mean ids?"),
        ('[[pixels]]\npages = "shop.example/*"\nids = "A"', "pixels[0].pages: 'shop.example/*' must begin"),
        ('environments = "x"', "environments: must be tables"),
        (LIVE, "environments: must name two or more"),
        (f"{LIVE}[environments.stage]\nhosts = []", "environments.stage: lacks the key pixels"),
        (f'{LIVE}[environments.stage]\nhosts = []\npixels = "B"', "stage.hosts: must name at least one"),
        (
            f'{LIVE}[environments.stage]\nhosts = "https://b.example"\npixels = "B"',
            "environments.stage.hosts: 'https://b.example' must be a host alone",
        ),
        (f'{LIVE}[environments.stage]\nhosts = "A.example"\npixels = "B"', "the host a.example stands there"),
        (f"environments.stage = 3\n{LIVE}", "environments.stage: must be a table with hosts, pixels"),
    ],
)
def test_says_what_is_wrong_and_where(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(("said", "amount"), [("0", "0"), ("5000", "5000"), ("0.1", "0.1"), ("1e9", "1E+9")])
def test_money_is_exact(said: str, amount: str) -> None:
    assert read(f"monthly_spend = {said}").monthly_spend == Decimal(amount)
