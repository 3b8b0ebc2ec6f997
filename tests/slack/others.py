"""People and messages beside those of the asker."""

from bot.standin.workspace import GENERAL, Post
from tests.slack.talk import Talk

HOLDER = "U0HOLDER1"
COLLEAGUE = "U0COLLEAG"
ALERT = (
    {"type": "header", "text": {"type": "plain_text", "text": "Alert from the shop"}},
    {"type": "section", "text": {"type": "mrkdwn", "text": "returns are piling up"}},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "ok",
                "text": {"type": "plain_text", "text": "Seen"},
                "value": "1",
            }
        ],
    },
)
"""What a monitoring app posts, without a text of its own."""


def said(talk: Talk, text: str, *, thread: str = "") -> Post:
    """A colleague's message that the bot heard nothing of."""
    workspace = talk.standin.workspace
    workspace.users |= {COLLEAGUE: "Col", HOLDER: "Mei"}
    return workspace.add(Post(GENERAL, workspace.next_ts(), COLLEAGUE, text, thread=thread))
