from dataclasses import replace

from bot.answer import Answer, Match
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.rendering import MAX_LISTED
from bot.slack.blocks.messages import Readers
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.values import decode
from bot.slack.features.answer_buttons.view import SHARE, WHOLE
from bot.slack.features.ask_owner.view import ASK_THEM
from bot.slack.features.departments.view import departments_message
from bot.slack.features.feedback.view import NONE_OF_THESE
from bot.standin.message_limits import problem_of
from tests.builders import an_answer
from tests.slack.shown import answer_message
from tests.toys.helpdesk import CATALOGUE, COMPLAINTS_MATCH, RETURNS_MATCH, STOCK_MATCH


def test_long_department_lists_go_on_in_further_sections() -> None:
    many = tuple(Department(f"d{number}", Text("Department " + "x" * 60)) for number in range(100))
    message = departments_message(Catalogue(many), "en", MrkdwnStyle())
    assert len(message.blocks) > 2
    assert problem_of(message.text, list(message.blocks)) == ""
    assert sum(block["text"]["text"].count("Department x") for block in message.blocks) == 100


def test_very_long_department_lists_have_pages() -> None:
    many = tuple(Department(f"d{number}", Text(f"Department {number} " + "x" * 90)) for number in range(900))
    catalogue = Catalogue(many)
    first = departments_message(catalogue, "en", MrkdwnStyle())
    shown, page = str(first.blocks), 0
    while "Next page" in str(first.blocks[-1]):
        assert problem_of(first.text, list(first.blocks)) == ""
        page += 1
        first = departments_message(catalogue, "en", MrkdwnStyle(), page=page)
        shown += str(first.blocks)
    assert all(f"*Department {number} " in shown for number in range(900))
    assert f"Page {page + 1} of {page + 1}" in shown


def test_cut_answer_offers_all_of_it() -> None:
    duties = tuple(Duty(f"d{number}", Text(f"Duty {number}")) for number in range(MAX_LISTED + 1))
    catalogue = Catalogue((Department("d", Text("D"), roles=(Role("r", Text("R"), duties=duties),)),))
    answer = an_answer(matches=(Match("d", "r", None, 1, ""),), asks="role")
    assert WHOLE in str(answer_message(answer, catalogue, MrkdwnStyle()).blocks)
    one = an_answer(matches=(Match("d", "r", "d0", 1, ""),))
    assert WHOLE not in str(answer_message(one, catalogue, MrkdwnStyle()).blocks)
    long = Duty("d0", Text("very " * 900))
    catalogue = Catalogue((Department("d", Text("D"), roles=(Role("r", Text("R"), duties=(long,)),)),))
    message = answer_message(one, catalogue, MrkdwnStyle())
    assert WHOLE in str(message.blocks)
    assert message.blocks[0]["text"]["text"].endswith("…")


def test_text_says_what_the_blocks_say() -> None:
    message = answer_message(an_answer(matches=(RETURNS_MATCH,)), CATALOGUE, MrkdwnStyle())
    section, context, feedback = message.blocks
    assert feedback["elements"][0]["type"] == "feedback_buttons"
    said = section["text"]["text"].replace("*", "") + "\n" + context["elements"][0]["text"]
    assert message.text == said


def test_text_of_blocks_is_verbatim() -> None:
    message = answer_message(
        an_answer("choose", matches=(RETURNS_MATCH, STOCK_MATCH), offered=2), CATALOGUE, MrkdwnStyle()
    )
    assert all(block["text"]["verbatim"] for block in message.blocks if block["type"] == "section")


def test_actions_come_last() -> None:
    manager = Match("service", "manager", None, 0.9, "manager")
    message = answer_message(
        an_answer(matches=(manager,), asks="role"), CATALOGUE, MrkdwnStyle(), Readers(in_channel=True)
    )
    assert [block["type"] for block in message.blocks] == ["section", "context", "actions", "context_actions"]
    assert [button["action_id"] for button in message.blocks[2]["elements"]] == [ASK_THEM]


def test_long_labels_are_shortened_with_an_ellipsis() -> None:
    role = Role("r", Text("Keeper of " + "very " * 30 + "much"))
    catalogue = Catalogue((Department("d", Text("D"), roles=(role, Role("s", Text("S")))),))
    matches = (Match("d", "r", None, 0.5, ""), Match("d", "s", None, 0.5, ""))
    message = answer_message(an_answer("choose", matches=matches, offered=2), catalogue, MrkdwnStyle())
    label = message.blocks[2]["elements"][0]["text"]["text"]
    assert len(label) <= 75
    assert label.endswith("…")


def test_owners_with_the_same_role_are_told_apart_by_their_duty() -> None:
    matches = (RETURNS_MATCH, COMPLAINTS_MATCH, STOCK_MATCH)
    message = answer_message(an_answer("choose", matches=matches, offered=3), CATALOGUE, MrkdwnStyle())
    labels = [button["text"]["text"] for button in message.blocks[2]["elements"]]
    assert labels == ["Handle returns", "Handle complaints", "Warehouse keeper", "None of these"]


def test_button_that_could_not_carry_its_ids_is_left_out() -> None:
    department = "d" * 2000
    catalogue = Catalogue((Department(department, Text("D")),))
    answer = an_answer(matches=(Match(department, None, None, 0.9, ""),))
    message = answer_message(answer, catalogue, MrkdwnStyle(), Readers(private=True))
    assert [block["type"] for block in message.blocks] == ["section"]


def two_needs() -> Answer:
    choice = an_answer("choose", matches=(RETURNS_MATCH, STOCK_MATCH), offered=2, question="second")
    return an_answer(matches=(COMPLAINTS_MATCH,), further=(choice,))


def test_each_need_is_answered_in_one_message() -> None:
    message = answer_message(two_needs(), CATALOGUE, MrkdwnStyle(), Readers(private=True))
    assert problem_of(message.text, list(message.blocks)) == ""
    types = [block["type"] for block in message.blocks]
    assert types.count("divider") == 1
    assert types.count("context_actions") == 1
    assert "Handle complaints" in message.text.split("\n\n")[0]
    assert "Count the stock" in message.text.split("\n\n")[1]
    buttons = [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]
    assert [button["action_id"] for button in buttons] == ["choose_0", "choose_1", NONE_OF_THESE, SHARE]
    shared = decode(buttons[-1]["value"]).answer()
    assert [part.outcome for part in shared.parts] == ["answered", "choose"]


def test_a_press_answers_one_need_and_keeps_the_other() -> None:
    message = answer_message(two_needs(), CATALOGUE, MrkdwnStyle())
    buttons = next(block for block in message.blocks if block["type"] == "actions")["elements"]
    picked = decode(buttons[1]["value"]).answer()
    assert [part.best and part.best.duty for part in picked.parts] == ["complaints", "stock"]
    assert [part.outcome for part in picked.parts] == ["answered", "answered"]
    told = answer_message(picked, CATALOGUE, MrkdwnStyle(), notes=("picked by Ann",))
    assert str(told.blocks).count("picked by Ann") == 1


def test_three_long_needs_stay_within_the_limits() -> None:
    duties = tuple(Duty(f"d{number}", Text(f"Duty {number} " + "x" * 2900)) for number in range(3))
    roles = tuple(Role(f"r{duty.id}", Text(f"R {duty.id}"), duties=(duty,)) for duty in duties)
    catalogue = Catalogue((Department("d", Text("D"), roles=roles),))
    first, *further = (an_answer(matches=(Match("d", role.id, role.duties[0].id, 1, ""),)) for role in roles)
    message = answer_message(replace(first, further=tuple(further)), catalogue, MrkdwnStyle())
    assert problem_of(message.text, list(message.blocks)) == ""
