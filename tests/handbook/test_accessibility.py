"""Everybody can read it: the rules of WCAG 2.2 AA that axe-core can check, in each look of the page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from bot.catalogue.model import Catalogue
from bot.catalogue.yaml import loader
from bot.language.codes import LANGUAGES, Language
from tests.handbook.reading import Opens, Reading
from tests.paths import KNOWLEDGE

pytestmark = pytest.mark.slow

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = ["", "#department/marketing", "#role/customer-service-specialist", "#duty/sort-orders", "#all"]


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return loader.load(KNOWLEDGE)


def violations(reading: Reading) -> list[tuple[str, str]]:
    found = Axe().run(reading.page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert len(found["passes"]) > 10
    return [(each["id"], node["html"]) for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize(("dark", "phone"), [(False, False), (True, True)], ids=["light-desk", "dark-phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_is_broken(
    opens: Opens, shipped: Catalogue, language: Language, dark: bool, phone: bool
) -> None:
    reading = opens(shipped, language=language, dark=dark, phone=phone)
    for view in VIEWS:
        reading.go(view)
        assert violations(reading) == [], view
    assert reading.found("returns")
    assert violations(reading) == [], "what was found"
