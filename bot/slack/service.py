"""What every surface shares: the desk that answers, and what keeps answers single and names right."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from slack_sdk import WebClient

from bot.answer import Answer
from bot.desk import Desk
from bot.slack.blocks import Message, answer_message
from bot.slack.people import People
from bot.slack.seen import Seen
from bot.slack.style import MrkdwnStyle

CLEAR: Final = 0.8
"""The confidence from which a question in a channel is answered though nobody mentioned the bot."""

NAMES_SECONDS: Final = 1.0
"""Slack waits three seconds for the answer to a command; looking up names may take this much of it."""

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Service:
    desk: Desk
    seen: Seen
    people: People
    workspace_url: str = ""
    """Ends in a slash; profiles are linked below it."""

    def message(
        self,
        answer: Answer,
        client: WebClient,
        *,
        private: bool = False,
        notes: tuple[str, ...] | None = None,
    ) -> Message:
        """An answer as a message. Raises UnknownIdError if the catalogue no longer holds one of its ids."""
        style = self.style(client)
        return answer_message(answer, self.desk.catalogue, style, private=private, notes=notes)

    def style(self, client: WebClient) -> MrkdwnStyle:
        """A style for one message; names that take long to look up are left at their ids."""
        deadline = self.people.within(NAMES_SECONDS)
        return MrkdwnStyle(self.workspace_url, partial(self.people.name, client, deadline=deadline))


def without_mentions(text: str) -> str:
    """The text without its mentions: empty if the bot was merely called."""
    return _MENTION.sub(" ", text).strip()
