"""Who is in a user group, looked up once and kept for a while."""

import time
from typing import Final

from slack_sdk import WebClient

from bot.slack.api.errors import CALL_ERRORS, log_failure
from bot.slack.api.ttl_cache import Clock, TtlCache

KEPT_SECONDS: Final = 60.0
"""On-call tools change groups at any time, and what members may do must end with their membership."""


class GroupMembers:
    """Thread-safe."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._known: TtlCache[str, frozenset[str]] = TtlCache(clock)

    def of(self, client: WebClient, group: str, team: str = "") -> frozenset[str]:
        """The ids of the group's members; empty where Slack does not tell."""
        known = self._known.fresh(group)
        if known is not None:
            return known
        try:
            found = client.usergroups_users_list(usergroup=group, team_id=team or None).get("users")
        except CALL_ERRORS as error:
            log_failure("usergroups.users.list", error)
            return frozenset()
        members = frozenset(map(str, found)) if isinstance(found, list) else frozenset()
        self._known.put({group: members}, KEPT_SECONDS)
        return members
