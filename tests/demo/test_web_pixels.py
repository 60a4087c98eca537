"""Pixels in the sandboxes that a shop system gives to apps."""

from dataclasses import replace

import pytest

from auditor.demo.pixel import STUB, Firing, pixel_markup
from auditor.demo.storefront import Banner
from auditor.demo.theme import PIXEL, Insertion, PixelTheme
from auditor.demo.web_pixels import FRAME, WORKER, frame_page, telling, worker_file
from auditor.model.page import PageKind

VIEW = Firing("view(item);", {"name": "</script>"})


@pytest.mark.parametrize(("insertion", "address"), [(Insertion.SANDBOXED, FRAME), (Insertion.WORKER, WORKER)])
def test_the_page_holds_no_base_code_and_tells_a_sandbox(insertion: Insertion, address: str) -> None:
    theme = replace(PixelTheme(), insertion=insertion)
    found = pixel_markup(theme, PageKind.PRODUCT, [VIEW], banner=Banner.NONE, answer="")
    assert "ttq.load" not in found.head + found.body_end
    assert address in found.head
    assert 'push({code: "view(item);", item: {"name": "\\u003c/script\\u003e"}})' in found.body_end
    assert "shop.addedToCart" in found.body_end


def test_a_sandbox_waits_for_consent_like_any_script() -> None:
    theme = replace(PixelTheme(), insertion=Insertion.WORKER)
    found = pixel_markup(theme, PageKind.PRODUCT, [VIEW], banner=Banner.OPT_IN, answer="")
    assert "<script>" not in found.head + found.body_end


def test_what_is_told_over_the_page_s_own_item() -> None:
    assert (
        telling("add(item);") == '(window.told = window.told || []).push({code: "add(item);", item: item});'
    )


def test_the_documents_of_the_sandboxes_know_the_pixel() -> None:
    assert PIXEL in frame_page(PixelTheme().base_code(STUB))
    assert PIXEL in worker_file(PixelTheme())
