"""Payloads as strangers could write them: any type at any path of those that the rules read."""

from hypothesis import strategies as st

from auditor.model.jsonvalue import JsonObject, JsonValue

_ODD = st.sampled_from(
    [
        "undefined",
        "null",
        "NaN",
        "[object Object]",
        "{{ product.id }}",
        "${x}",
        "19,90 €",
        "1.299,00",
        "US$",
        "€",
        "-1",
        "\ud800",
        "\x00",
        "\u202e",
        "9" * 5000,
        10**400,
        -(10**400),
        1e308,
        5e-324,
        -0.0,
        "[redacted email plain typed]",
        "[redacted phone base64 typed x]",
        "[redacted nonsense what ever]",
    ]
)
SCALARS: st.SearchStrategy[JsonValue] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), _ODD
)
JSON: st.SearchStrategy[JsonValue] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
_ITEM_KEYS = ["content_id", "content_type", "price", "quantity", "content_name"]
_ITEMS = st.one_of(JSON, st.dictionaries(st.sampled_from(_ITEM_KEYS), JSON, max_size=5))
OBJECTS: st.SearchStrategy[JsonObject] = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            (
                "content_id",
                "content_ids",
                "content_type",
                "value",
                "currency",
                "quantity",
                "price",
                "query",
                "event_id",
            ),
            JSON,
        ),
        "contents": st.one_of(JSON, st.lists(_ITEMS, max_size=4)),
        "context": JSON,
    },
)
NAMES = st.one_of(
    st.sampled_from(
        ["ViewContent", "AddToCart", "InitiateCheckout", "Purchase", "Search", "CompletePayment", "Contact"]
    ),
    st.sampled_from(["", " ", "undefined", "PageView", "add_to_cart", "a!", "x" * 51]),
    st.text(max_size=30),
)
"""Names of events: standard ones, near ones, and any."""
