"""Writes incoming questions down before acknowledging them, so that no later crash can lose them."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from slack_bolt import BoltContext

from bot.slack.api.errors import log_crash
from bot.slack.context import Context, Service
from bot.slack.intake import edits
from bot.store.errors import InvalidValueError
from bot.store.model import Key

logger = logging.getLogger(__name__)

TAKEN_DOWN: Final = "taken_down"
"""The name under which a request's context holds the key of its question."""


def receiver(service: Service) -> Callable[..., Any]:
    """A middleware for all requests. Raises StoreError, so that Slack delivers again what was not kept."""

    def receive(body: dict[str, Any], context: BoltContext, next: Callable[[], Any]) -> Any:
        event = body.get("event")
        if isinstance(event, Mapping):
            context[TAKEN_DOWN] = take_down(service.context(context.client), event)
        return next()

    return receive


def take_down(context: Context, event: Mapping[str, Any]) -> Key | None:
    """Write down what an event brings; the key of what is to be done, None if there is nothing."""
    try:
        if edits.is_change(event):
            return edits.take_down(context, event)
        question = context.question_of(event)
        if question is None:
            return None
        context.store.record(question, context.now())
    except InvalidValueError as error:
        logger.warning("ignored an event: %s", error)
        return None
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        # Signed, but unlike anything Slack sends.
        log_crash("reading an event", error)
        return None
    # Work on a repeat as well: its first delivery may have been lost with its process.
    return question.key
