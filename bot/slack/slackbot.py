"""Slackbot as somebody who asks over the Model Context Protocol: what Slack signs for, and what it shows.

As Slack documents it; not tried against Slack.
"""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from slack_sdk.signature import SignatureVerifier

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.mcp_server.door import SlackPerson
from bot.mcp_server.owners import option_id
from bot.mcp_server.results import Caller
from bot.rendering import PlainStyle, render
from bot.slack.app import Bot
from bot.slack.blocks.messages import MAX_SECTION, Block, Readers, answer_message, button
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.transport.http import is_signed
from bot.store.errors import InvalidValueError, StoreError

KEPT_SECONDS: Final = 600.0
"""A signature holds for five minutes, by a clock that may be five minutes off."""
MAX_VALUE: Final = 2000
CHOOSE: Final = "tool:who_handles"
"""The id by which Slack calls the tool when a button is pressed."""

logger = logging.getLogger(__name__)


class SeenSignatures:
    """Thread-safe. Which signatures were seen in the last minutes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[str, float] = {}
        self._lock = Lock()

    def is_first(self, signature: str) -> bool:
        now = self._clock()
        with self._lock:
            # In the order of their times: the old ones are in front.
            while self._seen and now - next(iter(self._seen.values())) > KEPT_SECONDS:
                del self._seen[next(iter(self._seen))]
            if signature in self._seen:
                return False
            self._seen[signature] = now
            return True


@dataclass(frozen=True, slots=True)
class Slackbot:
    """``bot`` gives the bot once it is there: until then nobody can be looked up, so nobody sees contacts."""

    signing_secret: str = field(repr=False)
    bot: Callable[[], Bot | None]
    share_contacts: bool = False
    once: SeenSignatures = field(default_factory=SeenSignatures)

    def is_signed(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        return is_signed(SignatureVerifier(self.signing_secret), raw, headers)

    def is_first(self, signature: str) -> bool:
        """Among this process's requests, and among those of all others as far as the database answers."""
        if not self.once.is_first(signature):
            return False
        bot = self.bot()
        if bot is None:
            return True
        name = hashlib.sha256(signature.encode()).hexdigest()[:40]
        try:
            return bot.context.first_time("MCP", "", f"mcp-{name}")
        except (StoreError, InvalidValueError):
            logger.warning("the database does not tell whether a request was answered before")
            return True

    def caller(self, person: SlackPerson) -> Caller:
        """Colleagues see contacts; whoever is of another team, or cannot be looked up, does not."""
        bot = self.bot()
        if bot is None or not person.user:
            return Caller(self.share_contacts, in_slack=True)
        asking = bot.context.of(person.user)
        own = asking.people.holds_team(person.team, person.enterprise)
        contacts = self.share_contacts or (own and asking.sees_contacts)
        return Caller(contacts, in_slack=True, language=asking.language)

    def blocks(self, answer: Answer, catalogue: Catalogue, caller: Caller) -> list[Block]:
        """The answer as in Slack; each option has a button that asks again with the choice made.

        A response of more than fifty blocks, or with one that Slackbot does not show, would be dropped.
        """
        bot = self.bot()
        style = MrkdwnStyle() if bot is None else bot.context.style()
        readers = Readers(private=True, contacts=caller.contacts)
        found: list[Block] = []
        for part in answer.parts:
            message = answer_message(part, catalogue, style, readers)
            shown = [block for block in message.blocks if block["type"] != "actions"]
            divider: list[Block] = [{"type": "divider"}] if found else []
            found += [*divider, *shown, *_choices(part, catalogue)]
        return found


def _choices(answer: Answer, catalogue: Catalogue) -> list[Block]:
    """One button a block: an id may stand in a block once."""
    options = render(answer, catalogue, PlainStyle()).options
    made = [(option.label, _value(answer.question, option_id(option.match))) for option in options]
    return [{"type": "actions", "elements": [button(CHOOSE, label, value)]} for label, value in made if value]


def _value(question: str, choice: str) -> str:
    """The arguments of the tool. A long question loses its end: what is left leads to the same options, or
    the tool says that they are gone.
    """
    for length in (MAX_SECTION, 1500, 700, 300):
        value = json.dumps({"question": question[:length], "choice": choice}, ensure_ascii=False)
        if len(value) <= MAX_VALUE:
            return value
    return ""
