from dataclasses import replace
from xml.etree import ElementTree as ET

from auditor.demo import PixelTheme, Theme
from auditor.demo.goods import CATEGORIES, GOODS
from auditor.demo.theme import PIXEL, Insertion
from tests.demo.visiting import visiting


async def test_crawlers_find_every_product_and_are_kept_off_the_till() -> None:
    async with visiting(Theme()) as visitor:
        robots = await visitor.get("/robots.txt")
        sitemap = ET.fromstring((await visitor.get("/sitemap.xml")).text)  # noqa: S314 - our own
    assert "Disallow: /checkout\n" in robots.text
    assert f"Sitemap: {visitor.base}/sitemap.xml" in robots.text
    found = [loc.text for loc in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    paths = ["/", *(f"/category/{category.slug}" for category in CATEGORIES)]
    paths += [f"/products/{product.slug}" for product in GOODS]
    assert found == [visitor.base + path for path in paths]


async def test_pictures_style_and_scripts_carry_their_types() -> None:
    async with visiting(Theme()) as visitor:
        for path, kind in (
            ("/pictures/morning-mug.svg", "image/svg+xml"),
            ("/assets/style.css", "text/css"),
            ("/assets/shop.js", "text/javascript"),
        ):
            answer = await visitor.get(path)
            assert answer.status == 200
            assert answer.headers["Content-Type"].startswith(kind)
        assert (await visitor.get("/pictures/none.svg")).status == 404


async def test_the_pixel_s_file_is_the_theme_s() -> None:
    theme = Theme(pixel=replace(PixelTheme(), insertion=Insertion.LATE))
    async with visiting(theme) as visitor:
        container = await visitor.get("/assets/container.js")
    assert f'ttq.load("{PIXEL}")' in container.text
    assert "queue.splice(0)" in container.text


async def test_the_tag_manager_s_container_and_the_frame_are_served() -> None:
    theme = Theme(pixel=replace(PixelTheme(), container="tag(item);", frame="told();"))
    async with visiting(theme) as visitor:
        assert "tag(item);" in (await visitor.get("/gtm.js?id=GTM-X")).text
        assert "told();" in (await visitor.get("/booking")).text
    async with visiting(Theme()) as visitor:
        assert (await visitor.get("/booking")).status == 404
