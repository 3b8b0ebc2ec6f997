"""What a stand-in workspace holds: channels, messages, private lines, and a log of the calls made."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from threading import RLock
from typing import Any, Final

TEAM: Final = "T0STANDIN"
BOT_USER: Final = "U0WHOBOT0"
BOT_ID: Final = "B0WHOBOT0"
PERSON: Final = "U0PERSON0"
GENERAL: Final = "C0GENERAL"
TOKEN: Final = "xoxb-stand-in"  # noqa: S105 - opens nothing
APP_TOKEN: Final = "xapp-stand-in"  # noqa: S105 - opens nothing
STEP_TOKEN: Final = "xwfp-stand-in"  # noqa: S105 - opens nothing
"""The token that comes with a workflow step."""
SIGNING_SECRET: Final = "0123456789abcdef0123456789abcdef"  # noqa: S105 - signs nothing but tests

_FIRST_SECOND: Final = 1_700_000_000


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it stands now. ``shown_to`` is set for a line only one person sees."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Mapping[str, Any], ...] = ()
    thread: str = ""
    shown_to: str = ""
    edited: bool = False
    metadata: Mapping[str, Any] | None = None
    unfurls: Mapping[str, Mapping[str, Any]] | None = None
    """What links in it were unfolded into, by link."""

    def as_message(self, *, metadata: bool = False) -> dict[str, Any]:
        """As Slack's conversations methods give it, with its metadata only if that is asked for."""
        message: dict[str, Any] = {"type": "message", "ts": self.ts, "user": self.user, "text": self.text}
        if self.blocks:
            message["blocks"] = list(self.blocks)
        if self.thread:
            message["thread_ts"] = self.thread
        if self.user == BOT_USER:
            message |= {"bot_id": BOT_ID, "app_id": "A0WHOBOT0"}
        if self.edited:
            message["edited"] = {"user": self.user, "ts": self.ts}
        if metadata and self.metadata:
            message["metadata"] = dict(self.metadata)
        return message


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ResponsePlace:
    """Where a response URL leads: the interaction's channel, message and person."""

    channel: str
    user: str
    ts: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True)
class ShownView:
    """A modal or App Home tab as one person sees it now."""

    id: str
    user: str
    view: Mapping[str, Any]
    place: "ResponsePlace | None" = None
    """For a modal opened from a conversation: where that is."""

    def as_view(self) -> dict[str, Any]:
        """As Slack sends it along with an interaction; ``state`` comes on top."""
        shown: dict[str, Any] = {"callback_id": "", "private_metadata": "", **self.view}
        return shown | {"id": self.id, "team_id": TEAM, "hash": f"{self.id}.hash", "root_view_id": self.id}


@dataclass
class Workspace:
    """Thread-safe through its lock; ``posts`` is in the order of posting."""

    channels: dict[str, str] = field(default_factory=lambda: {GENERAL: "general"})
    """Ids and names of the channels the bot is in."""
    shared: set[str] = field(default_factory=set)
    """Ids of channels shared with another company."""
    private: set[str] = field(default_factory=set)
    """Ids of private channels."""
    users: dict[str, str] = field(default_factory=lambda: {PERSON: "pat", BOT_USER: "who"})
    posts: list[Post] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    places: dict[str, ResponsePlace] = field(default_factory=dict)
    locales: dict[str, str] = field(default_factory=dict)
    """Of users who have another one than en-US."""
    groups: dict[str, str] = field(default_factory=lambda: {"S0DEPUTIES": "deputies"})
    """Handles of the user groups."""
    members: dict[str, set[str]] = field(default_factory=dict)
    """Users in the user groups."""
    deactivated: set[str] = field(default_factory=set)
    """Users who are no longer in use."""
    guests: set[str] = field(default_factory=set)
    """Users who are guests."""
    teams: dict[str, str] = field(default_factory=dict)
    """Of users who are another company's."""
    modals: dict[str, ShownView] = field(default_factory=dict)
    """By view id; the one opened last is on top."""
    homes: dict[str, ShownView] = field(default_factory=dict)
    """App Home by user."""
    prompts: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    """The suggested prompts of direct messages, by channel."""
    completed: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """What workflow steps gave back, by execution id."""
    triggers: dict[str, ResponsePlace] = field(default_factory=dict)
    """Unused trigger ids, and the interaction each belongs to."""
    lock: RLock = field(default_factory=RLock)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def next_ts(self) -> str:
        number = next(self._numbers)
        return f"{_FIRST_SECOND + number}.{number:06d}"

    def direct(self, user: str) -> str:
        """The id of the direct message between the bot and a user."""
        return "D" + user[1:]

    def place(self, channel: str) -> str:
        """The channel id a post to this id ends up in; empty if there is none."""
        if channel in self.channels:
            return channel
        if channel in self.users:
            return self.direct(channel)
        return channel if any(channel == self.direct(user) for user in self.users) else ""

    def add(self, post: Post) -> Post:
        with self.lock:
            self.posts.append(post)
        return post

    def find(self, channel: str, ts: str) -> Post | None:
        with self.lock:
            return next((post for post in self.posts if post.channel == channel and post.ts == ts), None)

    def change(self, post: Post, **changes: Any) -> Post:
        with self.lock:
            changed = replace(post, **{"edited": True, **changes})
            self.posts[self.posts.index(post)] = changed
        return changed

    def remove(self, post: Post) -> None:
        with self.lock:
            self.posts.remove(post)

    def public(self, channel: str) -> list[Post]:
        with self.lock:
            return [post for post in self.posts if post.channel == channel and not post.shown_to]

    def by_bot(self) -> list[Post]:
        """All the bot posted, private lines included."""
        with self.lock:
            return [post for post in self.posts if post.user == BOT_USER]

    def called(self, method: str) -> list[Call]:
        with self.lock:
            return [call for call in self.calls if call.method == method]

    def trigger(self, place: ResponsePlace) -> str:
        """A new trigger id for an interaction; it opens one view."""
        with self.lock:
            trigger_id = f"{next(self._numbers)}.{TEAM}.stand-in"
            self.triggers[trigger_id] = place
            return trigger_id

    def modal(self) -> ShownView | None:
        """The modal on top."""
        with self.lock:
            return next(reversed(self.modals.values()), None)

    def close(self, view_id: str) -> None:
        with self.lock:
            self.modals.pop(view_id, None)

    def response_place(self, place: ResponsePlace) -> str:
        """A new id for a response URL that leads there."""
        with self.lock:
            identity = f"R{next(self._numbers):06d}"
            self.places[identity] = place
        return identity
