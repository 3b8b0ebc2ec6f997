"""Slack's Web API client, with retries that cannot post anything twice."""

import time
from typing import Final

from slack_sdk import WebClient
from slack_sdk.http_retry import (
    ConnectionErrorRetryHandler,
    HttpRequest,
    HttpResponse,
    RetryHandler,
    RetryState,
)

from bot.slack.api.library_logging import library_logger

MAX_WAIT_SECONDS: Final = 3
TIMEOUT_SECONDS: Final = 10

# Methods that change nothing, or whose repeat changes nothing more.
_REPEATABLE: Final = frozenset(
    {
        "auth.test",
        "apps.connections.open",
        "chat.delete",
        "chat.update",
        "conversations.history",
        "conversations.info",
        "conversations.replies",
        "functions.completeError",
        "functions.completeSuccess",
        "usergroups.list",
        "users.info",
        "views.publish",
        "views.update",
    }
)


class RepeatableOnly(ConnectionErrorRetryHandler):
    """Retries a call after a lost connection only where a repeat does no harm: never a post."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        method = request.url.rpartition("/")[2].partition("?")[0]
        return method in _REPEATABLE and super()._can_retry(
            state=state, request=request, response=response, error=error
        )


class RateLimited(RetryHandler):
    """Retries a rate-limited call once, after the delay Slack asks for, unless that is too long."""

    def _can_retry(
        self,
        *,
        state: RetryState,  # noqa: ARG002
        request: HttpRequest,  # noqa: ARG002
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002
    ) -> bool:
        if response is None or response.status_code != 429:
            return False
        return _retry_after(response) <= MAX_WAIT_SECONDS

    def prepare_for_next_attempt(
        self,
        *,
        state: RetryState,
        request: HttpRequest,  # noqa: ARG002
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002
    ) -> None:
        if response is not None:
            time.sleep(_retry_after(response))
        state.next_attempt_requested = True
        state.increment_current_attempt()


def _retry_after(response: HttpResponse) -> int:
    """Seconds to wait; more than the maximum if Slack names no readable number."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    values = headers.get("retry-after", ["1"])
    text = values if isinstance(values, str) else values[0]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else MAX_WAIT_SECONDS + 1


def web_client(token: str, api_url: str) -> WebClient:
    """The template from which Bolt makes a client for every request."""
    return WebClient(
        token=token,
        base_url=api_url,
        timeout=TIMEOUT_SECONDS,
        logger=library_logger(),
        retry_handlers=[RepeatableOnly(), RateLimited()],
    )
