"""Internal contacts stay inside: guests and other companies are told the owner, not who or where."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.catalogue.model import Catalogue
from bot.disclosure import Audience, may_see_contacts, who_reads
from bot.slack.api.client import web_client
from bot.slack.api.disclosure import KEPT_SECONDS, SharedChannels, SlackFacts
from bot.slack.api.people import OwnWorkspace, People
from bot.slack.features.answer_buttons.view import SHARE
from bot.standin.person import buttons_of
from bot.standin.server import Fault, StandIn, stand_in
from bot.standin.workspace import GENERAL, PERSON, TEAM, TOKEN
from tests.fakes import ByHeart
from tests.slack.talk import Talk
from tests.toys.helpdesk import LOGISTICS, PAYROLL, SERVICE

CONTACTS = ("U0HOLDER1", "S0DEPUTIES", "C0DESK000", "kay@example.com", "#customer-help", "it-desk")
WITHHELD = "How to reach them is only shown inside the company."


def everything(talk: Talk) -> str:
    return "".join(post.text + str(post.blocks) for post in talk.from_bot())


@pytest.mark.parametrize("way", ["mentions", "writes", "commands"])
@pytest.mark.parametrize("question", ["returns", "goods", "who is in service?", "warehouse chief", "payroll"])
@pytest.mark.parametrize("outside", ["guest", "other company"])
def test_guests_are_shown_no_contacts(talk: Talk, way: str, question: str, outside: str) -> None:
    workspace = talk.standin.workspace
    if outside == "guest":
        workspace.guests.add(PERSON)
    else:
        workspace.teams[PERSON] = "T0ANOTHER"
    topic = replace(PAYROLL, contact="it-desk")
    talk.desk.replace(ByHeart(Catalogue((SERVICE, LOGISTICS), (topic,))))
    getattr(talk.person, way)(question)
    assert talk.from_bot()
    assert not [contact for contact in CONTACTS if contact in everything(talk)]


def test_colleagues_are_shown_contacts(talk: Talk) -> None:
    talk.person.commands("who is in service?")
    assert "U0HOLDER1" in everything(talk)
    assert WITHHELD not in everything(talk)


def test_channel_shared_with_another_company_is_shown_no_contacts(talk: Talk) -> None:
    talk.standin.workspace.shared.add(GENERAL)
    talk.person.mentions("returns")
    assert WITHHELD in talk.only_reply().text
    assert "customer-help" not in everything(talk)
    talk.person.commands("returns")
    assert "customer-help" in talk.from_bot()[-1].text, "the private answer is for the colleague alone"


def test_sharing_into_a_channel_with_another_company_leaves_contacts_out(talk: Talk) -> None:
    talk.standin.workspace.shared.add(GENERAL)
    talk.person.commands("returns")
    (share,) = buttons_of(talk.only_reply())
    talk.person.presses(talk.only_reply(), share["action_id"])
    assert WITHHELD in talk.only_reply().text


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with stand_in() as running:
        yield running


def may_see(
    standin: StandIn, channels: SharedChannels, channel: str = GENERAL, *, share: bool = False
) -> bool:
    facts = SlackFacts(web_client(TOKEN, standin.api_url), People(OwnWorkspace(TEAM)), channels)
    return may_see_contacts(who_reads(Audience(PERSON, channel), facts, share=share))


def test_setting_lets_everyone_see_contacts(standin: StandIn) -> None:
    standin.workspace.guests.add(PERSON)
    standin.workspace.shared.add(GENERAL)
    assert not may_see(standin, SharedChannels())
    assert may_see(standin, SharedChannels(), share=True)


def test_channel_that_cannot_be_looked_up_is_taken_for_outside(standin: StandIn) -> None:
    standin.fail("conversations.info", Fault(error="missing_scope"))
    assert not may_see(standin, SharedChannels())
    standin.fail("users.info", Fault(error="ratelimited"))
    assert not may_see(standin, SharedChannels(), channel="")


def test_the_bots_own_direct_message_is_for_one_alone(talk: Talk) -> None:
    talk.standin.fail("conversations.info", Fault(error="missing_scope"), times=9)
    talk.person.writes("who is in service?")
    assert "U0HOLDER1" in everything(talk)
    assert talk.standin.workspace.called("conversations.info") == []


def shares_in(talk: Talk, channel: str) -> str:
    """What is seen in a conversation after an answer was shared there."""
    talk.person.commands("returns", channel=channel)
    private = talk.only_reply()
    assert "customer-help" in private.text
    talk.person.presses(private, SHARE)
    (shared,) = [post for post in talk.from_bot() if not post.shown_to]
    assert shared.channel == channel
    return shared.text + str(shared.blocks)


def test_direct_message_with_another_company_is_shown_no_contacts(talk: Talk) -> None:
    talk.standin.workspace.channels["D0CONNECT"] = ""
    talk.standin.workspace.shared.add("D0CONNECT")
    shown = shares_in(talk, "D0CONNECT")
    assert WITHHELD in shown
    assert "customer-help" not in shown


@pytest.mark.parametrize("channel", ["D0PEOPLE0", "C0PRIVATE", "G0PRIVATE"])
def test_answer_says_so_where_the_bot_cannot_look_who_reads(
    talk: Talk, channel: str, caplog: pytest.LogCaptureFixture
) -> None:
    shown = shares_in(talk, channel)
    assert (
        "I left out how to reach them: I could not check who else reads this. Ask again in a moment." in shown
    )
    assert WITHHELD not in shown
    assert "customer-help" not in shown
    assert caplog.text == "", "nothing is wrong with the set-up"


def test_written_to_in_one_workspace_is_not_written_to_in_another(talk: Talk) -> None:
    talk.person.writes("returns")
    direct = talk.only_reply().channel
    assert talk.store.is_written_to(TEAM, direct)
    assert not talk.store.is_written_to("T0ANOTHER", direct)
    talk.person.mentions("returns")
    assert not talk.store.is_written_to(TEAM, GENERAL)


def test_group_message_of_colleagues_is_inside(standin: StandIn) -> None:
    standin.workspace.channels["G0GROUPDM"] = "mpdm-pat--mei--who-1"
    assert may_see(standin, SharedChannels(), channel="G0GROUPDM")
    standin.workspace.shared.add("G0GROUPDM")
    assert not may_see(standin, SharedChannels(), channel="G0GROUPDM")


def test_channel_that_becomes_shared_is_noticed(standin: StandIn) -> None:
    now = [0.0]
    channels = SharedChannels(clock=lambda: now[0])
    assert may_see(standin, channels)
    standin.workspace.shared.add(GENERAL)
    assert may_see(standin, channels)
    now[0] = KEPT_SECONDS
    assert not may_see(standin, channels)


def test_other_workspaces_of_the_same_organisation_are_inside() -> None:
    workspace = OwnWorkspace("T0HERE", "E0HOUSE")
    assert workspace.holds({"team_id": "T0HERE"})
    assert workspace.holds({"team_id": "T0THERE", "enterprise_user": {"enterprise_id": "E0HOUSE"}})
    assert not workspace.holds({"team_id": "T0THERE", "enterprise_user": {"enterprise_id": "E0OTHER"}})
    assert not workspace.holds({"team_id": "T0THERE"})
    assert not OwnWorkspace("T0HERE").holds({"team_id": "T0THERE", "enterprise_user": {"enterprise_id": ""}})
