"""The pixel's snippet and its events, as an agency would write them into the shop's templates."""

import hashlib
import json
import uuid

from django import template
from django.utils.safestring import mark_safe

from tests.stores.oscar.pixel.faults import PIXEL

register = template.Library()

# TikTok's base code as its Events Manager hands it out (2026), but for the pixel's id.
BASE_CODE = (
    """<script>
!function (w, d, t) {w.TiktokAnalyticsObject=t;var ttq=w[t]=w[t]||[];ttq.methods=["page","track","identify","instances","debug","on","off","once","ready","alias","group","enableCookie","disableCookie","holdConsent","revokeConsent","grantConsent"],ttq.setAndDefer=function(t,e){t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}};for(var i=0;i<ttq.methods.length;i++)ttq.setAndDefer(ttq,ttq.methods[i]);ttq.instance=function(t){for(var e=ttq._i[t]||[],n=0;n<ttq.methods.length;n++)ttq.setAndDefer(e,ttq.methods[n]);return e},ttq.load=function(e,n){var r="https://analytics.tiktok.com/i18n/pixel/events.js",o=n&&n.partner;ttq._i=ttq._i||{},ttq._i[e]=[],ttq._i[e]._u=r,ttq._t=ttq._t||{},ttq._t[e]=+new Date,ttq._o=ttq._o||{},ttq._o[e]=n||{};n=document.createElement("script");n.type="text/javascript",n.async=!0,n.src=r+"?sdkid="+e+"&lib="+t;e=document.getElementsByTagName("script")[0];e.parentNode.insertBefore(n,e)};
ttq.load('%s');ttq.page();}(window, document, 'ttq');
</script>"""
    % PIXEL
)


@register.simple_tag(takes_context=True)
def base_code(context):
    return mark_safe(context["request"].fault.base(BASE_CODE))  # noqa: S308 - our own text


@register.simple_tag(takes_context=True)
def view_content(context, product):
    session = (
        context["request"].strategy.fetch_for_parent(product)
        if product.is_parent
        else (context["request"].strategy.fetch_for_product(product))
    )
    if not session.price.exists:
        return ""
    kind = "product_group" if product.is_parent else "product"
    price = float(session.price.incl_tax)
    return _track(context, "ViewContent", [_item(product.upc, product.get_title(), price, 1, kind)], price)


@register.simple_tag(takes_context=True)
def added_to_cart(context):
    added = context["request"].session.pop("pixel_added", None)
    if added is None:
        return ""
    value = round(added["price"] * added["quantity"], 2)
    item = _item(added["id"], added["name"], added["price"], added["quantity"])
    return _track(context, "AddToCart", [item], value, event_id=f"add-{uuid.uuid4()}")


@register.simple_tag(takes_context=True)
def initiate_checkout(context):
    basket = context["request"].basket
    items = [
        _item(line.product.upc, line.product.get_title(), float(line.unit_effective_price), line.quantity)
        for line in basket.all_lines()
    ]
    return _track(
        context,
        "InitiateCheckout",
        items,
        float(basket.total_incl_tax),
        event_id=f"checkout-{basket.id}-{uuid.uuid4()}",
    )


@register.simple_tag(takes_context=True)
def purchase(context, order, first_time):
    again = context["request"].fault.purchase_on_reload
    if not first_time and not again:
        return ""
    items = [
        _item(line.upc, line.title, float(line.unit_price_incl_tax), line.quantity)
        for line in order.lines.all()
    ]
    identify = {"email": _sha256(order.guest_email.strip().lower())}
    if order.shipping_address and order.shipping_address.phone_number:
        identify["phone_number"] = _sha256(order.shipping_address.phone_number.as_e164)
    key = f"{order.number}-{uuid.uuid4()}" if again else order.number
    return mark_safe(  # noqa: S308 - JSON with its angle brackets escaped
        f"<script>ttq.identify({_json(identify)});</script>"
    ) + _track(context, "Purchase", items, float(order.total_incl_tax), event_id=key)


def _track(context, event, contents, value, event_id=None):
    parameters = {
        "contents": contents,
        "content_type": contents[0]["content_type"],
        "value": value,
        "currency": "EUR",
    }
    call = context["request"].fault.call(
        {"event": event, "parameters": parameters, "options": {"event_id": event_id} if event_id else {}}
    )
    if call is None:
        return ""
    texts = ", ".join(_json(call[key]) for key in ("event", "parameters", "options"))
    times = 2 if event == context["request"].fault.twice else 1
    return mark_safe(f"<script>{f'ttq.track({texts});' * times}</script>")  # noqa: S308 - JSON, escaped


def _item(key, name, price, quantity, kind="product"):
    return {
        "content_id": key,
        "content_type": kind,
        "content_name": name,
        "price": price,
        "quantity": quantity,
    }


def _json(value):
    return json.dumps(value).replace("<", "\\u003c")


def _sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()
