import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.finder.finder import Finder, build
from bot.finder.text import brands

SMALL = Catalogue(
    (
        Department(
            "all",
            Text("All"),
            roles=(
                Role(
                    "carriers",
                    Text("Carriers"),
                    duties=(Duty("c", Text("Choose the courier", "挑選快遞公司")),),
                ),
                Role(
                    "drawing",
                    Text("Drawing"),
                    duties=(Duty("d", Text("Draw the screens of the app", "畫界面")),),
                ),
                Role("desk", Text("Desk"), duties=(Duty("t", Text("Answer tickets", "回覆客服工單")),)),
                Role("money", Text("Books"), duties=(Duty("e", Text("Run the ERP and the 3PL contracts")),)),
            ),
        ),
    )
)


@pytest.fixture(scope="module")
def small() -> Finder:
    return build(SMALL)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who talks to FedEx?", "carriers"),
        ("黑貓誰在聯絡", "carriers"),
        ("顺丰谁联系", "carriers"),
        ("who owns the Royal Mail account", "carriers"),
        ("who has the Figma files", "drawing"),
        ("who can log in to Zendesk", "desk"),
        ("the 3PLs want a new contract, who does that", "money"),
        ("our 3PL's contract, who?", "money"),
        ("SAP 出錯找誰", "money"),
    ],
)
def test_a_brand_leads_to_who_owns_its_kind(small: Finder, question: str, role: str) -> None:
    answer = small.find(question)
    assert answer.best and answer.best.role == role


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who talks to FedEx about a lost parcel?", "logistics-manager"),
        ("who does Photoshop here", "content-editor"),
    ],
)
def test_brands_are_read_in_a_large_catalogue_too(shipped: Finder, question: str, role: str) -> None:
    answer = shipped.find(question)
    assert answer.best and answer.best.role == role


def test_a_brand_the_catalogue_names_speaks_for_itself() -> None:
    named = Role("hut", Text("Hut"), duties=(Duty("h", Text("Mind the FedEx hut")),))
    roles = (named, *SMALL.departments[0].roles)
    answer = build(Catalogue((Department("all", Text("All"), roles=roles),))).find("who minds FedEx")
    assert answer.best and answer.best.role == "hut"


def test_no_brand_is_corrected_into_a_word() -> None:
    assert {"fedex", "zendesk", "figma"} <= brands.words()


def test_each_brand_has_words_for_its_kind() -> None:
    assert all(brands.kinds().values())
