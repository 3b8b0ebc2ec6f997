"""Answers link to the handbook, and a link to it unfolds into the role card."""

import json
from typing import Any

import pytest

from bot.slack.blocks.handbook_link import page_of
from bot.slack.manifest import manifest
from bot.standin.server import Fault
from bot.standin.view_payloads import link_shared
from bot.standin.workspace import GENERAL, PERSON, Post
from tests.slack.talk import Talk, both_ways, talk_with

URL = "https://who.example.com/handbook"
PAGE = f"{URL}#role/manager"


@pytest.fixture
def linking(talk: Talk) -> Talk:
    return talk_with(talk.standin, handbook_url=URL)


def pasted(talk: Talk, *links: str, source: str = "conversations_history") -> Post:
    """A message with these links, after Slack told the bot of them; as it stands then."""
    workspace = talk.standin.workspace
    post = workspace.add(Post(GENERAL, workspace.next_ts(), PERSON, " ".join(links)))
    assert talk.send(link_shared(GENERAL, post.ts, PERSON, *links, source=source)).status == 200
    found = workspace.find(GENERAL, post.ts)
    assert found is not None
    return found


def cards(post: Post) -> dict[str, str]:
    return {link: json.dumps(card["blocks"]) for link, card in (post.unfurls or {}).items()}


def test_an_answer_ends_in_the_link_to_its_page(linking: Talk) -> None:
    linking.person.mentions("who handles returns?")
    assert f"<{URL}#duty/returns|Its page in the handbook>" in json.dumps(linking.only_reply().blocks)


def test_without_the_address_there_is_no_link(talk: Talk) -> None:
    talk.person.mentions("who handles returns?")
    assert "handbook" not in json.dumps(talk.only_reply().blocks)


@pytest.mark.parametrize("question", ["salary", "thanks", "nonsense"])
def test_what_names_nobody_links_to_nothing(linking: Talk, question: str) -> None:
    linking.person.mentions(question)
    assert URL not in json.dumps([post.blocks for post in linking.from_bot()])


@both_ways
def test_a_link_is_left_alone_unless_configured(talk: Talk) -> None:
    assert pasted(talk, PAGE).unfurls is None
    assert talk.standin.workspace.called("chat.unfurl") == []


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("role/manager", "Customer service manager"),
        ("duty/stock", "Warehouse keeper"),
        ("department/logistics", "Logistics"),
    ],
)
def test_a_link_unfolds_into_the_card(linking: Talk, page: str, named: str) -> None:
    (card,) = cards(pasted(linking, f"{URL}#{page}")).values()
    assert named in card
    assert "button" not in card
    assert linking.from_bot() == []


def test_each_link_of_a_message_has_its_card(linking: Talk) -> None:
    other = f"{URL}#role/keeper"
    found = cards(pasted(linking, PAGE, other))
    assert set(found) == {PAGE, other}
    assert "U0HOLDER1" in found[PAGE]
    assert "kay@example.com" in found[other]


def test_the_card_names_nobody_where_outsiders_read_along(linking: Talk) -> None:
    linking.standin.workspace.shared.add(GENERAL)
    (card,) = cards(pasted(linking, PAGE)).values()
    assert "Customer service manager" in card
    assert "U0HOLDER1" not in card


@pytest.mark.parametrize(
    "link",
    [
        f"{URL}#role/gone",
        f"{URL}#all",
        URL,
        f"{URL}/x#role/manager",
        "https://who.example.com/",
        f"{URL}#role/",
    ],
)
def test_a_link_that_leads_to_nothing_is_left_alone(linking: Talk, link: str) -> None:
    assert pasted(linking, link).unfurls is None


def test_nothing_unfolds_while_a_message_is_being_written(linking: Talk) -> None:
    assert pasted(linking, PAGE, source="composer").unfurls is None


def test_nothing_unfolds_where_the_bot_is_off(linking: Talk) -> None:
    linking.person.commands("settings off")
    assert pasted(linking, PAGE).unfurls is None


@pytest.mark.parametrize(
    "fault", [Fault(error="cannot_unfurl_url"), Fault(retry_after=60), Fault(lost_reply=True)]
)
def test_what_slack_does_not_take_stays_a_link(
    linking: Talk, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    linking.standin.fail("chat.unfurl", fault, times=5)
    pasted(linking, PAGE)
    assert linking.from_bot() == []
    assert "crashed" not in caplog.text


@pytest.mark.parametrize("event", [{"links": None}, {"links": [1, {}, {"url": 3}]}, {"channel": None}])
def test_odd_events_crash_nothing(
    linking: Talk, event: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    payload = link_shared(GENERAL, "1700000000.000100", PERSON, PAGE)
    payload["event"].update(event)
    assert linking.send(payload).status == 200
    assert "crashed" not in caplog.text


def test_links_that_are_huge_or_broken_lead_nowhere() -> None:
    assert page_of(f"{URL}#role/" + "a" * 100_000, URL) is not None
    assert page_of(f"{URL}#role%2Fmanager", URL) == page_of(PAGE, URL)
    assert page_of(PAGE, "") is None


def test_the_manifest_asks_for_links_on_request_only() -> None:
    assert "links:" not in json.dumps(manifest())
    found = manifest(handbook_url=URL)
    assert {"links:read", "links:write"} <= set(found["oauth_config"]["scopes"]["bot"])
    assert "link_shared" in found["settings"]["event_subscriptions"]["bot_events"]
    assert found["features"]["unfurl_domains"] == ["who.example.com"]
