from xml.etree import ElementTree as ET

import pytest

from auditor.demo.goods import GOODS, Product
from auditor.demo.pictures import picture


@pytest.mark.parametrize("product", GOODS, ids=lambda product: product.slug)
def test_a_picture_is_well_formed_and_in_the_product_s_colours(product: Product) -> None:
    text = picture(product.picture, product.colours)
    root = ET.fromstring(text)  # noqa: S314 - our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(root.iter())) > 4
    assert all(colour in text for colour in product.colours)
    assert "$" not in text


def test_an_unknown_drawing_is_an_error() -> None:
    with pytest.raises(KeyError):
        picture("unicorn", ("#fff", "#000", "#777"))
