from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from slack_bolt import App

from bot.app import build_app
from bot.desk import Desk
from bot.settings import Settings
from bot.standin.driver import Person, Send, over_http, over_socket_mode
from bot.standin.server import StandIn, stand_in
from bot.standin.workspace import GENERAL, SIGNING_SECRET, TOKEN, Post
from tests.slack.hand import ByHeart


@dataclass
class Talk:
    """A person, the bot and the stand-in between them."""

    standin: StandIn
    app: App
    send: Send
    person: Person
    finder: ByHeart
    desk: Desk

    def from_bot(self) -> list[Post]:
        return self.standin.workspace.by_bot()

    def only_reply(self) -> Post:
        (post,) = self.from_bot()
        return post

    def in_general(self) -> list[Post]:
        return [post for post in self.from_bot() if post.channel == GENERAL and not post.shown_to]


def talk_with(standin: StandIn, mode: str = "socket", *, process_before_response: bool = True) -> Talk:
    finder = ByHeart()
    desk = Desk(finder)
    settings = Settings(bot_token=TOKEN, signing_secret=SIGNING_SECRET, api_url=standin.api_url)
    app = build_app(settings, desk, process_before_response=process_before_response)
    send = over_socket_mode(app) if mode == "socket" else over_http(app, SIGNING_SECRET)
    return Talk(standin, app, send, Person(standin, send), finder, desk)


@pytest.fixture(params=["socket", "http"])
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    """Every conversation is held over Socket Mode and over signed HTTP requests."""
    with stand_in() as standin:
        yield talk_with(standin, request.param)
