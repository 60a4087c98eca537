"""What the owner declares of the site, in words."""

from collections.abc import Mapping
from decimal import Decimal

from auditor.model.declared import Declared


def declarations(declared: Declared) -> Mapping[str, str]:
    """What was declared, by its label; nothing stands there for what was not."""
    spend = declared.monthly_spend
    said = {
        "Pixels by page": "; ".join(
            f"{', '.join(entry.ids)} on {' or '.join(map(str, entry.pages))}"
            for entry in declared.page_pixels
        ),
        "Environments": "; ".join(
            f"{item.name} ({', '.join(item.hosts)}): {', '.join(item.pixels)}"
            for item in declared.environments
        ),
        "Sent by the server alone": ", ".join(sorted(declared.server_only)),
        "Server events": "declared: the shop's server sends events as well" * declared.server_events,
        "Catalogue ads": "shown, as declared" * declared.catalog_ads,
        "Ad spend": "" if spend is None else f"${_amount(spend)} a month, as declared",
    }
    return {label: text for label, text in said.items() if text}


def _amount(dollars: Decimal) -> str:
    return f"{dollars:,.0f}" if dollars == dollars.to_integral_value() else f"{dollars:,.2f}"
