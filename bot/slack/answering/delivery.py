"""Answers in their place: posted once, found again, updated and deleted.

An answer carries the key of its question in its metadata. So one whose confirmation was lost can be looked
for before anything is posted again.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.api.errors import CALL_ERRORS, error_code, log_failure, passes, wants_text
from bot.slack.api.posting import AS_WRITTEN
from bot.slack.blocks.messages import Message
from bot.store.model import Place, Question

EVENT_TYPE: Final = "who_handles_answer"
PAGE: Final = 200
PAGES: Final = 10
"""How far an answer is looked for; it stands soon after its question."""

LONGEST_PAUSE_SECONDS: Final = 86_400

_GONE: Final = frozenset({"message_not_found", "channel_not_found", "thread_not_found"})


class DeliveryError(Exception):
    """A call failed; ``code`` is Slack's own, or the name of what happened on the way."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class DeliveryRefusedError(DeliveryError):
    """Slack refuses it, now and later."""


class LaterError(DeliveryError):
    """It may work later; whether it took effect is unknown."""

    def __init__(self, code: str, pause: timedelta | None = None) -> None:
        super().__init__(code)
        self.pause = pause
        """How long Slack wants to be left alone, if it says so."""


def post_answer(client: WebClient, message: Message, question: Question) -> Place:
    """Post the answer where its question wants it; as text where Slack refuses its blocks.

    Raises DeliveryError.
    """
    try:
        return _post(client, message, question)
    except DeliveryRefusedError as error:
        if not (message.blocks and wants_text(error.code)):
            raise
    return _post(client, message.as_text(), question)


def _post(client: WebClient, message: Message, question: Question) -> Place:
    with calling("chat.postMessage"):
        posted = client.chat_postMessage(
            channel=question.key.channel,
            thread_ts=answer_thread(question) or None,
            metadata=_metadata(question),
            **message.as_arguments(),
            **AS_WRITTEN,
        )
    return Place(str(posted["channel"]), str(posted["ts"]))


def find_answer(client: WebClient, question: Question) -> Place | None:
    """Where the answer to a question stands; None if there is none. Raises DeliveryError."""
    key = question.key
    where: dict[str, Any] = {
        "channel": key.channel,
        "oldest": key.ts,
        "limit": PAGE,
        "include_all_metadata": True,
    }
    cursor: str | None = None
    for _ in range(PAGES):
        try:
            with calling("looking for an earlier answer"):
                if answer_thread(question):
                    found = client.conversations_replies(ts=answer_thread(question), cursor=cursor, **where)
                else:
                    found = client.conversations_history(cursor=cursor, **where)
        except DeliveryRefusedError as error:
            if error.code in _GONE:
                return None
            raise
        for message in found.get("messages") or []:
            if message.get("metadata") == _metadata(question):
                return Place(key.channel, str(message["ts"]))
        cursor = (found.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            break
    return None


def change_answer(client: WebClient, message: Message, place: Place, question: Question) -> bool:
    """Update an earlier answer. False if it is gone. Raises DeliveryError."""
    try:
        return _change(client, message, place, question)
    except DeliveryRefusedError as error:
        if not (message.blocks and wants_text(error.code)):
            raise
    return _change(client, message.as_text(), place, question)


def _change(client: WebClient, message: Message, place: Place, question: Question) -> bool:
    try:
        with calling("chat.update"):
            client.chat_update(
                channel=place.channel,
                ts=place.ts,
                text=message.text,
                blocks=list(message.blocks),  # an empty list removes the old ones
                metadata=_metadata(question),
            )
    except DeliveryRefusedError as error:
        if error.code in _GONE:
            return False
        raise
    return True


def remove_answer(client: WebClient, place: Place) -> None:
    """Delete an answer, if it is still there. Raises DeliveryError."""
    try:
        with calling("chat.delete"):
            client.chat_delete(channel=place.channel, ts=place.ts)
    except DeliveryRefusedError as error:
        if error.code not in _GONE:
            raise


def answer_thread(question: Question) -> str:
    """The thread to answer in; empty for the main line of a direct message."""
    return question.thread_ts if question.kind == "direct" else question.thread


@contextmanager
def calling(what: str, expected: Collection[str] = _GONE) -> Iterator[None]:
    """Around a call of Slack's Web API: what it raises becomes a DeliveryError, and a line in the log.

    expected: Slack's codes that are no failure, and not logged
    """
    try:
        yield
    except SlackApiError as error:
        code = error_code(error)
        if code not in expected:
            log_failure(what, error)
        if passes(error):
            raise LaterError(code, _retry_after(error)) from error
        raise DeliveryRefusedError(code) from error
    except CALL_ERRORS as error:
        log_failure(what, error, repeated=True)
        raise LaterError(error_code(error)) from error


def _metadata(question: Question) -> dict[str, Any]:
    key = question.key
    return {"event_type": EVENT_TYPE, "event_payload": {"key": f"{key.workspace}/{key.channel}/{key.ts}"}}


def _retry_after(error: SlackApiError) -> timedelta | None:
    headers = {name.lower(): str(value) for name, value in error.response.headers.items()}
    text = headers.get("retry-after", "")
    if not (text.isascii() and text.isdigit()):
        return None
    return timedelta(seconds=min(int(text[:9]), LONGEST_PAUSE_SECONDS))
