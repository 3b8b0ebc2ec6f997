"""Composition root: settings, a desk and a store become a Bolt app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.settings import Settings, SettingsError, unreachable
from bot.slack import crashes
from bot.slack.api.client import web_client
from bot.slack.api.disclosure import Guests
from bot.slack.api.errors import CALL_ERRORS, error_code
from bot.slack.api.library_logging import library_logger
from bot.slack.api.people import House, People
from bot.slack.features.registry import FEATURES, Features, register_all
from bot.slack.receiver import receiver
from bot.slack.service import Service, utc_now
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Bot:
    """The app, and what finishes the questions it left behind."""

    app: App
    service: Service
    client: WebClient


def build_app(
    settings: Settings,
    desk: Desk,
    store: Store,
    *,
    now: Callable[[], datetime] = utc_now,
    process_before_response: bool = False,
) -> App:
    """As ``build_bot``, for whoever needs no more than the app."""
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
    Raises SettingsError if Slack refuses the token or cannot be reached.
    """
    template = web_client(settings.bot_token, settings.api_url)
    try:
        own = template.auth_test()
    except SlackApiError as error:
        code = error_code(error)
        raise SettingsError(
            f"SLACK_BOT_TOKEN was refused by Slack ({code}): copy it again from OAuth & Permissions"
        ) from error
    except CALL_ERRORS as error:
        raise unreachable(settings.api_url, error_code(error)) from error
    service = Service(
        desk,
        store,
        People(House(str(own.get("team_id") or ""), str(own.get("enterprise_id") or ""))),
        str(own.get("url") or ""),
        Guests(share=settings.share_contacts),
        team=str(own.get("team_id") or ""),
        bot_user=str(own.get("user_id") or ""),
        now=now,
        reaction=settings.reaction,
        welcome=settings.welcome,
    )
    app = App(
        name="who-handles",
        client=template,
        signing_secret=settings.signing_secret,
        logger=library_logger(),
        process_before_response=process_before_response,
        # As early as possible: whatever else fails afterwards, the question is written down.
        before_authorize=receiver(service),
    )
    register_all(app, service, features)
    crashes.register(app, service)
    return Bot(app, service, template)
