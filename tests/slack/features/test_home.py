"""App Home and the tour: opened, walked through by its buttons, and back."""

from dataclasses import replace

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.slack.blocks.views import OWNER
from bot.slack.features.home.tour_view import MY_ROLE
from bot.slack.features.home.view import GO, PageRef, decode_page
from bot.slack.features.search.view import OPEN_ROLE
from bot.slack.texts import say
from bot.standin.server import Fault
from bot.standin.view_actions import ViewUser
from bot.standin.view_limits import elements_of
from bot.standin.workspace import PERSON, ShownView
from tests.fakes import ByHeart
from tests.slack.modals import found, modal, texts
from tests.slack.others import HOLDER
from tests.slack.talk import Talk, both_ways, talk_with
from tests.toys.helpdesk import KEEPER, LOGISTICS, SERVICE, STOCK


def home(talk: Talk) -> ShownView:
    return talk.standin.workspace.homes[PERSON]


def opened(talk: Talk) -> ViewUser:
    talk.standin.workspace.users[HOLDER] = "Mei"
    hands = ViewUser(talk.person)
    hands.opens_home()
    return hands


def press(hands: ViewUser, view: ShownView, label: str, page: PageRef | None = None) -> None:
    """Press the first button of that label, or of that label and page."""
    for _, element in elements_of(view.view):
        if element.get("text", {}).get("text") == label and (
            page is None or decode_page(element["value"]) == page
        ):
            hands.presses(view, element["action_id"])
            return
    raise LookupError(label)


@both_ways
def test_front_has_search_tour_and_departments_with_their_roles(talk: Talk) -> None:
    opened(talk)
    text = texts(home(talk).view)
    assert text.startswith("Who handles what\n")
    assert "*Customer service*\nLook after customers" in text
    labels = [element["text"]["text"] for _, element in elements_of(home(talk).view) if "text" in element]
    assert labels == [
        "New here?",
        "Open",
        "Customer service manager",
        "Customer service specialist",
        "Open",
        "Warehouse keeper",
    ]


def test_front_names_the_shortcut_and_the_emoji_if_there_is_one(talk: Talk) -> None:
    opened(talk)
    text = texts(home(talk).view)
    assert "• The shortcut *Find who handles it* opens the same search" in text
    assert "• Add :raising_hand: to a message" in text
    opened(talk_with(talk.standin, reaction=""))
    text = texts(home(talk).view)
    assert "The shortcut *Find" in text
    assert "Add :" not in text


def test_messages_tab_is_no_home(talk: Talk) -> None:
    ViewUser(talk.person).opens_home("messages")
    assert talk.standin.workspace.homes == {}


@both_ways
def test_buttons_lead_to_a_department_to_a_role_and_back(talk: Talk) -> None:
    hands = opened(talk)
    press(hands, home(talk), "Open")
    text = texts(home(talk).view)
    assert "What it does: Look after customers" in text
    assert "Channel: #customer-help" in text
    assert f"*Customer service manager*: <https://stand-in.slack.com/team/{HOLDER}|Mei>" in text
    assert "*Customer service specialist*: nobody named yet" in text
    press(hands, home(talk), "Open", PageRef("role", "specialist"))
    assert "*Handle returns*" in texts(home(talk).view)
    press(hands, home(talk), "Back")
    press(hands, home(talk), "Back")
    assert texts(home(talk).view).startswith("Who handles what\n")


def test_role_page_names_duties_measures_partners_and_holder(talk: Talk) -> None:
    duty = replace(STOCK, measure=Text("Counted within a day"), works_with=("service", "gone"))
    logistics = replace(LOGISTICS, roles=(replace(KEEPER, duties=(duty,)),))
    talk.desk.replace(ByHeart(Catalogue((SERVICE, logistics))))
    hands = opened(talk)
    press(hands, home(talk), "Warehouse keeper")
    assert texts(home(talk).view).split("\n") == [
        "Warehouse keeper",
        "Department: Logistics",
        "Contact: <mailto:kay@example.com|kay@example.com>",
        "*Count the stock*",
        "Measured by: Counted within a day",
        "Works with: Customer service",
    ]


def test_tour_asks_for_the_role_and_shows_whom_it_will_need(talk: Talk) -> None:
    duty = replace(STOCK, works_with=("service",))
    logistics = replace(LOGISTICS, roles=(replace(KEEPER, duties=(duty,)),))
    talk.desk.replace(ByHeart(Catalogue((SERVICE, logistics))))
    hands = opened(talk)
    press(hands, home(talk), "New here?")
    assert "*What each department does*\n*Customer service*\nLook after customers" in texts(home(talk).view)
    (option,) = hands.types(home(talk), MY_ROLE, "stock")
    assert option["text"]["text"] == "Warehouse keeper (Logistics)"
    hands.chooses(home(talk), MY_ROLE, option)
    text = texts(home(talk).view)
    assert text.startswith(
        "Warehouse keeper: who you will need\n*You need these departments for your duties*\n"
        "*Customer service*, for:\n• Count the stock\n"
    )
    assert "Your own department: *Logistics*" in text
    press(hands, home(talk), "Back")
    assert texts(home(talk).view).startswith("New here? A short tour")


def test_tour_leads_from_one_role_to_the_next_and_to_the_search(talk: Talk) -> None:
    duty = replace(STOCK, works_with=("service",))
    logistics = replace(LOGISTICS, roles=(replace(KEEPER, duties=(duty,)),))
    talk.desk.replace(ByHeart(Catalogue((SERVICE, logistics))))
    hands = opened(talk)
    press(hands, home(talk), "New here?")
    hands.chooses(home(talk), MY_ROLE, hands.types(home(talk), MY_ROLE, "complaints")[0])
    text = texts(home(talk).view)
    assert "*These roles work with your department*\n*Warehouse keeper* (Logistics), for:\n" in text
    assert "Contact: <mailto:kay@example.com|kay@example.com>" in text
    hands.chooses(home(talk), OWNER, hands.types(home(talk), OWNER, "warehouse")[0])
    assert "*Warehouse keeper* (Logistics)" in texts(modal(talk).view)
    press(hands, home(talk), "Open", PageRef("role", "keeper"))
    assert texts(home(talk).view).startswith("Warehouse keeper\n")
    press(hands, home(talk), "Who this role will need")
    assert "*You need these departments for your duties*\n*Customer service*" in texts(home(talk).view)


def test_search_on_the_home_opens_the_answer(talk: Talk) -> None:
    hands = opened(talk)
    hands.chooses(home(talk), OWNER, hands.types(home(talk), OWNER, "returns")[0])
    assert "*Customer service specialist*" in texts(modal(talk).view)
    assert texts(home(talk).view).startswith("Who handles what")


def test_role_page_from_the_search_stays_in_the_modal(talk: Talk) -> None:
    hands, view = found(talk, "warehouse keeper")
    hands.presses(view, OPEN_ROLE)
    assert texts(modal(talk).view).startswith("Warehouse keeper\n")
    press(hands, modal(talk), "Back")
    assert texts(modal(talk).view).startswith("Logistics\n")
    assert talk.standin.workspace.homes == {}


def test_home_speaks_the_language_of_the_profile(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    hands = opened(talk)
    assert "*客服部*\n服務顧客" in texts(home(talk).view)
    press(hands, home(talk), "新來的嗎？")
    assert texts(home(talk).view).startswith("新人導覽")


def test_guests_see_no_contacts(talk: Talk) -> None:
    talk.standin.fail("users.info", Fault(error="user_not_visible"), times=9)
    hands = opened(talk)
    press(hands, home(talk), "Open")
    text = texts(home(talk).view)
    assert HOLDER not in text
    assert "#customer-help" not in text
    assert "only shown inside the company" in text


def test_page_of_an_older_catalogue_leads_to_the_front(talk: Talk) -> None:
    hands = opened(talk)
    before = home(talk)
    talk.desk.replace(ByHeart(Catalogue((SERVICE,))))
    press(hands, before, "Warehouse keeper")
    assert texts(home(talk).view).startswith("Who handles what\n")
    assert "Logistics" not in texts(home(talk).view)


@pytest.mark.parametrize("value", ["", "nonsense", "[]", '["moon","",0]', '["role",1,0]', "[" * 1990])
def test_forged_value_leads_to_the_front(talk: Talk, value: str) -> None:
    hands = opened(talk)
    shown = home(talk)
    blocks = [*shown.view["blocks"]]
    forged = {"type": "button", "action_id": f"{GO}0", "text": blocks[0]["text"], "value": value}
    blocks.insert(0, {"type": "actions", "elements": [forged]})
    hands.presses(replace(shown, view={**shown.view, "blocks": blocks}), f"{GO}0")
    assert texts(home(talk).view).startswith("Who handles what\n")


def test_home_that_slack_refuses_is_logged_and_the_person_told(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-CN"
    talk.standin.fail("views.publish", Fault(error="missing_scope"))
    opened(talk)
    assert "views.publish failed: missing_scope" in caplog.text
    line = talk.only_reply()
    assert (line.channel, line.text) == (talk.standin.workspace.direct(PERSON), say("cannot_open", "zh-Hans"))


def test_person_is_told_when_slack_does_not_show_a_page(talk: Talk) -> None:
    hands = opened(talk)
    talk.standin.fail("views.publish", Fault(error="internal_error"))
    press(hands, home(talk), "New here?")
    assert talk.only_reply().text == say("cannot_open", "en")


def test_person_is_told_when_slack_does_not_show_a_page_in_the_modal(talk: Talk) -> None:
    hands, view = found(talk, "warehouse keeper")
    talk.standin.fail("views.update", Fault(error="internal_error"))
    hands.presses(view, OPEN_ROLE)
    assert talk.only_reply().text == say("cannot_open", "en")
    assert modal(talk) == view


def test_long_lists_page_and_everything_is_reachable(talk: Talk) -> None:
    def many(number: int) -> Department:
        duties = tuple(Duty(f"duty{number}-{each}", Text(f"Duty {each}")) for each in range(40))
        roles = tuple(Role(f"role{number}-{each}", Text(f"Role {each}"), duties=duties) for each in range(45))
        return Department(f"d{number}", Text(f"Department {number}"), roles=roles)

    departments = tuple(many(number) for number in range(25))
    talk.desk.replace(ByHeart(Catalogue(departments)))
    hands = opened(talk)
    seen = [texts(home(talk).view)]
    for _ in range(2):
        press(hands, home(talk), "Next page")
        seen.append(texts(home(talk).view))
    assert all(f"*Department {number}*" in "\n".join(seen) for number in range(25))
    assert "Page 3 of 3" in seen[-1]
    press(hands, home(talk), "Previous page")
    assert texts(home(talk).view) == seen[1]
    press(hands, home(talk), "Open")
    press(hands, home(talk), "Next page")
    assert "*Role 20*" in texts(home(talk).view)


def test_pages_of_departments_and_roles_link_to_the_handbook(talk: Talk) -> None:
    linking = talk_with(talk.standin, handbook_url="https://who.example.com/handbook")
    hands = opened(linking)
    press(hands, home(linking), "Open", PageRef("department", "logistics"))
    assert "https://who.example.com/handbook#department/logistics|" in texts(home(linking).view)
    press(hands, home(linking), "Open", PageRef("role", "keeper"))
    assert "https://who.example.com/handbook#role/keeper|" in texts(home(linking).view)
