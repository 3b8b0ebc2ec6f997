"""Whether Slack still accepts the token, for the health check."""

import time
from threading import Lock, Thread
from typing import Final

from slack_sdk import WebClient

from bot.slack.api.errors import CALL_ERRORS, is_signed_out
from bot.slack.api.library_logging import library_logger
from bot.slack.api.ttl_cache import Clock

EVERY_SECONDS: Final = 30.0
WAIT_SECONDS: Final = 1.0
"""A health check waits no longer for Slack."""
TIMEOUT_SECONDS: Final = 5


class TokenCheck:
    """Thread-safe. Slack out of reach says nothing about the token."""

    def __init__(self, client: WebClient, clock: Clock = time.monotonic) -> None:
        self._client = WebClient(
            client.token,
            client.base_url,
            timeout=TIMEOUT_SECONDS,
            logger=library_logger(),
            retry_handlers=[],
        )
        self._clock = clock
        self._accepted = True
        self._next = clock()
        self._lock = Lock()

    def is_accepted(self) -> bool:
        """Slack's latest word, asked again now and then."""
        with self._lock:
            due = self._clock() >= self._next
            if due:
                self._next = self._clock() + EVERY_SECONDS
        if due:
            asking = Thread(target=self._ask, name="token", daemon=True)
            asking.start()
            asking.join(WAIT_SECONDS)
        return self._accepted

    def _ask(self) -> None:
        try:
            self._client.auth_test()
        except CALL_ERRORS as error:
            if is_signed_out(error):
                self._accepted = False
            return
        self._accepted = True
