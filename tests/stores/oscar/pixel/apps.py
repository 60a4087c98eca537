"""The shop's own pixel app: remembers what was added, so that the next page can report it."""

from django.apps import AppConfig


class PixelConfig(AppConfig):
    name = "tests.stores.oscar.pixel"
    label = "pixel"

    def ready(self):
        from oscar.apps.basket.signals import basket_addition

        basket_addition.connect(_remember, dispatch_uid="pixel")


def _remember(sender, product, user, request, **_kwargs):
    price = request.strategy.fetch_for_product(product).price
    request.session["pixel_added"] = {
        "id": product.upc,
        "name": product.get_title(),
        "price": float(price.incl_tax),
        "quantity": int(request.POST.get("quantity", 1)),
    }
