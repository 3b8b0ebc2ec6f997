"""Who people are: names of users and user groups, their language, and whether they are colleagues.

Looked up once and kept for a while.
"""

import copy
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Final

from slack_sdk import WebClient

from bot.language.codes import EN, Language, of_locale
from bot.slack.api.errors import CALL_ERRORS, error_code, log_failure
from bot.slack.api.ttl_cache import TtlCache

logger = logging.getLogger(__name__)

KEPT_SECONDS: Final = 3600.0
REPORTED_SECONDS: Final = 86_400.0
FAILED_SECONDS: Final = 60.0
"""How long not to retry a lookup that failed."""
_AT_ONCE: Final = 8
"""Lookups that run on while callers with a deadline no longer wait."""


@dataclass(frozen=True, slots=True)
class Profile:
    name: str = ""
    """As shown in Slack; empty if unknown."""
    language: Language | None = None
    """Of the profile; None if it is unknown or one the bot does not speak."""
    colleague: bool = False
    """True for a full member of this workspace or organisation; False for guests, other companies' people,
    and whoever cannot be looked up."""
    email: str = ""
    """Empty where the bot may not know it."""
    known: bool = False
    """True if Slack told who this is, or that there is nobody: only then says ``colleague`` something."""
    gone: bool = False
    """True if Slack told that this user is deactivated, or that there is no such group any more."""


NOBODY: Final = Profile(known=True)
"""Slack told that there is no such user, or none it shows to the bot."""
NO_GROUP: Final = Profile(known=True, gone=True)
_UNKNOWN: Final = frozenset({"user_not_found", "users_not_found", "user_not_visible"})


@dataclass(frozen=True, slots=True)
class OwnWorkspace:
    """The workspace whose people these are, and its organisation if it has one."""

    team: str = ""
    enterprise: str = ""

    def holds(self, user: Mapping[str, Any]) -> bool:
        """True for a user object of this workspace or organisation."""
        enterprise = (user.get("enterprise_user") or {}).get("enterprise_id")
        team = user.get("team_id")
        same_team = not self.team or team in {None, self.team}
        return same_team or bool(enterprise and enterprise == self.enterprise)


class People:
    """Thread-safe. A name that cannot be found is an empty string, and is asked for again later."""

    def __init__(
        self, workspace: OwnWorkspace | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._workspace = workspace or OwnWorkspace()
        self._people: TtlCache[str, Profile] = TtlCache(clock)
        self._reported: TtlCache[str, bool] = TtlCache(clock)
        self._clock = clock
        self._until: float | None = None
        self._lookups = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="people")
        self._pending: dict[str, Future[Profile]] = {}
        self._lock = Lock()

    def holds_team(self, team: str, enterprise: str) -> bool:
        """True for the bot's own workspace, and for those of its organisation."""
        own = self._workspace
        return bool((team and team == own.team) or (enterprise and enterprise == own.enterprise))

    def hurried(self, seconds: float) -> "People":
        """The same people for somebody who cannot wait: after that many seconds from now, in all, whoever is
        not known yet is unknown. A lookup under way goes on, and is of use to whoever asks next.
        """
        quick = copy.copy(self)
        quick._until = self.within(seconds) if self._until is None else min(self._until, self.within(seconds))
        return quick

    def within(self, seconds: float) -> float:
        """The deadline that many seconds from now."""
        return self._clock() + seconds

    def name(self, client: WebClient, contact: str, *, deadline: float | None = None) -> str:
        """The display name of a user id (U…, W…) or the handle of a user group id (S…).

        After the deadline, in seconds of this object's clock, nothing new is looked up.
        """
        return self.person(client, contact, deadline=deadline).name

    def is_gone(self, client: WebClient, contact: str, *, deadline: float | None = None) -> bool:
        """True if somebody the catalogue names is gone; the log tells its keepers, once a day."""
        person = self.person(client, contact, deadline=deadline)
        useless = person.gone or person == NOBODY
        if useless and self._reported.fresh(contact) is None:
            self._reported.put({contact: True}, REPORTED_SECONDS)
            logger.warning(
                "the catalogue names %s, who is %s in Slack: name somebody else as holder or deputy",
                contact,
                "deactivated or gone" if person.gone else "unknown",
            )
        return person.gone

    def language(self, client: WebClient, user: str) -> Language:
        """The language of somebody's profile; English if it is unknown."""
        return self.person(client, user).language or EN

    def person(self, client: WebClient, contact: str, *, deadline: float | None = None) -> Profile:
        """Somebody, as far as Slack tells. A user group has a name only, an unknown user not even that."""
        if not contact:
            return Profile()
        known = self._people.fresh(contact)
        if known is not None:
            return known
        if deadline is not None and self._clock() > deadline:
            return self._people.last(contact) or Profile()
        if self._until is None:
            return self._look_up(client, contact)
        left = self._until - self._clock()
        if left > 0:
            try:
                return self._looking_up(client, contact).result(left)
            except TimeoutError:
                logger.warning("looking up a name took too long; the answer goes without it")
        # Somebody may have become a guest meanwhile: an old name will do, an old right will not.
        return replace(self._people.last(contact) or Profile(), colleague=False, known=False)

    def _looking_up(self, client: WebClient, contact: str) -> Future[Profile]:
        """The lookup of this contact that is under way, else a new one."""
        with self._lock:
            found = self._pending.get(contact)
            if found is None:
                found = self._pending[contact] = self._lookups.submit(self._look_up, client, contact)
                found.add_done_callback(lambda _: self._pending.pop(contact, None))
        return found

    def _look_up(self, client: WebClient, contact: str) -> Profile:
        try:
            if contact.startswith("S"):
                found = {contact: NO_GROUP, **_groups(client, self._workspace.team)}
            else:
                found = {contact: self._person(_user(client, contact))}
        except CALL_ERRORS as error:
            found = {contact: NOBODY} if error_code(error) in _UNKNOWN else {}
            if not found:
                log_failure("looking somebody up", error)
        self._people.put(found, KEPT_SECONDS)
        if contact not in found:
            self._people.put({contact: Profile()}, FAILED_SECONDS)
        return found.get(contact, Profile())

    def _person(self, user: Mapping[str, Any]) -> Profile:
        profile = user.get("profile") or {}
        outside = any(user.get(flag) for flag in ("is_restricted", "is_ultra_restricted", "is_stranger"))
        return Profile(
            str(profile.get("display_name") or profile.get("real_name") or user.get("name") or ""),
            of_locale(str(user.get("locale") or "")),
            not outside and self._workspace.holds(user),
            email=str(profile.get("email") or ""),
            known=True,
            gone=bool(user.get("deleted")),
        )


def _user(client: WebClient, user: str) -> Mapping[str, Any]:
    found = client.users_info(user=user, include_locale=True).get("user")
    return found if isinstance(found, Mapping) else {}


def _groups(client: WebClient, team: str) -> dict[str, Profile]:
    """The user groups in use. An app that is installed for an organisation must say of which workspace."""
    groups = client.usergroups_list(team_id=team or None).get("usergroups")
    named = [group for group in groups or [] if "id" in group]
    return {
        str(group["id"]): Profile(
            f"@{group.get('handle', '')}", known=True, gone=bool(group.get("date_delete"))
        )
        for group in named
    }
