"""What messages say, as Slack's conversations methods give them."""

from typing import Any

import pytest

from bot.slack.message_text import MAX_CHARACTERS, words_of


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": text, "verbatim": False}}


def spans(kind: str, *texts: str) -> dict[str, Any]:
    return {"type": kind, "elements": [{"type": "text", "text": text} for text in texts]}


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({}, ""),
        ({"text": "<@U0WHOBOT0> returns"}, "returns"),
        ({"text": "returns", "blocks": [section("something else")]}, "returns"),
        ({"text": "", "blocks": [section("returns <@U0PERSON0>"), section(" ")]}, "returns"),
        ({"text": "This content can't be displayed.", "blocks": [section("returns")]}, "returns"),
        ({"text": "This content can't be displayed."}, ""),
        (
            {
                "blocks": [
                    {"type": "header", "text": {"type": "plain_text", "text": "Disk full", "emoji": True}},
                    {"type": "divider"},
                    {
                        "type": "section",
                        "fields": [
                            {"type": "mrkdwn", "text": "*Host*\ndb1"},
                            {"type": "plain_text", "text": "97 %"},
                        ],
                        "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Mute"}},
                    },
                    {
                        "type": "context",
                        "elements": [
                            {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "logo"},
                            {"type": "mrkdwn", "text": "from the monitor"},
                        ],
                    },
                    {
                        "type": "actions",
                        "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Seen"}}],
                    },
                ]
            },
            "Disk full\n*Host*\ndb1\n97 %\nfrom the monitor",
        ),
        (
            {
                "blocks": [
                    {
                        "type": "rich_text",
                        "elements": [
                            spans("rich_text_section", "the ", "printer"),
                            {
                                "type": "rich_text_list",
                                "style": "bullet",
                                "elements": [spans("rich_text_section", "no paper")],
                            },
                            spans("rich_text_quote", "it hums"),
                            spans("rich_text_preformatted", "E13"),
                        ],
                    }
                ]
            },
            "the printer\nno paper\nit hums\nE13",
        ),
        (
            {
                "attachments": [
                    {
                        "color": "#f00",
                        "fallback": "[no preview available]",
                        "blocks": [section("late parcel")],
                    },
                    {"title": "Ticket 7", "text": "returns", "fields": [{"title": "To", "value": "Mei"}]},
                    {"fallback": "only this"},
                ]
            },
            "late parcel\nTicket 7\nreturns\nTo\nMei\nonly this",
        ),
        ({"blocks": None, "attachments": ["odd", None]}, ""),
        ({"blocks": [None, "odd", {"type": 5}, {"type": "section", "text": None}]}, ""),
    ],
)
def test_words_of_a_message_are_read_wherever_they_stand(message: dict[str, Any], words: str) -> None:
    assert words_of(message) == words


def test_long_and_deep_messages_are_bounded() -> None:
    deep: Any = spans("rich_text_section", "too deep")
    for _ in range(5000):
        deep = {"type": "rich_text_list", "elements": [deep]}
    assert words_of({"blocks": [deep]}) == ""
    assert len(words_of({"blocks": [section("x" * 3000)] * 50})) == MAX_CHARACTERS
