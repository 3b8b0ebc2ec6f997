"""The handbook as somebody uses it, in a headless Chromium."""

import re
from dataclasses import replace

import pytest

from bot.catalogue.model import Catalogue, Text
from bot.catalogue.yaml import loader
from bot.language.codes import LANGUAGES, Language
from bot.pages.tour import needs_page
from tests.handbook.reading import Opens
from tests.paths import KNOWLEDGE
from tests.toys.helpdesk import CATALOGUE, LOGISTICS, MANAGER, RETURNS, SERVICE, SPECIALIST
from tools.bench.synthetic import named_catalogue

pytestmark = pytest.mark.slow

NASTY = "</script><img src=x onerror=alert(1)><b>bold</b> \"quoted\" & 'so' \u202eevil"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return loader.load(KNOWLEDGE)


def test_a_new_hire_sees_who_does_what_without_asking(opens: Opens) -> None:
    reading = opens(CATALOGUE)
    for name in ("Customer service", "Look after customers", "Logistics", "Warehouse keeper", "Payroll"):
        assert name in reading.text
    reading.page.click("text=Warehouse keeper")
    assert reading.heading == "Warehouse keeper"
    assert "Count the stock" in reading.text
    assert reading.page.get_attribute("text=kay@example.com", "href") == "mailto:kay@example.com"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("returns", "duty/returns"),
        ("RETU", "duty/returns"),
        ("who handles retruns?", "duty/returns"),
        ("ｒｅｔｕｒｎｓ", "duty/returns"),
        ("退換貨", "duty/returns"),
        ("退换货", "duty/returns"),
        ("谁负责盘点", "duty/stock"),
        ("warehouse keeper", "role/keeper"),
        ("logistics", "department/logistics"),
        ("payroll", "topic/payroll"),
    ],
)
def test_what_is_typed_finds_its_owner(opens: Opens, typed: str, first: str) -> None:
    assert opens(CATALOGUE).found(typed)[:1] == [first]


@pytest.mark.parametrize("typed", ["", "  ", "qqqq zzzz", "？！", "(", "\\", "a" * 5000, "[^", "🦄"])
def test_anything_may_be_typed(opens: Opens, typed: str) -> None:
    reading = opens(CATALOGUE)
    assert reading.found(typed) == []
    assert reading.page.is_visible("#view") == (not typed.strip())


@pytest.mark.parametrize("typed", ["退货找谁", "誰負責退貨", "who handles returns", "retruns"])
def test_an_owner_of_many_wordings_is_before_one_of_few(opens: Opens, shipped: Catalogue, typed: str) -> None:
    assert opens(shipped).found(typed)[:1] == ["duty/returns-and-exchanges"]


def test_a_hit_leads_to_its_duty(opens: Opens) -> None:
    reading = opens(CATALOGUE)
    reading.page.fill("#search", "returns")
    reading.page.click(".hits a >> nth=0")
    assert reading.page.url.endswith("#duty/returns")
    assert (reading.heading, reading.focused) == ("Customer service specialist", "duty/returns")
    assert reading.page.is_hidden("#results")


@pytest.mark.parametrize(
    ("address", "heading", "focused"),
    [
        ("#role/manager", "Customer service manager", "Customer service manager"),
        ("#department/logistics", "Logistics", "Logistics"),
        ("#duty/complaints", "Customer service specialist", "duty/complaints"),
        ("#topic/payroll", "Who handles what", "topic/payroll"),
        ("#all", "Everything on one page, to print", "Everything on one page, to print"),
    ],
)
def test_addresses_lead_to_what_they_name(opens: Opens, address: str, heading: str, focused: str) -> None:
    reading = opens(CATALOGUE, address)
    assert (reading.heading, reading.focused) == (heading, focused)


@pytest.mark.parametrize("address", ["#role/gone", "#%", "#role/%00", "#<b>", "#__proto__"])
def test_an_address_of_what_is_gone_says_so(opens: Opens, address: str) -> None:
    reading = opens(CATALOGUE, address)
    assert "no longer in the catalogue" in reading.page.inner_text("[role=alert]")
    assert reading.page.is_visible("text=Warehouse keeper")


def test_back_leads_back(opens: Opens) -> None:
    reading = opens(CATALOGUE, "#role/manager")
    reading.page.click("text=Logistics" if reading.page.is_visible("text=Logistics") else ".path a >> nth=0")
    reading.page.go_back()
    assert reading.heading == "Customer service manager"


def test_the_language_is_the_readers_and_can_be_switched(opens: Opens) -> None:
    reading = opens(CATALOGUE, "#role/specialist", language="zh-TW")
    assert (reading.heading, reading.run("document.documentElement.lang")) == ("客服專員", "zh-Hant")
    reading.page.click("text=简体中文")
    assert (reading.heading, reading.run("document.documentElement.lang")) == ("客服专员", "zh-Hans")
    assert reading.page.get_attribute("text=简体中文", "aria-pressed") == "true"
    reading.page.reload()
    assert reading.heading == "客服专员"
    reading.page.click("text=English")
    assert reading.page.title() == "Customer service specialist · Who handles what"


def test_the_keyboard_alone_is_enough(opens: Opens) -> None:
    reading = opens(CATALOGUE)
    reading.press("Tab")
    assert reading.focused == "Skip to the content"
    reading.press("Enter")
    assert reading.run("document.activeElement.tagName") == "H1"
    reading.press("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert reading.focused == "search"
    reading.page.keyboard.type("handle")
    reading.press("ArrowDown", "ArrowDown", "ArrowUp")
    assert reading.focused == "Handle returns"
    reading.press("ArrowUp")
    assert reading.focused == "search"
    reading.press("Escape")
    assert reading.page.is_hidden("#results")
    reading.page.keyboard.type("complaints")
    reading.press("Enter")
    assert reading.focused == "duty/complaints"
    reading.press("Shift+Tab")
    assert reading.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_chart_grows_and_shrinks(opens: Opens) -> None:
    reading = opens(CATALOGUE)
    size = "parseFloat(getComputedStyle(document.querySelector('.chart')).fontSize)"
    usual = reading.run(size)
    reading.page.focus("text=Larger")
    reading.press("Enter")
    assert reading.run(size) > usual
    for _ in range(20):
        reading.page.click("text=Smaller")
    assert 0 < reading.run(size) < usual
    reading.page.click("text=Usual size")
    assert reading.run(size) == usual


@pytest.mark.parametrize("language", LANGUAGES)
def test_whom_a_role_works_with_is_what_app_home_says(
    opens: Opens, shipped: Catalogue, language: Language
) -> None:
    reading = opens(shipped, language=language)
    for role, _ in shipped.roles():
        reading.go(f"#role/{role.id}")
        needs = needs_page(shipped, role.id, language, contacts=True)
        linked = [
            each.get_attribute("href")
            for each in reading.page.query_selector_all(".partners > li > p > a:first-child")
        ]
        named = [f"#{each.who.to.kind}/{each.who.to.id}" for each in needs.partners if each.relation != "own"]
        assert [each for each in linked if each in named] == named
        for partner in needs.partners:
            assert partner.who.name in reading.text
            assert partner.relation == "own" or all(duty.text in reading.text for duty in partner.on)


def test_texts_of_the_catalogue_stay_texts(opens: Opens) -> None:
    each = Text(NASTY)
    duty = replace(RETURNS, text=each, measure=each, works_with=("service",), phrases={"en": (NASTY,)})
    role = replace(SPECIALIST, name=each, duties=(duty,), holder=NASTY)
    catalogue = Catalogue(
        (replace(SERVICE, name=each, mission=each, roles=(MANAGER, role)), LOGISTICS),
        (replace(CATALOGUE.elsewhere[0], name=each, usually=each),),
        name=each,
    )
    reading = opens(catalogue)
    for address in ("", "#department/service", "#role/specialist", "#duty/returns", "#all"):
        reading.go(address)
        assert "<b>bold</b>" in reading.text
        assert reading.run("document.querySelectorAll('main b, main img, main script').length") == 0
    assert reading.found("bold")
    assert reading.page.inner_text(".hits a >> nth=0").startswith("</script>")


def test_a_public_copy_says_that_it_names_nobody(opens: Opens) -> None:
    reading = opens(CATALOGUE, "#role/keeper", contacts=False)
    assert "kay@example.com" not in reading.text
    assert "How to reach them" not in reading.text
    assert "names no people" in reading.text


def test_on_paper_there_is_only_what_is_read(opens: Opens) -> None:
    reading = opens(CATALOGUE, "#all")
    reading.page.emulate_media(media="print")
    assert reading.page.is_hidden("#search")
    assert reading.page.is_hidden(".address >> nth=0")
    assert re.search(r"Warehouse keeper.*Count the stock", reading.text, re.DOTALL)


def test_a_phone_needs_no_scrolling_aside(opens: Opens, shipped: Catalogue) -> None:
    reading = opens(shipped, phone=True)
    for address in ("", "#role/customer-service-specialist", "#department/marketing", "#all"):
        reading.go(address)
        assert reading.run("document.documentElement.scrollWidth <= innerWidth")


def test_a_huge_catalogue_draws_only_what_is_looked_at(opens: Opens) -> None:
    reading = opens(named_catalogue(5000))
    assert reading.run("document.querySelectorAll('*').length") < 6000
    reading.go("#role/role-7")
    assert reading.run("document.querySelectorAll('*').length") < 400
    assert len(reading.found("manager")) == 20
    assert reading.run("document.querySelectorAll('*').length") < 600


def test_an_empty_catalogue_says_so(opens: Opens) -> None:
    assert "has no departments yet" in opens(Catalogue(())).text
