"""Whether an answer may name internal contacts: not to guests, nor where another company reads along."""

import time
from typing import Final

from slack_sdk import WebClient

from bot.slack.failures import CALL_ERRORS, log_failure
from bot.slack.kept import Clock, Kept
from bot.slack.people import People

KEPT_SECONDS: Final = 600.0
"""A channel may be shared with another company at any time."""

FAILED_SECONDS: Final = 60.0


class Guests:
    """Thread-safe. Who or what cannot be looked up is taken for outside: a contact cannot be taken back.

    ``share`` is the setting SHARE_CONTACTS_EXTERNALLY: contacts are for everyone then.
    """

    def __init__(self, *, share: bool = False, clock: Clock = time.monotonic) -> None:
        self._share = share
        self._shared: Kept[str, bool] = Kept(clock)

    def may_see_contacts(
        self, client: WebClient, people: People, *, user: str = "", channel: str = ""
    ) -> bool:
        """True if contacts may be shown to this user in this channel.

        Leave out the channel for what the user alone sees, and the user for what nobody asked for.
        """
        if self._share:
            return True
        if user and not people.person(client, user).colleague:
            return False
        return not channel or not self._is_shared(client, channel)

    def _is_shared(self, client: WebClient, channel: str) -> bool:
        """True for a channel with members of another company, invited ones included."""
        if channel.startswith("D"):
            return False  # between the bot and one user, whom the caller names
        known = self._shared.fresh(channel)
        if known is not None:
            return known
        try:
            found = client.conversations_info(channel=channel).get("channel") or {}
        except CALL_ERRORS as error:
            log_failure("conversations.info", error)
            self._shared.put({channel: True}, FAILED_SECONDS)
            return True
        shared = bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
        self._shared.put({channel: shared}, KEPT_SECONDS)
        return shared
