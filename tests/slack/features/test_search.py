"""Find as you type, from the shortcut, the command and what is chosen to what is shared."""

from collections.abc import Mapping
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from bot.catalogue.model import Catalogue
from bot.slack import context
from bot.slack.blocks.views import OWNER
from bot.slack.features.search.handler import SHORTCUT
from bot.slack.features.search.view import ASK, ASK_BLOCK, CHANNEL, SHARE_BLOCK
from bot.slack.texts import say
from bot.standin.server import Fault
from bot.standin.view_actions import ViewUser
from bot.standin.view_payloads import block_suggestion
from bot.standin.workspace import GENERAL, PERSON
from tests.fakes import ByHeart
from tests.slack.modals import found, modal, opened, texts
from tests.slack.others import HOLDER
from tests.slack.talk import Talk, both_ways
from tests.toys.helpdesk import SERVICE


def share_in(channel: str, *, ask: bool = False) -> dict[str, Any]:
    state: dict[str, Any] = {
        SHARE_BLOCK: {CHANNEL: {"type": "conversations_select", "selected_conversation": channel}}
    }
    picked = [{"text": {"type": "plain_text", "text": "Ask"}, "value": "ask"}] if ask else []
    return {**state, ASK_BLOCK: {ASK: {"type": "checkboxes", "selected_options": picked}}}


def labels(options: list[Mapping[str, Any]]) -> list[str]:
    return [option["text"]["text"] for option in options]


@both_ways
def test_shortcut_and_bare_command_open_the_same_search(talk: Talk) -> None:
    _, by_shortcut = opened(talk)
    talk.standin.workspace.modals.clear()
    assert talk.person.commands("").status == 200
    assert modal(talk).view == by_shortcut.view
    assert talk.from_bot() == []


def test_search_finds_in_every_language_from_the_first_character(talk: Talk) -> None:
    hands, view = opened(talk)
    assert labels(hands.types(view, OWNER, "w")) == ["Warehouse keeper (Logistics)"]
    assert labels(hands.types(view, OWNER, "退")) == ["Handle returns · Customer service specialist"]
    assert labels(hands.types(view, OWNER, "仓管")) == ["Warehouse keeper (Logistics)"]
    assert len(hands.types(view, OWNER, "")) == 8


def test_colleague_finds_people_by_name(talk: Talk) -> None:
    hands, view = opened(talk)
    assert labels(hands.types(view, OWNER, "kay")) == ["Warehouse keeper (Logistics)"]


def test_guest_finds_nobody_by_name(talk: Talk) -> None:
    talk.standin.workspace.guests.add(PERSON)
    hands, view = opened(talk)
    assert labels(hands.types(view, OWNER, "kay")) == []


@both_ways
def test_options_are_in_groups_led_by_the_best(talk: Talk) -> None:
    _, view = opened(talk)
    payload = block_suggestion(view, OWNER, "search", "customer service")
    body = talk.send(payload).body
    assert body.index('"Departments"') < body.index('"Roles"')


def test_a_need_that_no_name_holds_is_found_by_the_finder(talk: Talk) -> None:
    hands, view = opened(talk)
    assert labels(hands.types(view, OWNER, "goods are gone")) == [
        "Handle returns · Customer service specialist",
        "Count the stock · Warehouse keeper",
        "Handle complaints · Customer service specialist",
    ]
    assert hands.types(view, OWNER, "payroll") == []
    assert hands.types(view, OWNER, "zzz") == []


@both_ways
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("handle returns", "*Customer service specialist* (Customer service)"),
        ("warehouse keeper", "*Warehouse keeper* (Logistics)"),
        ("logistics", "*Logistics* (department)"),
    ],
)
def test_choosing_shows_the_answer_in_the_modal(talk: Talk, typed: str, says: str) -> None:
    _, view = found(talk, typed)
    assert says in texts(view.view)
    assert len(talk.standin.workspace.modals) == 1


def test_one_choice_can_follow_another(talk: Talk) -> None:
    hands, view = found(talk, "handle returns")
    hands.chooses(view, OWNER, hands.types(view, OWNER, "logistics")[0])
    assert "*Logistics*" in texts(modal(talk).view)


def test_search_speaks_the_language_of_the_profile(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    _, view = found(talk, "returns")
    assert view.view["title"]["text"] == "這件事找誰？"
    assert "*客服專員*（客服部）" in texts(view.view)


def test_sharing_posts_where_it_was_chosen_and_closes(talk: Talk) -> None:
    hands, view = found(talk, "handle returns")
    hands.submits(view, share_in("C0ELSEWHERE"))
    post = talk.only_reply()
    assert (post.channel, post.shown_to) == ("C0ELSEWHERE", "")
    assert post.text.startswith("Customer service specialist (Customer service)")
    assert "Shared by <https://stand-in.slack.com/team/U0PERSON0|pat>" in post.text
    assert talk.standin.workspace.modal() is None


def test_holder_is_notified_only_if_ticked(talk: Talk) -> None:
    talk.standin.workspace.users[HOLDER] = "Mei"
    for ask in (False, True):
        hands, view = found(talk, "customer service manager")
        hands.submits(view, share_in(GENERAL, ask=ask))
        assert (f"<@{HOLDER}>" in talk.from_bot()[-1].text) is ask
    assert "pat> would like you" in talk.from_bot()[-1].text


def shares_and_asks(talk: Talk, channel: str = GENERAL, what: str = "customer service manager") -> None:
    hands, view = found(talk, what)
    hands.submits(view, share_in(channel, ask=True))


def pings(talk: Talk) -> int:
    return sum(f"<@{HOLDER}>" in post.text for post in talk.from_bot())


def test_holder_is_notified_once_a_day_of_the_same_in_a_channel(talk: Talk) -> None:
    talk.standin.workspace.users[HOLDER] = "Mei"
    talk.standin.workspace.channels["C0ELSEWHERE"] = "elsewhere"
    shares_and_asks(talk)
    shares_and_asks(talk)
    assert pings(talk) == 1
    assert len(talk.in_general()) == 2
    said = talk.from_bot()[-1]
    assert said.channel == talk.standin.workspace.direct(PERSON)
    assert "|Mei> was already asked about this in that channel today" in said.text
    shares_and_asks(talk, "C0ELSEWHERE")
    assert pings(talk) == 2
    talk.clock.goes_on(days=1)
    shares_and_asks(talk)
    assert pings(talk) == 3


def test_refused_share_leaves_the_holder_to_be_notified(talk: Talk) -> None:
    talk.standin.workspace.users[HOLDER] = "Mei"
    talk.standin.fail("response_url", Fault(error="expired_url"))
    shares_and_asks(talk)
    assert pings(talk) == 0
    shares_and_asks(talk)
    assert pings(talk) == 1


def test_there_is_no_box_to_tick_where_nobody_can_be_notified(talk: Talk) -> None:
    _, view = found(talk, "warehouse keeper")
    assert ASK_BLOCK not in {block.get("block_id") for block in view.view["blocks"]}
    _, view = found(talk, "customer service manager")
    assert ASK_BLOCK in {block.get("block_id") for block in view.view["blocks"]}


def test_person_is_told_when_slack_refuses_the_share(talk: Talk) -> None:
    hands, view = found(talk, "handle returns")
    talk.standin.fail("response_url", Fault(error="expired_url"))
    hands.submits(view, share_in(GENERAL))
    post = talk.only_reply()
    assert post.channel == talk.standin.workspace.direct(PERSON)
    assert post.text.startswith("I could not share it there.")


def test_search_opens_in_time_though_lookups_are_slow(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    released = Event()
    monkeypatch.setattr(context, "HURRY_SECONDS", 0.02)
    talk.standin.fail("users.info", Fault(held=released))
    try:
        _, view = opened(talk)
        assert view.view["title"]["text"] == "Who handles it?"
    finally:
        released.set()


def test_person_is_told_when_slack_does_not_open_the_modal(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.standin.fail("views.open", Fault(error="expired_trigger_id"))
    ViewUser(talk.person).uses_shortcut(SHORTCUT)
    assert talk.only_reply().text.startswith("Sorry, I could not open the window.")
    assert "views.open failed: expired_trigger_id" in caplog.text


def test_person_is_told_when_slack_does_not_change_the_modal(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    hands, view = opened(talk)
    talk.standin.fail("views.update", Fault(error="not_found"))
    hands.chooses(view, OWNER, hands.types(view, OWNER, "handle returns")[0])
    line = talk.only_reply()
    assert (line.channel, line.text) == (talk.standin.workspace.direct(PERSON), say("cannot_open", "zh-Hant"))
    assert "views.update failed: not_found" in caplog.text


def test_choice_of_an_older_catalogue_says_so(talk: Talk) -> None:
    hands, view = opened(talk)
    option = hands.types(view, OWNER, "warehouse keeper")[0]
    talk.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=()),))))
    hands.chooses(view, OWNER, option)
    assert "The catalogue has changed" in texts(modal(talk).view)


@pytest.mark.parametrize("value", ["", "nonsense", "role:", "planet:mars", "duty:no-such-duty"])
def test_forged_choice_is_treated_as_stale(talk: Talk, value: str) -> None:
    hands, view = opened(talk)
    hands.chooses(view, OWNER, {"text": {"type": "plain_text", "text": "x"}, "value": value})
    assert "The catalogue has changed" in texts(modal(talk).view)


def test_new_catalogue_is_searched_at_once(talk: Talk) -> None:
    hands, view = opened(talk)
    assert hands.types(view, OWNER, "warehouse")
    talk.desk.replace(ByHeart(Catalogue((SERVICE,))))
    assert hands.types(view, OWNER, "warehouse") == []


def test_guests_see_no_contacts(talk: Talk) -> None:
    talk.standin.workspace.users[HOLDER] = "Mei"
    talk.standin.fail("users.info", Fault(error="user_not_visible"), times=9)
    _, view = found(talk, "customer service manager")
    shown = str(view.view)
    assert HOLDER not in shown
    assert ASK_BLOCK not in shown


def test_crash_in_a_window_is_reported_to_the_person(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    hands, view = opened(talk)
    assert hands.types(view, OWNER, "stock")
    payload = block_suggestion(view, OWNER, "search", "a crash")
    talk.send(payload)
    assert talk.only_reply().text.startswith("Sorry, something went wrong")
    assert "ZeroDivisionError" in caplog.text
    assert "a crash" not in caplog.text
