"""A provider takes test cards where a page has its marks of test mode, and no live mark of any provider."""

import pytest

from auditor.gather.journey.providers import PROVIDERS, in_test_mode

TESTS = {
    "Stripe": "Stripe('pk_test_51Habcdefghijklmnop')",
    "Adyen": "https://checkoutshopper-test.adyen.com/checkoutshopper/sdk/5.0/adyen.js",
    "Braintree": "authorization: 'sandbox_g42y39zw_348pk9cgf3bgyw2b'",
    "Square": "https://sandbox.web.squarecdn.com/v1/square.js",
    "Checkout.com": "publicKey: 'pk_sbox_abcdefghijklmnop'",
    "Razorpay": "key: 'rzp_test_1DP5mmOlF5G5ag'",
    "Mercado Pago": "new MercadoPago('TEST-0a1b2c3d-4e5f-6789')",
    "PayPal": "https://www.paypal.com/sdk/js?client-id=sb&currency=EUR",
    "Mollie": '{"testmode": true}',
}
LIVE = {
    "Stripe": "Stripe('pk_live_51Habcdefghijklmnop')",
    "Adyen": "https://checkoutshopper-live-us.adyen.com/checkoutshopper/sdk/5.0/adyen.js",
    "Braintree": "authorization: 'production_g42y39zw_348pk9cgf3bgyw2b'",
    "Square": "https://web.squarecdn.com/v1/square.js",
    "Checkout.com": "publicKey: 'pk_abcdefghijklmnopqrstuvwx'",
    "Razorpay": "key: 'rzp_live_1DP5mmOlF5G5ag'",
    "Mercado Pago": "new MercadoPago('APP_USR-0a1b2c3d-4e5f-6789')",
    "PayPal": "https://www.paypal.com/sdk/js?client-id=AbCdEfGhIjKlMnOpQrStUvWxYz012345",
    "Mollie": '{"testmode": false}',
}


def test_every_provider_has_an_example_of_each() -> None:
    names = {provider.name for provider in PROVIDERS}
    assert names == TESTS.keys() == LIVE.keys()


@pytest.mark.parametrize("name", TESTS)
def test_marks_of_test_mode(name: str) -> None:
    assert in_test_mode(["<p>Payment</p>", TESTS[name]]) == name
    assert in_test_mode([LIVE[name]]) == ""


@pytest.mark.parametrize("other", LIVE)
def test_any_live_mark_outweighs(other: str) -> None:
    assert in_test_mode([TESTS["Stripe"], LIVE[other]]) == ""


def test_words_alone_are_no_mark() -> None:
    assert in_test_mode(["Test mode! Try our tester set.", "data:text/html,pk_test"]) == ""
