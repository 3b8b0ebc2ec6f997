"""Composition root: settings and a desk become a Bolt app."""

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.settings import Settings, SettingsError
from bot.slack.client import web_client
from bot.slack.failures import CALL_ERRORS, error_code
from bot.slack.listeners import register_all
from bot.slack.people import People
from bot.slack.quiet import library_logger
from bot.slack.seen import MemorySeen, Seen
from bot.slack.service import Service


def build_app(
    settings: Settings,
    desk: Desk,
    *,
    client: WebClient | None = None,
    seen: Seen | None = None,
    process_before_response: bool = False,
) -> App:
    """The app with every surface registered. It asks Slack first whose token it has.

    ``process_before_response`` makes ``app.dispatch`` wait for the listener, for consoles and tests.
    Raises SettingsError if Slack refuses the token or cannot be reached.
    """
    template = client or web_client(settings.bot_token, settings.api_url)
    try:
        workspace_url = str(template.auth_test().get("url") or "")
    except SlackApiError as error:
        code = error_code(error)
        raise SettingsError(
            f"SLACK_BOT_TOKEN was refused by Slack ({code}): copy it again from OAuth & Permissions"
        ) from error
    except CALL_ERRORS as error:
        raise SettingsError(
            f"SLACK_API_URL could not be reached ({error_code(error)}): look at the address and the network"
        ) from error
    app = App(
        name="who-handles",
        client=template,
        signing_secret=settings.signing_secret,
        logger=library_logger(),
        process_before_response=process_before_response,
    )
    register_all(app, Service(desk, seen or MemorySeen(), People(), workspace_url))
    return app
