"""What every surface shares: the desk that answers, and what keeps answers single and names right."""

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.answer import Answer
from bot.desk import Desk
from bot.slack.blocks import Message, answer_message
from bot.slack.people import People
from bot.slack.seen import MemorySeen, Seen
from bot.slack.style import MrkdwnStyle

CLEAR: Final = 0.8
"""The confidence from which a question in a channel is answered though nobody mentioned the bot."""

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Service:
    desk: Desk
    seen: Seen = field(default_factory=MemorySeen)
    people: People = field(default_factory=People)

    def message(
        self,
        answer: Answer,
        client: WebClient,
        context: BoltContext,
        *,
        private: bool = False,
        notes: tuple[str, ...] | None = None,
    ) -> Message:
        """An answer as a message. Raises UnknownIdError if the catalogue no longer holds one of its ids."""
        style = self.style(client, context)
        return answer_message(answer, self.desk.catalogue, style, private=private, notes=notes)

    def style(self, client: WebClient, context: BoltContext) -> MrkdwnStyle:
        authorized = context.authorize_result
        url = (authorized.url if authorized else None) or ""
        return MrkdwnStyle(url, partial(self.people.name, client))


def without_mentions(text: str) -> str:
    """The text without its mentions: empty if the bot was merely called."""
    return _MENTION.sub(" ", text).strip()
