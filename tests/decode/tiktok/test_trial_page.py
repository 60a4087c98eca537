import re

import pytest

from auditor.decode.tiktok.trial_page import trial_page

PIXEL = "C4A1B2C3D4E5F6G7H8I0"


def test_the_page_installs_the_pixel() -> None:
    assert f'("{PIXEL}")' in trial_page(PIXEL)


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", '");alert(1);("', "\u2028", "\\"])
def test_an_id_stays_a_text(hostile: str) -> None:
    page = trial_page(hostile)
    assert page.count("</script>") == trial_page(PIXEL).count("</script>")
    (argument,) = re.findall(r"^}\)\((.*)\);$", page, re.MULTILINE)
    assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', argument)
