"""Names of users and user groups, looked up once and kept for a while."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from slack_sdk import WebClient

from bot.slack.failures import CALL_ERRORS, log_failure

KEPT_SECONDS: Final = 3600.0
CAPACITY: Final = 5000


class People:
    """Thread-safe. A name that cannot be found is an empty string, and is asked for again later."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._names: OrderedDict[str, tuple[float, str]] = OrderedDict()
        self._lock = Lock()

    def within(self, seconds: float) -> float:
        """The deadline that many seconds from now."""
        return self._clock() + seconds

    def name(self, client: WebClient, contact: str, *, deadline: float | None = None) -> str:
        """The display name of a user id (U…, W…) or the handle of a user group id (S…).

        After the deadline, in seconds of this object's clock, nothing new is looked up.
        """
        now = self._clock()
        with self._lock:
            known = self._names.get(contact)
        if known and now - known[0] < KEPT_SECONDS:
            return known[1]
        if deadline is not None and now > deadline:
            return known[1] if known else ""
        found = _group_names(client) if contact.startswith("S") else {contact: _user_name(client, contact)}
        with self._lock:
            for each, name in {contact: "", **found}.items():
                self._names[each] = (now, name)
                self._names.move_to_end(each)
            while len(self._names) > CAPACITY:
                self._names.popitem(last=False)
        return found.get(contact, "")


def _user_name(client: WebClient, user: str) -> str:
    try:
        found = client.users_info(user=user).get("user")
    except CALL_ERRORS as error:
        log_failure("users.info", error)
        return ""
    profile = (found or {}).get("profile") or {}
    return str(profile.get("display_name") or profile.get("real_name") or (found or {}).get("name") or "")


def _group_names(client: WebClient) -> dict[str, str]:
    try:
        groups = client.usergroups_list().get("usergroups")
    except CALL_ERRORS as error:
        log_failure("usergroups.list", error)
        return {}
    return {str(group["id"]): f"@{group.get('handle', '')}" for group in groups or [] if "id" in group}
