"""TT102 base-code-not-in-head."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT102", "base-code-not-in-head", Severity.INFO, Pages(routes=False))
def base_code_not_in_head(page: Page, context: Context) -> Outcomes:
    """The base code stands outside the page's head.

    Judged where the base code stands in the page as the server sent it. Where a tag manager, an app, a
    framework or a consent tool inserts it, its place is theirs to choose, and nothing is judged.

    ## Why it costs the advertiser
    What stands low in the page runs late: a visitor who leaves quickly, or clicks before it has run, is
    not counted, and fewer of those who clicked an ad are found again.

    ## How to fix it
    Move the base code into `<head>`, as high as it goes.

    ## Example
    Before:

        <body> … <script>/* base code */</script></body>

    After:

        <head><script>/* base code */</script> … </head>
    """
    judged = [
        install
        for install in context.installs_on(page)
        if install.place
        and install.installed_by == "inline"
        and not install.partner
        and install.pixel_id not in context.facts.parked
    ]
    if not judged:
        yield not_applicable("no base code of the theme's stands in the page as the server sent it")
    for install in judged:
        if install.place == "head":
            yield passed()
        else:
            yield failed(
                f"The base code of the pixel {install.pixel_id} stands in the page's body, so it runs late.",
                expected="the base code in <head>",
                actual="in <body>",
                pixel_id=install.pixel_id,
            )
