"""That the bot is looking something up, shown in the thread of a direct message.

It is decoration: where Slack refuses it, the answer comes without.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from slack_sdk import WebClient

from bot.slack.api.errors import CALL_ERRORS, error_code
from bot.slack.api.library_logging import library_logger
from bot.slack.context import Context
from bot.slack.texts import say

TIMEOUT_SECONDS: Final = 2
"""An answer never waits longer for what is only decoration."""

logger = logging.getLogger(__name__)


@contextmanager
def show_thinking(context: Context, event: Mapping[str, Any]) -> Iterator[None]:
    """Show the status that the bot is working, in the thread of a direct message, until the block ends.

    Slack shows a status in a thread only. What is answered on the main line has none: it would stand in a
    thread where no answer comes.
    """
    thread = str(event.get("thread_ts") or "")
    if event.get("channel_type") != "im" or event.get("subtype") or thread in {"", event["ts"]}:
        yield
        return
    quick = hurried_client(context.client)

    def show(status: str) -> bool:
        return try_to_show(
            "a status",
            lambda: quick.assistant_threads_setStatus(
                channel_id=str(event["channel"]), thread_ts=thread, status=status
            ),
        )

    shown = show(say("status", context.language))
    try:
        yield
    finally:
        if shown:
            show("")


def hurried_client(client: WebClient) -> WebClient:
    """A client that neither waits long nor retries."""
    return WebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=TIMEOUT_SECONDS,
        logger=library_logger(),
        retry_handlers=[],
    )


def try_to_show(what: str, call: Callable[[], object]) -> bool:
    """True if Slack did it. A workspace without the agent view refuses it every time: no error."""
    try:
        call()
    except CALL_ERRORS as error:
        logger.info("%s could not be shown: %s", what, error_code(error))
        return False
    return True
