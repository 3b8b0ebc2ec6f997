"""The page as a file: what is in it, what is not, and that no text of the catalogue becomes mark-up."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from bot.catalogue.model import Catalogue, Text
from bot.handbook.page import handbook, policy
from tests.hostile import HOSTILE
from tests.toys.helpdesk import CATALOGUE, KEEPER, LOGISTICS, RETURNS, SERVICE, SPECIALIST, STOCK
from tools.bench.synthetic import named_catalogue as made_up

NASTY = "</script><script>alert(1)</script><!-- \"quoted\" & 'so' \u202eevil\u2066 {{data}} \u2028"
CONTACTS = ("U0HOLDER1", "S0DEPUTIES", "C0DESK000", "#customer-help", "kay@example.com")


class Elements(HTMLParser):
    """The elements of a page in order, each with its attributes and the text right in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.text.append("")
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text[-1] += data


def data_of(page: str) -> Any:
    elements = Elements(page)
    (at,) = [number for number, (_, about) in enumerate(elements.found) if about.get("id") == "book"]
    return json.loads(elements.text[at])


def tags(page: str) -> list[str]:
    return [tag for tag, _ in Elements(page).found]


def test_every_department_role_and_duty_is_in_it_in_three_languages() -> None:
    book = data_of(handbook(CATALOGUE, contacts=True))
    service, logistics = book["departments"]
    assert service["name"] == ["Customer service", "客服部", "客服部"]
    assert [role["id"] for role in service["roles"]] == ["manager", "specialist"]
    assert service["roles"][1]["duties"][0] == {
        "id": "returns",
        "text": ["Handle returns", "處理退換貨", "处理退换货"],
    }
    assert logistics["roles"][0]["reach"][0] == "Contact: \x1fkay@example.com\x1f"
    assert book["topics"][0]["usually"] == ["human resources", "人資部", "人力资源部"]


def test_a_duty_has_its_measure_and_whom_it_works_with() -> None:
    stock = replace(STOCK, measure=Text("Count off by"), works_with=("gone", "service"))
    catalogue = Catalogue((SERVICE, replace(LOGISTICS, roles=(replace(KEEPER, duties=(stock,)),))))
    (duty,) = data_of(handbook(catalogue, contacts=True))["departments"][1]["roles"][0]["duties"]
    assert (duty["measure"], duty["works"]) == ("Count off by", [0])


def test_a_public_copy_names_no_people_and_no_channels() -> None:
    within, public = handbook(CATALOGUE, contacts=True), handbook(CATALOGUE, contacts=False)
    assert all(contact in within for contact in CONTACTS)
    assert not [contact for contact in CONTACTS if contact in public]
    assert "reach" not in json.dumps(data_of(public)["departments"])


def nasty(text: str) -> Catalogue:
    each = Text(text, text, text)
    duty = replace(RETURNS, text=each, measure=each, phrases={"en": (text,)})
    role = replace(SPECIALIST, name=each, duties=(duty,), holder=text, channel=text, owns=(text,))
    topic = replace(CATALOGUE.elsewhere[0], name=each, contact=text)
    return Catalogue((replace(SERVICE, name=each, mission=each, roles=(role,)),), (topic,), name=each)


def test_texts_of_the_catalogue_are_no_mark_up() -> None:
    page = handbook(nasty(NASTY), contacts=True)
    assert tags(page) == tags(handbook(CATALOGUE, contacts=True))
    assert data_of(page)["departments"][0]["name"] == NASTY
    assert Elements(page).text[tags(page).index("title")].startswith(NASTY[:10])


@settings(max_examples=20)
@given(HOSTILE)
def test_no_other_text_is_mark_up_either(text: str) -> None:
    page = handbook(nasty(text), contacts=True).encode("utf-8", "replace").decode()
    assert page.count("</script>") == 2
    assert tags(page) == tags(handbook(CATALOGUE, contacts=True))


def test_a_page_may_load_and_run_nothing_but_what_is_in_it() -> None:
    page = handbook(CATALOGUE, contacts=True)
    elements = Elements(page)
    about = dict(zip(tags(page), elements.text, strict=True))
    allowed = next(each["content"] for tag, each in elements.found if each.get("http-equiv")) or ""
    assert allowed == policy()
    assert allowed.startswith("default-src 'none'; ")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        digest = base64.b64encode(hashlib.sha256(about[tag].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in allowed
    assert "unsafe" not in allowed
    assert not re.search(
        r'(?:src|href)="?(?:https?:)?//|@import|url\(|innerHTML|outerHTML|insertAdjacent', page
    )


def test_a_pages_own_address_is_in_it_if_it_is_known() -> None:
    page = handbook(CATALOGUE, contacts=True, base="https://who.example.com/handbook")
    assert data_of(page)["base"] == "https://who.example.com/handbook"
    assert data_of(handbook(CATALOGUE, contacts=True))["base"] == ""


def test_an_empty_catalogue_has_a_page() -> None:
    book = data_of(handbook(Catalogue(()), contacts=True))
    assert (book["departments"], book["topics"]) == ([], [])


@pytest.mark.slow
def test_a_large_company_fits_in_a_megabyte() -> None:
    page = handbook(made_up(1000), contacts=True).encode()
    assert len(page) < 1_000_000
    assert len(data_of(page.decode())["departments"]) > 10
