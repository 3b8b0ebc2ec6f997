"""The link to Slack in Socket Mode, from connecting to the last answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.environment import SettingsError, unreachable
from bot.slack.api.errors import CALL_ERRORS, error_code
from bot.slack.api.library_logging import library_logger

PING_SECONDS: Final = 3
"""A link is taken for dead, and made anew, after four pings without an answer."""


@contextmanager
def connected(app: App, app_token: str) -> Iterator[Callable[[], bool]]:
    """Receive and answer until the block ends; what was begun by then is finished.

    Gives a function that tells whether the link stands. Raises SettingsError if Slack refuses the token
    or cannot be reached.
    """
    handler = SocketModeHandler(app, app_token, logger=library_logger(), ping_interval=PING_SECONDS)
    try:
        handler.client.connect()
        yield handler.client.is_connected
    except SlackApiError as error:
        code = error_code(error)
        raise SettingsError(
            f"SLACK_APP_TOKEN was refused by Slack ({code}): make one with connections:write "
            "under Basic Information, App-Level Tokens"
        ) from error
    except CALL_ERRORS as error:
        raise unreachable(str(app.client.base_url), error_code(error)) from error
    finally:
        handler.client.close()
        app.listener_runner.listener_executor.shutdown(wait=True)
