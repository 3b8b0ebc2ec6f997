"""Whether an answer may name internal contacts: not to guests, nor where another company reads along."""

import time
from typing import Final, Literal

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.api.errors import CALL_ERRORS, error_code, log_failure
from bot.slack.api.people import People
from bot.slack.api.ttl_cache import Clock, Kept

KEPT_SECONDS: Final = 600.0
"""A channel may be shared with another company at any time."""

FAILED_SECONDS: Final = 60.0

WhoReads = Literal["inside", "outside", "unknown"]
"""Who reads along: colleagues only, outsiders too, or the bot cannot tell."""


class Guests:
    """Thread-safe. Who or what cannot be looked up is taken for outside: a contact cannot be taken back.

    ``share`` is the setting SHARE_CONTACTS_EXTERNALLY: contacts are for everyone then.
    """

    def __init__(self, *, share: bool = False, clock: Clock = time.monotonic) -> None:
        self._share = share
        self._channels: Kept[str, WhoReads] = Kept(clock)

    def may_see_contacts(
        self, client: WebClient, people: People, *, user: str = "", channel: str = ""
    ) -> bool:
        """True if contacts may be shown to this user in this channel."""
        return self.readers(client, people, user=user, channel=channel) == "inside"

    def readers(self, client: WebClient, people: People, *, user: str = "", channel: str = "") -> WhoReads:
        """Who sees what is said to this user in this channel.

        Leave out the channel for what the user alone sees, and the user for what nobody asked for. A direct
        message is a channel as well: it may be one between two people, one of them from another company.
        """
        if self._share:
            return "inside"
        if user and not people.person(client, user).colleague:
            return "outside"
        return self._readers_of(client, channel) if channel else "inside"

    def _readers_of(self, client: WebClient, channel: str) -> WhoReads:
        known = self._channels.fresh(channel)
        if known is not None:
            return known
        try:
            found = client.conversations_info(channel=channel).get("channel") or {}
        except CALL_ERRORS as error:
            if not _is_elsewhere(error):
                log_failure("conversations.info", error)
            self._channels.put({channel: "unknown"}, FAILED_SECONDS)
            return "unknown"
        shared = bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
        readers: WhoReads = "outside" if shared else "inside"
        self._channels.put({channel: readers}, KEPT_SECONDS)
        return readers


def _is_elsewhere(error: Exception) -> bool:
    """True for a conversation the bot is not in, as other people's direct messages always are."""
    return isinstance(error, SlackApiError) and error_code(error) == "channel_not_found"
