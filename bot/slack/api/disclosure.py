"""What Slack tells that decides about contacts: who is a colleague, and where another company reads along."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.api.errors import CALL_ERRORS, error_code, log_failure
from bot.slack.api.people import People
from bot.slack.api.ttl_cache import Clock, TtlCache

KEPT_SECONDS: Final = 600.0
"""A channel may be shared with another company at any time."""

FAILED_SECONDS: Final = 60.0


class SharedChannels:
    """Thread-safe. Which channels are shared with another company, or private; looked up once and kept for a
    while."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._known: TtlCache[str, tuple[bool | None, bool | None]] = TtlCache(clock)

    def is_shared(self, client: WebClient, channel: str) -> bool | None:
        """None where Slack does not tell."""
        return self._facts(client, channel)[0]

    def is_public(self, client: WebClient, channel: str) -> bool:
        """True only where Slack tells that everybody in the workspace can read along."""
        return channel.startswith("C") and self._facts(client, channel)[1] is False

    def _facts(self, client: WebClient, channel: str) -> tuple[bool | None, bool | None]:
        """Whether it is shared, and whether it is private."""
        known = self._known.fresh(channel)
        if known is not None:
            return known
        try:
            found = client.conversations_info(channel=channel).get("channel") or {}
        except CALL_ERRORS as error:
            if not _is_elsewhere(error):
                log_failure("conversations.info", error)
            self._known.put({channel: (None, None)}, FAILED_SECONDS)
            return None, None
        shared = bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
        private = found.get("is_private") is not False or bool(found.get("is_im") or found.get("is_mpim"))
        self._known.put({channel: (shared, private)}, KEPT_SECONDS)
        return shared, private


@dataclass(frozen=True, slots=True)
class SlackFacts:
    """Facts for ``bot.disclosure``, fetched when they are asked for."""

    client: WebClient
    people: People
    channels: SharedChannels
    is_own: Callable[[str], bool] = lambda _: False
    """True of a direct message between one person and the bot."""

    def is_colleague(self, user: str) -> bool | None:
        person = self.people.person(self.client, user)
        return person.colleague if person.known else None

    def is_shared(self, channel: str) -> bool | None:
        return False if self.is_own(channel) else self.channels.is_shared(self.client, channel)


def _is_elsewhere(error: Exception) -> bool:
    """True for a conversation the bot is not in, as other people's direct messages always are."""
    return isinstance(error, SlackApiError) and error_code(error) == "channel_not_found"
