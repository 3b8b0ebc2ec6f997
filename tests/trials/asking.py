"""People ask, edit, delete and add emoji, and a Slack delivers it until somebody acknowledges it."""

import random
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event, Lock
from typing import Any

from bot.environment import DEFAULT_REACTION
from bot.standin.event_payloads import app_mention, message, message_changed, message_deleted, tombstone
from bot.standin.server import StandIn
from bot.standin.view_payloads import reaction_added
from bot.standin.workspace import BOT_USER, GENERAL, SIGNING_SECRET, Post
from tests.signed_requests import http_form, signed

PATIENCE_SECONDS = 240.0

REPEATED, EDITED, DELETED = 0.3, 0.1, 0.1
"""Shares of deliveries made again though they were acknowledged, of questions edited and deleted."""

WAYS = ("plain", "mention", "direct", "remark", "reply", "unheard")
"""How a question comes. The last three by an emoji alone: on a remark in the main line, on one in somebody
else's thread, on a question in a channel where the bot only answers mentions."""

BY_EMOJI = frozenset(WAYS[3:])
EMOJI_TOO = 0.1
"""The share of the other questions that get an emoji on top."""

QUIET = "C0QUIET00"
ADDERS = tuple(f"U0ADDER{number}" for number in range(3))
READING = ("conversations.history", "conversations.replies")


@dataclass(frozen=True)
class Question:
    post: Post
    how: str
    edited: bool
    deleted: bool
    adders: tuple[str, ...]
    """Who adds the emoji to it."""

    @property
    def thread(self) -> str:
        """Where its answer has to stand; empty for the main line."""
        return "" if self.how == "direct" else self.post.thread or self.post.ts


class Slack:
    """Delivers events as Slack does: signed, again until acknowledged, and now and then once too often."""

    def __init__(self, ports: list[int], seed: int) -> None:
        self.deliveries = 0
        self.refused = 0
        self._ports = ports
        self._chance = random.Random(seed)
        self._lock = Lock()
        self._wait = Event()

    def deliver(self, payload: Mapping[str, Any]) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not self._post(payload):
            if time.monotonic() > give_up:
                raise TimeoutError("no process acknowledged a delivery")
            self._wait.wait(self._chance.uniform(0.05, 0.4))
        if self._chance.random() < REPEATED:
            self._post(payload)

    def _post(self, payload: Mapping[str, Any]) -> bool:
        body, content_type = http_form(payload)
        headers = signed(body, content_type, SIGNING_SECRET)
        url = f"http://127.0.0.1:{self._chance.choice(self._ports)}/slack/events"
        try:
            request = urllib.request.Request(url, body.encode(), headers)
            with urllib.request.urlopen(request, timeout=5) as response:
                acknowledged = bool(response.status == 200)
        except urllib.error.HTTPError as error:
            with error:
                acknowledged = False
        except (OSError, HTTPException):
            acknowledged = False
        with self._lock:
            self.deliveries += 1
            self.refused += not acknowledged
        return acknowledged


def question(standin: StandIn, chance: random.Random, number: int) -> Question:
    workspace = standin.workspace
    user = f"U0ASKER{number:05}"
    workspace.users[user] = f"asker {number}"
    how = chance.choice(WAYS)
    text = "the returns are piling up again" if how in {"remark", "reply"} else "who handles returns?"
    if how == "mention":
        text = f"<@{BOT_USER}> {text}"
    channel = {"direct": workspace.direct(user), "unheard": QUIET}.get(how, GENERAL)
    thread = ""
    if how == "reply":
        thread = workspace.add(Post(channel, workspace.next_ts(), ADDERS[0], "good morning")).ts
    post = workspace.add(Post(channel, workspace.next_ts(), user, text, thread=thread))
    draw = chance.random()
    added = how in BY_EMOJI or (how != "direct" and chance.random() < EMOJI_TOO)
    adders = tuple(chance.sample(ADDERS, chance.randint(1, len(ADDERS)))) if added else ()
    return Question(post, how, draw < EDITED, EDITED <= draw < EDITED + DELETED, adders)


def ask(standin: StandIn, slack: Slack, asked: Question) -> None:
    post = asked.post
    where: dict[str, Any] = {
        "ts": post.ts,
        "channel": post.channel,
        "user": post.user,
        "thread": post.thread,
    }
    kind = "im" if asked.how == "direct" else "channel"
    slack.deliver(message(post.text, channel_type=kind, **where))
    if asked.how == "mention":
        slack.deliver(app_mention(post.text, **where))
    add_emoji(standin, slack, asked)
    later: dict[str, Any] = {"ts": standin.workspace.next_ts(), "channel": post.channel, "channel_type": kind}
    before = post.as_message()
    if asked.edited:
        changed = standin.workspace.change(post, text=post.text.replace("returns", "complaints"))
        after = {**changed.as_message(), "edited": {"user": post.user, "ts": later["ts"]}}
        slack.deliver(message_changed(after, before, **later))
    elif asked.deleted:
        standin.workspace.remove(post)
        alone = asked.how in {"direct", "reply"}  # its answer does not stand below it
        gone = (
            message_deleted(before, **later) if alone else message_changed(tombstone(before), before, **later)
        )
        slack.deliver(gone)


def add_emoji(standin: StandIn, slack: Slack, asked: Question) -> None:
    """Everybody who adds the emoji does so at the same time."""
    post, added = asked.post, []
    for user in asked.adders:
        payload = reaction_added(
            DEFAULT_REACTION, ts=post.ts, channel=post.channel, user=user, author=post.user
        )
        payload["event"]["event_ts"] = standin.workspace.next_ts()
        added.append(payload)
    if added:
        with ThreadPoolExecutor(len(added)) as everybody:
            list(everybody.map(slack.deliver, added))
