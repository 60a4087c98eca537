"""Draw the README's picture anew from the committed example: `python -m tests.report.picture`.

The example itself is written by `auditor demo --out reports/demo-shop`.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from auditor.gather.browser.find import find_browser

FOLDER = Path(__file__).parents[2] / "reports" / "demo-shop"
WIDTH, HEIGHT = 1280, 1330  # CSS pixels: the verdict, what to fix first, and the head of the journey


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser().path, chromium_sandbox=False)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto((FOLDER / "report.html").as_uri())
        page.screenshot(path=FOLDER / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
