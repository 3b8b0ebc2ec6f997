import pytest

from bot.console.doors import HELP
from bot.slack.features.workflow_step.handler import STEP_DEFINITION
from tests.console.shown import shown

SPECIALIST = "Customer service specialist (Customer service)"


def test_help_names_every_door() -> None:
    for door in ("@who", "/who", "reply", "edit", "delete", "react", "who here?", "shortcut", "dm", "home"):
        assert f"  {door}" in HELP or f" {door} " in HELP, door
    for door in ("join", "step", "find", "close", "say", "messages", "help, quit"):
        assert door in HELP
    assert max(len(line) for line in HELP.split("\n")) <= 110


def test_reply_goes_on_in_the_thread() -> None:
    text = shown("@who returns", "reply @who goods")
    assert text.count("  who (#general, in the thread of #1):\n") == 2
    assert "    [1] Customer service specialist\n    [2] Warehouse keeper\n" in text


def test_same_question_in_the_same_thread_is_not_answered_twice() -> None:
    text = shown("@who returns", "reply @who returns", "@who returns", "messages")
    assert text.count(SPECIALIST) == 2
    assert "I already answered this above, in this thread." in text
    assert "  who (#general, in the thread of #3):\n" in text
    assert text.endswith(
        "  #1 (#general) @who returns\n"
        "  #2 (#general, in the thread of #1) @who returns\n"
        "  #3 (#general) @who returns\n"
    )


def test_numbers_pick_an_older_message() -> None:
    text = shown("@who returns", "@who goods", "reply #1 @who payroll", "edit #1: payroll", "delete #2")
    first, _, rest = text.partition("    [1] Customer service specialist\n")
    assert first.count("in the thread of #1):") == 1
    assert "  who (#general, in the thread of #1):\n    That's outside this catalogue" in rest
    assert "  who (#general, in the thread of #1, changed):\n    That's outside this catalogue" in rest
    assert text.endswith("  (the answer was taken away)\n")


def test_emoji_and_shortcut_on_a_numbered_message() -> None:
    text = shown("about returns news", "lovely weather", "react #1", "who here? #1")
    assert f"  who (#general, in the thread of #1):\n    {SPECIALIST}\n" in text
    assert "    About: “about returns news”\n" in text


@pytest.mark.parametrize("door", ["reply hello", "edit hello", "delete", "react", "who here?", "messages"])
def test_doors_about_a_message_need_one(door: str) -> None:
    assert shown(door) == "  nobody has written anything yet: write something first\n"


def test_messages_that_are_not_there() -> None:
    text = shown("lovely weather", "reply #2 hello", "delete", "edit #1 hello", "messages", "react")
    assert "  there is no message #2; messages lists them\n" in text
    assert "  message #1 is gone\n" in text
    assert "  #1 (#general) (deleted)\n" in text
    assert text.endswith("write something first\n")


@pytest.mark.parametrize("door", ["reply", "edit", "step", "say"])
def test_doors_that_need_a_text_say_so(door: str) -> None:
    assert shown(door).startswith(f"  {door} needs a text, such as: {door} ")


@pytest.mark.parametrize(
    "line",
    ["say find who handles returns?", "delete what, who handles returns?", "join what, who handles returns?"],
)
def test_what_only_begins_like_a_door_is_said(line: str) -> None:
    assert shown(line).startswith(f"  who (#general, in the thread of #1):\n    {SPECIALIST}")


def test_mention_counts_wherever_it_stands_and_survives_an_edit() -> None:
    text = shown("hey @who about returns", "edit payroll", "messages")
    assert f"    {SPECIALIST}\n" in text
    assert "in the thread of #1, changed):\n    That's outside this catalogue" in text
    assert text.endswith("  #1 (#general) @who payroll\n")


def test_suggestions_of_the_direct_message_can_be_pressed() -> None:
    text = shown("dm", "1", "messages")
    assert text.startswith(
        "  who (direct message, suggestions):\n    Ask, for example:\n    [1] Who handles this: returns?\n"
    )
    assert f"  who (direct message):\n    {SPECIALIST}\n" in text
    assert text.endswith("  #1 (direct message) Who handles this: returns?\n")


def test_reply_in_a_direct_message_stays_there() -> None:
    text = shown("dm returns", "reply what about payroll")
    assert "  who (direct message, in the thread of #1):\n    That's outside this catalogue" in text


def test_new_member_is_welcomed_and_takes_the_tour() -> None:
    text = shown("join", "1", "find stock", "1", "close", "join")
    assert text.startswith("  who (direct message to the new member):\n    Welcome!")
    assert text.count("WELCOME=1") == 2
    assert "    New here? A short tour\n" in text
    assert "    Warehouse keeper: who you will need\n" in text
    assert text.count("    Welcome!") == 2


def test_new_member_is_welcomed_in_their_language() -> None:
    text = shown("join zh-CN", "1")
    assert "    欢迎加入！" in text
    assert "    新人导览\n" in text


def test_step_shows_every_output() -> None:
    text = shown("step returns please")
    assert text.startswith("  who (workflow step “Find who handles it”):\n    outcome: answered\n")
    for line in ("role: Customer service specialist", "department: Customer service", "confidence: 0.97"):
        assert f"    {line}\n" in text
    assert "    holder: (empty)\n    channel: #customer-help\n" in text
    assert text.count("\n") == 1 + len(STEP_DEFINITION["output_parameters"])


def test_step_that_fails_says_so(caplog: pytest.LogCaptureFixture) -> None:
    text = shown("step crash", "step thanks")
    assert "    failed: Sorry, something went wrong" in text
    assert "    outcome: not_a_question\n" in text
    assert "ZeroDivisionError" in caplog.text


def test_global_shortcut_opens_the_search() -> None:
    text = shown("shortcut", "find warehouse", "1")
    assert "    [ Who handles it? ]\n" in text
    assert "*Warehouse keeper* (Logistics)\n" in text


def test_buttons_of_one_label_are_told_apart() -> None:
    text = shown("home")
    assert "    [2] Open: Customer service\n" in text
    assert "] Open: Logistics\n" in text
