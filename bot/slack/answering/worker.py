"""One question that was written down → one answer in its place, however often it takes.

Whoever works on a question holds its claim in the store; what a crash or a failure leaves undone is taken up
again by ``recovery``.
"""

from datetime import timedelta
from typing import Final

from slack_sdk import WebClient

from bot.answer import UnknownIdError
from bot.language.script import language_of
from bot.slack.answering.delivery import (
    DeliveryError,
    LaterError,
    RefusedError,
    change_answer,
    find_answer,
    post_answer,
    remove_answer,
)
from bot.slack.answering.reply import reply_to, told
from bot.slack.answering.source_message import UnreadableError, is_pointless, said
from bot.slack.api.errors import line_for
from bot.slack.api.posting import tell
from bot.slack.blocks.messages import line_message
from bot.slack.context import Service, without_mentions
from bot.store.errors import StoreError
from bot.store.model import Claimed, Ending, Key, Place, Question, new_worker

LONGEST_PAUSE: Final = timedelta(minutes=5)


def work(service: Service, client: WebClient, key: Key) -> None:
    """Answer a question that was written down, unless somebody else is at it or did. Raises StoreError."""
    complete(service, client, service.store.claim(key, new_worker(), service.now()))


def complete(service: Service, client: WebClient, claimed: Claimed | None) -> None:
    """Bring a claimed question to its end, and once more if it was edited or deleted meanwhile.

    A crash is told to whoever asked and raised.
    """
    while claimed is not None and _settle(service, client, claimed):
        claimed = service.store.claim(claimed.question.key, claimed.lease.worker, service.now())


def _settle(service: Service, client: WebClient, claimed: Claimed) -> bool:
    """True if the question changed while it was answered."""
    store, question = service.store, claimed.question
    try:
        ending = _ending(service, client, claimed)
    except (LaterError, UnknownIdError) as error:
        _postpone(service, client, claimed, error)
        return False
    except RefusedError as error:
        line = "unreadable" if isinstance(error, UnreadableError) else line_for(error.code)
        _say(service, client, claimed, line)
        ending = Ending("gave_up", reason=f"Slack refused it: {error.code}")
    except StoreError:
        raise  # the claim runs out, and somebody takes it up again
    except Exception as error:
        # The same words would crash again: no further attempt.
        store.finish(claimed, Ending("gave_up", reason=f"crashed: {type(error).__name__}"), service.now())
        _say(service, client, claimed, "failed")
        raise
    finished = store.finish(claimed, ending, service.now())
    if finished == "lost" and ending.answer is not None:
        _take_back(service, client, question, ending.answer)
    return finished == "again"


def _ending(service: Service, client: WebClient, claimed: Claimed) -> Ending:
    """Do in Slack what the question needs. Raises DeliveryError, UnknownIdError, StoreError."""
    if claimed.question.unread and not claimed.deleted:
        read = _read(service, client, claimed)
        if read is None:
            return Ending("silent", reason="the message is gone")
        claimed = read
    question = claimed.question
    standing = claimed.answer or (find_answer(client, question) if claimed.maybe_posted else None)
    if claimed.deleted:
        if standing:
            remove_answer(client, standing)
        return Ending("withdrawn")
    if standing is None and question.kind == "reaction" and is_pointless(service, client, question):
        return Ending("silent")
    reply = reply_to(service, client, question, answered=standing is not None)
    if reply is None:
        if standing:
            remove_answer(client, standing)
        return Ending("silent")
    if standing is None:
        _check_time(service, claimed)
        standing = post_answer(client, reply.message, question)
    elif not change_answer(client, reply.message, standing, question):
        return Ending("silent", reason="somebody took the answer away")
    return reply.standing_at(standing)


def _read(service: Service, client: WebClient, claimed: Claimed) -> Claimed | None:
    """The claim with the words of its message; None if that was deleted."""
    found = said(client, claimed.question.key)
    if found is None:
        return None
    read = service.store.fetched(claimed, found.text, found.thread_ts)
    if read is None:
        raise LaterError("took_too_long")  # another worker took over
    return read


def _check_time(service: Service, claimed: Claimed) -> None:
    """Raises LaterError if too little of the lease is left to post: somebody else may take over meanwhile."""
    if claimed.lease.until - service.now() < service.store.patience.lease / 2:
        raise LaterError("took_too_long")


def _postpone(service: Service, client: WebClient, claimed: Claimed, error: Exception) -> None:
    reason = error.code if isinstance(error, DeliveryError) else "the catalogue changed meanwhile"
    pause = error.pause if isinstance(error, LaterError) else None
    if pause is None:
        pause = min(timedelta(seconds=2 ** min(claimed.lease.attempts, 10)), LONGEST_PAUSE)
    if service.store.fail(claimed, reason, service.now(), pause=pause) == "done":
        _say(service, client, claimed, "failed")


def _take_back(service: Service, client: WebClient, question: Question, posted: Place) -> None:
    """Another worker took over in the meantime: if its answer stands, this one is one too many."""
    other = service.store.answer_of(question.key)
    if other is None or other == posted:
        return
    try:
        remove_answer(client, posted)
    except DeliveryError:
        return  # logged where it failed


def _say(service: Service, client: WebClient, claimed: Claimed, key: str) -> None:
    """Tell whoever asked the bot that no answer comes; nobody if nobody asked it."""
    question = claimed.question
    if question.kind != "channel" and not claimed.deleted:
        profile = service.language(client, question.user)
        language = language_of(without_mentions(question.text), profile)
        tell(client, line_message(key, language), told(question))
