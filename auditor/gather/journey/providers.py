"""Payment providers, and by which mark on a page each is known to take test cards or real ones.

The marks are the prefixes of public keys and the hosts of test environments, as the providers document them
(docs.stripe.com/keys, docs.adyen.com, developer.paypal.com/braintree, developer.squareup.com, docs.checkout.com,
razorpay.com/docs, paystack.com/docs, mercadopago.com/developers, docs.mollie.com; November 2026).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider, and what a page has of it in test mode (`test`) and in live mode (`live`)."""

    name: str
    test: re.Pattern[str]
    live: re.Pattern[str]


def _provider(name: str, test: str, live: str) -> Provider:
    return Provider(name, re.compile(test), re.compile(live))


PROVIDERS = (
    _provider("Stripe", r"\bpk_test_\w{8,}", r"\bpk_live_\w{8,}"),
    _provider("Adyen", r"checkoutshopper-test\.adyen\.com|\btest_[A-Z0-9]{32}\b", r"checkoutshopper-live[\w-]*\.adyen\.com|\blive_[A-Z0-9]{32}\b"),
    _provider("Braintree", r"\bsandbox_[a-z0-9]{8}_[a-z0-9]{16}\b|api\.sandbox\.braintreegateway\.com", r"\bproduction_[a-z0-9]{8}_[a-z0-9]{16}\b|api\.braintreegateway\.com"),
    _provider("Square", r"sandbox\.web\.squarecdn\.com|\bsandbox-sq0idb-", r"(?<!sandbox\.)web\.squarecdn\.com|(?<!sandbox-)\bsq0idp-"),
    _provider("Checkout.com", r"\bpk_sbox_\w{8,}", r"\bpk_(?!sbox_|test_|live_)[a-z0-9]{20,}"),
    _provider("Razorpay", r"\brzp_test_\w{8,}", r"\brzp_live_\w{8,}"),
    _provider("Mercado Pago", r"\bTEST-[0-9a-f]{8}-[0-9a-f]{4}-", r"\bAPP_USR-[0-9a-f]{8}-[0-9a-f]{4}-"),
    _provider("PayPal", r"\bsandbox\.paypal\.com|paypal\.com/sdk/js\?(?:[^\"'\s]*&)?client-id=sb\b", r"(?<!sandbox\.)paypal\.com/sdk/js\?(?:[^\"'\s]*&)?client-id=(?!sb\b)[\w-]{20,}"),
    _provider("Mollie", r"[\"']?testmode[\"']?\s*:\s*(?:true|\"1\"|1\b)", r"[\"']?testmode[\"']?\s*:\s*(?:false|\"\"|\"0\"|0\b)"),
)  # fmt: skip


def in_test_mode(texts: Iterable[str]) -> str:
    """The provider that a page has in test mode, "" where there is none or where any is live."""
    known = tuple(texts)
    if any(provider.live.search(text) for provider in PROVIDERS for text in known):
        return ""
    return next(
        (provider.name for provider in PROVIDERS if any(provider.test.search(text) for text in known)), ""
    )
