"""What was too long for a message is there to read in full."""

from dataclasses import replace

from bot.answer import Match
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.features.answer_buttons.view import WHOLE, WHOLE_PAGE, full_answer_view
from bot.slack.features.departments.view import DEPARTMENTS_PAGE
from bot.standin.person import buttons_of
from bot.standin.view_actions import ViewUser
from tests.builders import an_answer
from tests.fakes import ByHeart
from tests.slack.talk import Talk, both_ways
from tests.toys.helpdesk import LOGISTICS, SERVICE, SPECIALIST

MANY = tuple(Duty(f"d{number}", Text(f"Duty number {number} " + "x" * 400)) for number in range(200))
ROLE = an_answer(matches=(Match("d", "r", None, 1, ""),), asks="role")


def catalogue(*duties: Duty) -> Catalogue:
    return Catalogue((Department("d", Text("D"), roles=(Role("r", Text("R"), duties=duties),)),))


def shown(talk: Talk) -> str:
    view = talk.standin.workspace.modal()
    assert view is not None
    return str(view.view["blocks"])


def test_every_line_of_a_full_answer_is_on_one_of_its_pages() -> None:
    found, page = "", 0
    while True:
        view = full_answer_view(ROLE, catalogue(*MANY), MrkdwnStyle(), page=page)
        found += str(view["blocks"])
        if f"{WHOLE_PAGE}{page + 1}" not in found:
            break
        page += 1
    assert page > 1
    assert all(f"Duty number {number} " in found for number in range(200))


def test_text_longer_than_a_section_is_not_cut() -> None:
    long = Duty("d0", Text(" ".join(f"word{number}" for number in range(2000))))
    view = full_answer_view(ROLE, catalogue(long), MrkdwnStyle())
    text = "".join(block["text"]["text"] for block in view["blocks"])
    assert all(f"word{number}" in text for number in (0, 999, 1999))
    assert "…" not in text


def test_short_answer_has_one_page() -> None:
    view = full_answer_view(ROLE, catalogue(), MrkdwnStyle())
    assert [block["type"] for block in view["blocks"]] == ["section"]


@both_ways
def test_full_answer_is_opened_and_turned_by_buttons(talk: Talk) -> None:
    long = Text(" ".join(f"word{number}" for number in range(20_000)))
    role = replace(SPECIALIST, duties=(replace(SPECIALIST.duties[0], text=long),))
    talk.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=(role,)),))))
    talk.person.mentions("returns")
    talk.person.presses(talk.only_reply(), WHOLE)
    assert "word999 " in shown(talk)
    assert "word19999" not in shown(talk)
    for page in range(1, 7):
        view = talk.standin.workspace.modal()
        assert view is not None
        ViewUser(talk.person).presses(view, f"{WHOLE_PAGE}{page}")
    assert "word19999" in shown(talk)


def test_guest_reads_no_contacts_in_the_full_answer_either(talk: Talk) -> None:
    talk.standin.workspace.guests.add(talk.person.user)
    duties = tuple(Duty(f"d{number}", Text(f"Duty {number}")) for number in range(30))
    keeper = replace(LOGISTICS.roles[0], duties=duties)
    talk.desk.replace(ByHeart(Catalogue((SERVICE, replace(LOGISTICS, roles=(keeper,))))))
    talk.person.mentions("warehouse chief")
    talk.person.presses(talk.only_reply(), WHOLE)
    assert "Duty 29" in shown(talk)
    assert "kay@example.com" not in shown(talk)


def test_stale_button_says_so(talk: Talk) -> None:
    duties = tuple(Duty(f"d{number}", Text(f"Duty {number}")) for number in range(30))
    keeper = replace(LOGISTICS.roles[0], duties=duties)
    talk.desk.replace(ByHeart(Catalogue((SERVICE, replace(LOGISTICS, roles=(keeper,))))))
    talk.person.mentions("warehouse chief")
    talk.desk.replace(ByHeart(Catalogue((SERVICE,))))
    talk.person.presses(talk.only_reply(), WHOLE)
    assert talk.from_bot()[-1].text.startswith("The catalogue has changed")


def test_department_lists_are_turned_in_place(talk: Talk) -> None:
    many = tuple(Department(f"d{number}", Text(f"Department {number} " + "x" * 90)) for number in range(200))
    talk.desk.replace(ByHeart(Catalogue(many)))
    talk.person.commands("departments")
    talk.person.presses(talk.only_reply(), f"{DEPARTMENTS_PAGE}1")
    post = talk.only_reply()
    assert "Department 199 " in str(post.blocks)
    assert [button["text"]["text"] for button in buttons_of(post)] == ["Previous page"]
