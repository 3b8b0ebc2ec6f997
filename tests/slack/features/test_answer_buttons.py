from dataclasses import replace

import pytest

from bot.catalogue.model import Catalogue
from bot.slack.blocks.messages import CHOOSE, DEPARTMENTS
from bot.slack.features.answer_buttons.view import SHARE
from bot.standin.event_payloads import block_actions
from bot.standin.person import Person, buttons_of
from bot.standin.server import Fault
from bot.standin.workspace import BOT_USER, PERSON, Post, ResponsePlace
from tests.fakes import ByHeart
from tests.slack.talk import Talk, both_ways
from tests.toys.helpdesk import SERVICE


def test_choice_offers_a_button_for_each_owner(talk: Talk) -> None:
    talk.person.mentions("goods")
    post = talk.only_reply()
    assert [button["text"]["text"] for button in buttons_of(post)] == [
        "Customer service specialist",
        "Warehouse keeper",
        "None of these",
    ]
    assert "I'm not sure" in post.text


@both_ways
def test_picking_puts_the_owner_in_place_of_the_choice(talk: Talk) -> None:
    question = talk.person.mentions("goods")
    talk.person.presses(talk.only_reply(), f"{CHOOSE}1")
    post = talk.only_reply()
    assert post.text.startswith(
        "Warehouse keeper (Logistics)\nContact: <mailto:kay@example.com|kay@example.com>"
    )
    assert "by <https://stand-in.slack.com/team/U0PERSON0|pat>" in post.text
    assert (post.thread, post.edited, buttons_of(post)) == (question.ts, True, [])


@pytest.mark.parametrize("way", ["mentions", "writes"])
def test_colleague_picking_for_a_guest_shows_the_guest_no_contacts(talk: Talk, way: str) -> None:
    workspace = talk.standin.workspace
    workspace.users["U0GUEST00"] = "gil"
    workspace.guests.add("U0GUEST00")
    getattr(Person(talk.standin, talk.send, "U0GUEST00"), way)("goods")
    talk.person.presses(talk.only_reply(), f"{CHOOSE}1")
    post = talk.only_reply()
    assert post.text.startswith("Warehouse keeper (Logistics)")
    assert "How to reach them is only shown inside the company." in post.text
    assert "kay@example.com" not in post.text + str(post.blocks)


def test_colleague_picking_for_a_colleague_shows_contacts(talk: Talk) -> None:
    talk.standin.workspace.users["U0OTHER00"] = "otto"
    Person(talk.standin, talk.send, "U0OTHER00").mentions("goods")
    talk.person.presses(talk.only_reply(), f"{CHOOSE}1")
    assert "kay@example.com" in talk.only_reply().text


def test_picking_in_private_keeps_it_private_and_shareable(talk: Talk) -> None:
    talk.person.commands("goods")
    talk.person.presses(talk.only_reply(), f"{CHOOSE}0")
    post = talk.only_reply()
    assert post.shown_to == PERSON
    assert [button["action_id"] for button in buttons_of(post)] == [SHARE]


def test_picking_works_when_the_response_url_has_expired(talk: Talk) -> None:
    talk.person.mentions("goods")
    talk.standin.fail("response_url", Fault(error="expired_url"))
    talk.person.presses(talk.only_reply(), f"{CHOOSE}0")
    assert talk.only_reply().text.startswith("Customer service specialist")
    assert len(talk.standin.workspace.called("chat.update")) == 1


@both_ways
def test_sharing_posts_for_all_and_takes_the_private_one_away(talk: Talk) -> None:
    talk.person.commands("returns")
    talk.person.presses(talk.only_reply(), SHARE)
    post = talk.only_reply()
    assert post.shown_to == ""
    assert post.text.startswith("Customer service specialist (Customer service)")
    assert "Shared by <https://stand-in.slack.com/team/U0PERSON0|pat>" in post.text
    assert f"<@{PERSON}>" not in post.text


@pytest.mark.parametrize(
    ("text", "says"), [("payroll", "That's outside this catalogue"), ("goods", "I'm not sure")]
)
def test_other_outcomes_can_be_shared(talk: Talk, text: str, says: str) -> None:
    talk.person.commands(text)
    talk.person.presses(talk.only_reply(), SHARE)
    assert talk.only_reply().text.startswith(says)


def test_shared_choice_still_works(talk: Talk) -> None:
    talk.person.commands("goods")
    talk.person.presses(talk.only_reply(), SHARE)
    talk.person.presses(talk.only_reply(), f"{CHOOSE}0")
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_sharing_twice_posts_once(talk: Talk) -> None:
    talk.person.commands("returns")
    private = talk.only_reply()
    talk.person.presses(private, SHARE)
    talk.person.presses(private, SHARE)
    assert len(talk.in_general()) == 1
    assert talk.from_bot()[-1].text == "This answer was already shared."


def test_person_is_told_when_slack_refuses_the_share(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    talk.person.commands("returns")
    talk.standin.fail("response_url", Fault(error="expired_url"))
    talk.person.presses(talk.only_reply(), SHARE)
    assert talk.in_general() == []
    assert talk.from_bot()[-1].text.startswith("I could not share it there.")
    assert "expired_url" in caplog.text


def test_share_that_slack_refused_can_be_tried_again(talk: Talk) -> None:
    talk.person.commands("returns")
    private = talk.only_reply()
    talk.standin.fail("response_url", Fault(error="expired_url"))
    talk.person.presses(private, SHARE)
    talk.person.presses(private, SHARE)
    assert len(talk.in_general()) == 1
    assert "already" not in "".join(post.text for post in talk.from_bot())


def test_share_whose_confirmation_was_lost_is_not_repeated(talk: Talk) -> None:
    talk.person.commands("returns")
    talk.standin.fail("response_url", Fault(lost_reply=True))
    private = talk.only_reply()
    talk.person.presses(private, SHARE)
    talk.person.presses(private, SHARE)
    assert len(talk.in_general()) == 1
    assert talk.from_bot()[-1].text == "This answer was already shared."


@pytest.mark.parametrize("action", [f"{CHOOSE}0", SHARE])
def test_button_of_an_older_catalogue_says_so(talk: Talk, action: str) -> None:
    talk.person.commands("goods")
    talk.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=()),))))
    talk.person.presses(talk.only_reply(), action)
    assert talk.only_reply().text == "The catalogue has changed since this was shown. Please ask again."


def test_public_button_of_an_older_catalogue_keeps_the_message(talk: Talk) -> None:
    talk.person.mentions("goods")
    choice = talk.only_reply()
    talk.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=()),))))
    talk.person.presses(choice, f"{CHOOSE}0")
    assert talk.in_general() == [choice]
    assert talk.from_bot()[-1].shown_to == PERSON


@pytest.mark.parametrize(
    "value", ["", "nonsense", "[]", "[1,2,3,4,5]", '["answered","en","owner",[],""]', "[" * 9000]
)
def test_forged_value_is_treated_as_stale(talk: Talk, value: str) -> None:
    talk.person.mentions("goods")
    post = talk.only_reply()
    button = {**buttons_of(post)[0], "value": value}
    url = talk.standin.response_url(ResponsePlace(post.channel, PERSON, post.ts, post.thread))
    talk.send(block_actions(button, response_url=url, ts=post.ts))
    assert talk.from_bot()[-1].text.startswith("The catalogue has changed")


def test_departments_are_shown_to_the_one_who_asked(talk: Talk) -> None:
    talk.person.mentions("zzz")
    talk.person.presses(talk.only_reply(), DEPARTMENTS)
    shown = talk.from_bot()[-1]
    assert shown.shown_to == PERSON
    assert "• Logistics: Warehouse keeper" in shown.text


def test_name_comes_from_the_press_when_names_cannot_be_looked_up(talk: Talk) -> None:
    talk.standin.fail("users.info", Fault(error="missing_scope"), times=9)
    talk.person.mentions("goods")
    talk.person.presses(talk.only_reply(), f"{CHOOSE}0")
    assert talk.only_reply().text.endswith("owners by pat")


def test_holders_are_linked_and_not_pinged(talk: Talk) -> None:
    talk.standin.workspace.users["U0HOLDER1"] = "Mei <!channel>"
    talk.person.mentions("who is in service?")
    post: Post = talk.only_reply()
    everything = post.text + str(post.blocks)
    assert "<https://stand-in.slack.com/team/U0HOLDER1|Mei &lt;!channel&gt;>" in everything
    assert "<@U0HOLDER1>" not in everything
    assert "<!subteam" not in everything
    assert f"<@{BOT_USER}>" not in everything
