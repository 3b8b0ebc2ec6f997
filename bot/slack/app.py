"""Composition root: settings, a desk and a store become a Bolt app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient

from bot.desk import Desk
from bot.learning.lesson_follower import LessonFollower
from bot.learning.preview import gold_of
from bot.settings import Settings
from bot.slack import crashes, unclaimed_requests
from bot.slack.api.client import web_client
from bot.slack.api.disclosure import SharedChannels
from bot.slack.api.errors import log_crash
from bot.slack.api.library_logging import library_logger
from bot.slack.api.people import OwnWorkspace, People
from bot.slack.api.token import TokenCheck
from bot.slack.context import Context, Installation, Service, utc_now
from bot.slack.features.registry import (
    FEATURES,
    Features,
    command_words,
    help_ways,
    home_rows,
    question_readers,
    register_all,
    ways_on,
)
from bot.slack.identity import identify
from bot.slack.receiver import receiver
from bot.store.store import Store


class SturdyApp(App):
    """Bolt fails on signed requests that do not look like Slack's; a retry would not help."""

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        try:
            return super().dispatch(req)
        except Exception as error:  # noqa: BLE001 - before any listener and any error handler
            log_crash("taking a request", error)
            return BoltResponse(status=200, body="")


@dataclass(frozen=True, slots=True)
class Bot:
    """The app, and what finishes the questions it left behind."""

    app: App
    service: Service
    client: WebClient
    token: TokenCheck

    @property
    def context(self) -> Context:
        """The context for what nobody is waiting for: questions left behind."""
        return self.service.context(self.client)


def build_app(
    settings: Settings,
    desk: Desk,
    store: Store,
    *,
    now: Callable[[], datetime] = utc_now,
    process_before_response: bool = False,
) -> App:
    """Like ``build_bot``, but returns only the app."""
    return build_bot(settings, desk, store, now=now, process_before_response=process_before_response).app


def build_bot(
    settings: Settings,
    desk: Desk,
    store: Store,
    *,
    now: Callable[[], datetime] = utc_now,
    process_before_response: bool = False,
    features: Features = FEATURES,
) -> Bot:
    """The app with every feature registered. It asks Slack first whose token it has.

    ``process_before_response`` makes ``app.dispatch`` wait for the listener, for consoles and tests.
    Raises SettingsError if Slack refuses the token, UnreachableError if it never told whose token this is.
    """
    template = web_client(settings.bot_token, settings.api_url)
    own = identify(template, store, settings.api_url)
    service = Service(
        desk,
        store,
        Installation(
            own.team,
            own.url,
            own.bot_user,
            People(OwnWorkspace(own.team, own.enterprise)),
            SharedChannels(),
        ),
        LessonFollower(desk, store),
        partial(gold_of, settings.knowledge_dir, desk),
        share_contacts=settings.share_contacts,
        now=now,
        reaction=settings.reaction,
        welcome=settings.welcome,
        handbook_url=settings.handbook_url,
        question_readers=question_readers(features),
        ways_on=ways_on(features),
        home_rows=home_rows(features),
        command_words=command_words(features),
        help_ways=help_ways(features),
        own_client=template,
    )
    app = SturdyApp(
        name="who-handles",
        client=template,
        authorize=lambda: own.authorized(settings.bot_token),
        signing_secret=settings.signing_secret,
        logger=library_logger(),
        process_before_response=process_before_response,
        raise_error_for_unhandled_request=True,
        # As early as possible: whatever else fails afterwards, the question is written down.
        before_authorize=receiver(service),
    )
    register_all(app, service, features)
    unclaimed_requests.register(app, service)
    crashes.register(app, service)
    return Bot(app, service, template, TokenCheck(template))
