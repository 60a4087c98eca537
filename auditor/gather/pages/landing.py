"""How the audit comes to the shop: by the address that an ad would link, with the id of a test's click."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.model.plan import SitePlan

_PAIRS = re.compile(r"[&;]")


@dataclass(frozen=True, slots=True)
class Landing:
    """The first page's address: the shop's, with a click id in the parameter that the vendor gives it.

    `click_id` is "" where the audit comes by no click of its own: none was wanted, or the shop's address was
    given with one already.
    """

    site: str
    parameter: str
    click_id: str

    @classmethod
    def of(cls, plan: SitePlan, parameter: str) -> "Landing":
        """The landing of a plan. `parameter` is the vendor's name for a click's id, "" where it has none."""
        given = any(pair.partition("=")[0] == parameter for pair in _pairs(plan.site))
        return cls(plan.site, parameter, "" if given or not parameter else plan.click_id)

    @property
    def url(self) -> str:
        """The address that is opened first; no later one is given the click."""
        if not self.click_id:
            return self.site
        address, hash_sign, fragment = self.site.partition("#")
        joint = "" if address.endswith(("?", "&")) else "&" if "?" in address else "?"
        return f"{address}{joint}{self.parameter}={self.click_id}{hash_sign}{fragment}"

    def without(self, url: str) -> str:
        """An address of the shop without the audit's own click, all else as it is."""
        own = f"{self.parameter}={self.click_id}"
        if not self.click_id or own not in url:
            return url
        address, hash_sign, fragment = url.partition("#")
        path, _, query = address.partition("?")
        kept = "&".join(pair for pair in query.split("&") if pair != own)
        return f"{path}{'?' if kept else ''}{kept}{hash_sign}{fragment}"


def _pairs(url: str) -> list[str]:
    try:
        return _PAIRS.split(urlsplit(url).query)
    except ValueError:
        return []
