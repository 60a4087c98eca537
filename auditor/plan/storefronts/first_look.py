"""Which shop system a shop looks like by its first page, told before it is shopped in."""

from auditor.plan.storefronts import STOREFRONTS
from auditor.plan.storefronts.recognise import recognise
from auditor.plan.storefronts.sightings import LONGEST, Sighting


def shop_system_in(url: str, html: str, headers: tuple[str, ...]) -> str:
    """The system in words, "" where none is recognised. `headers` are as a visit keeps them."""
    page = Sighting(url=url, html=html[:LONGEST], headers=tuple(header.lower() for header in headers))
    found = recognise((page,), STOREFRONTS)
    if found.storefront is None:
        return ""
    return found.storefront.name if found.sure else f"{found.storefront.name}, though little tells so"
