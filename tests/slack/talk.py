"""A person, the bot and the stand-in between them, as the tests of Slack need them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_bolt import App

from bot.desk import Desk
from bot.environment import DEFAULT_REACTION
from bot.settings import Settings
from bot.slack.answering.recovery import PATIENCE, recover
from bot.slack.app import Bot, build_bot
from bot.slack.features.registry import FEATURES, Features
from bot.standin.person import Person, Send, over_socket_mode
from bot.standin.server import StandIn
from bot.standin.workspace import GENERAL, SIGNING_SECRET, TOKEN, Post
from bot.store.store import Store
from tests.fakes import ByHeart
from tests.paths import KNOWLEDGE
from tests.signed_requests import over_http
from tests.stores import new_store

both_ways = pytest.mark.parametrize("talk", ["socket", "http"], indirect=True)
"""For what a transport has a part in: each kind of payload, and what Slack is answered."""


@dataclass
class Clock:
    """The bot's clock in tests: it stands still unless it is told to go on."""

    moment: datetime = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def goes_on(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass
class Talk:
    """A person, the bot and the stand-in between them."""

    standin: StandIn
    app: App
    send: Send
    person: Person
    finder: ByHeart
    desk: Desk
    bot: Bot
    clock: Clock

    @property
    def store(self) -> Store:
        return self.bot.service.store

    def recovers(self, **later: float) -> int:
        """Time goes on by this much, and a bot takes up what was left behind; how many questions it found."""
        self.clock.goes_on(**later)
        return recover(self.bot.context)

    def from_bot(self) -> list[Post]:
        return self.standin.workspace.by_bot()

    def only_reply(self) -> Post:
        (post,) = self.from_bot()
        return post

    def in_general(self) -> list[Post]:
        return [post for post in self.from_bot() if post.channel == GENERAL and not post.shown_to]


def talk_with(
    standin: StandIn,
    mode: str = "socket",
    *,
    store: Store | None = None,
    process_before_response: bool = True,
    welcome: bool = False,
    reaction: str = DEFAULT_REACTION,
    handbook_url: str = "",
    features: Features = FEATURES,
    desk: Desk | None = None,
    knowledge: Path | None = KNOWLEDGE,
) -> Talk:
    finder = ByHeart()
    desk = desk or Desk(finder)
    settings = Settings(
        knowledge_dir=knowledge or Path("nowhere"),
        bot_token=TOKEN,
        signing_secret=SIGNING_SECRET,
        api_url=standin.api_url,
        welcome=welcome,
        reaction=reaction,
        handbook_url=handbook_url,
    )
    clock = Clock()
    bot = build_bot(
        settings,
        desk,
        store or new_store(PATIENCE),
        now=clock,
        process_before_response=process_before_response,
        features=features,
    )
    send = over_socket_mode(bot.app) if mode == "socket" else over_http(bot.app, SIGNING_SECRET)
    return Talk(standin, bot.app, send, Person(standin, send), finder, desk, bot, clock)
