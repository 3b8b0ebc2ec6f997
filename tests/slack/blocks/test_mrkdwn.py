import pytest

from bot.slack.blocks.mrkdwn import MrkdwnStyle


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("U0HOLDER1", "<https://acme.slack.com/team/U0HOLDER1|Mei &lt;Lin&gt;>"),
        ("S0DEPUTIES", "@\u2060desk"),
        ("C0DESK000", "<#C0DESK000>"),
        ("#help", "#help"),
        ("#a\u202eb", "#\u2060ab"),
        ("kay@example.com", "<mailto:kay@example.com|kay@example.com>"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("#a|<!here>", "#\u2060a|&lt;!here&gt;"),
        ("a@b|<!here>", "a@\u2060b|&lt;!here&gt;"),
    ],
)
def test_contacts_can_be_reached_and_are_never_pinged(contact: str, shown: str) -> None:
    style = MrkdwnStyle(
        "https://acme.slack.com/", lambda each: {"U0HOLDER1": "Mei <Lin>", "S0DEPUTIES": "@desk"}[each]
    )
    assert style.contact(contact) == shown


def test_unknown_names_fall_back_to_the_id() -> None:
    assert MrkdwnStyle().contact("U0HOLDER1") == "U0HOLDER1"
    assert MrkdwnStyle("https://acme.slack.com/").contact("U0HOLDER1") == (
        "<https://acme.slack.com/team/U0HOLDER1|U0HOLDER1>"
    )


@pytest.mark.parametrize(("text", "shown"), [("a", "*a*"), ("a*b", "a*b"), (" a", " a"), ("", "")])
def test_strong_text_is_marked_where_that_works(text: str, shown: str) -> None:
    assert MrkdwnStyle().strong(text) == shown
    assert MrkdwnStyle(marked_up=False).strong(text) == text
