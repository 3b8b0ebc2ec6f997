"""One question that was written down → one answer in its place, however often it takes.

Whoever works on a question holds its claim in the store; what a crash or a failure leaves undone is taken up
again by ``recovery``.
"""

from datetime import timedelta
from typing import Final

from bot.answer import UnknownIdError
from bot.language.script import language_of
from bot.slack.answering.delivery import (
    DeliveryError,
    DeliveryRefusedError,
    LaterError,
    change_answer,
    find_answer,
    post_answer,
    remove_answer,
)
from bot.slack.answering.misses import note_answer
from bot.slack.answering.reply import asker_destination, reply_to
from bot.slack.answering.source_message import UnreadableError, is_pointless, read_source_message
from bot.slack.api.errors import line_for
from bot.slack.api.posting import tell
from bot.slack.blocks.messages import line_message
from bot.slack.context import Context
from bot.slack.message_text import without_mentions
from bot.store.errors import StoreError
from bot.store.model import ClaimedQuestion, Ending, Key, Place, Question, new_worker

LONGEST_PAUSE: Final = timedelta(minutes=5)


def work(context: Context, key: Key) -> None:
    """Answer a recorded question, unless another worker has it or has answered it. Raises StoreError."""
    complete(context, context.store.claim(key, new_worker(), context.now()))


def complete(context: Context, claimed: ClaimedQuestion | None) -> None:
    """Bring a claimed question to its end, and once more if it was edited or deleted meanwhile.

    A crash is told to whoever asked and raised.
    """
    while claimed is not None:
        with context.service.held.holding(claimed):
            again = _settle(_of(context, claimed.question), claimed)
        if not again:
            return
        claimed = context.store.claim(claimed.question.key, claimed.lease.worker, context.now())


def _of(context: Context, question: Question) -> Context:
    """The context of whoever asked the question, where it was asked."""
    return context.of(question.user, question.key.channel)


def _settle(context: Context, claimed: ClaimedQuestion) -> bool:
    """True if the question changed while it was answered."""
    store, question = context.store, claimed.question
    try:
        ending = _ending(context, claimed)
    except (LaterError, UnknownIdError) as error:
        _postpone(context, claimed, error)
        return False
    except DeliveryRefusedError as error:
        line = "unreadable" if isinstance(error, UnreadableError) else line_for(error.code)
        _say(context, claimed, line)
        ending = Ending("gave_up", reason=f"Slack refused it: {error.code}")
    except StoreError:
        raise  # the claim runs out, and somebody takes it up again
    except Exception as error:
        # The same words would crash again: no further attempt.
        store.finish(claimed, Ending("gave_up", reason=f"crashed: {type(error).__name__}"), context.now())
        _say(context, claimed, "failed")
        raise
    finished = store.finish(claimed, ending, context.now())
    if finished == "lost" and ending.answer is not None:
        _take_back(context, question, ending.answer)
    return finished == "again"


def _ending(context: Context, claimed: ClaimedQuestion) -> Ending:
    """Do in Slack what the question needs. Raises DeliveryError, UnknownIdError, StoreError."""
    if claimed.question.unread and not claimed.deleted:
        read = _read(context, claimed)
        if read is None:
            return Ending("silent", reason="the message is gone")
        claimed = read
    question = claimed.question
    standing = claimed.answer or (find_answer(context.client, question) if claimed.maybe_posted else None)
    if claimed.deleted:
        if standing:
            remove_answer(context.client, standing)
        context.store.drop_miss(question.key)
        return Ending("withdrawn")
    if standing is None and question.kind == "reaction" and is_pointless(context, question):
        return Ending("silent")
    stood = standing is not None
    reply = reply_to(context, question, answered=stood)
    if reply is None:
        if standing:
            remove_answer(context.client, standing)
        return Ending("silent")
    if standing is None:
        _check_time(context, claimed)
        standing = post_answer(context.client, reply.message, question)
    elif not change_answer(context.client, reply.message, standing, question):
        return Ending("silent", reason="somebody took the answer away")
    if reply.answer is not None:
        note_answer(context, question, reply.answer, again=stood)
    return reply.standing_at(standing)


def _read(context: Context, claimed: ClaimedQuestion) -> ClaimedQuestion | None:
    """The claim with the words of its message; None if that was deleted."""
    found = read_source_message(context.client, claimed.question.key)
    if found is None:
        return None
    read = context.store.note_words(claimed, found.text, found.thread_ts)
    if read is None:
        raise LaterError("took_too_long")  # another worker took over
    return read


def _check_time(context: Context, claimed: ClaimedQuestion) -> None:
    """Raises LaterError if too little of the lease is left to post: somebody else may take over meanwhile."""
    if context.service.held.until(claimed) - context.now() < context.store.patience.lease / 2:
        raise LaterError("took_too_long")


def _postpone(context: Context, claimed: ClaimedQuestion, error: Exception) -> None:
    reason = error.code if isinstance(error, DeliveryError) else "the catalogue changed meanwhile"
    pause = error.pause if isinstance(error, LaterError) else None
    if pause is None:
        pause = min(timedelta(seconds=2 ** min(claimed.lease.attempts, 10)), LONGEST_PAUSE)
    if context.store.fail(claimed, reason, context.now(), pause=pause) == "done":
        _say(context, claimed, "failed")


def _take_back(context: Context, question: Question, posted: Place) -> None:
    """Another worker took over in the meantime: if its answer stands, this one is one too many."""
    other = context.store.answer_of(question.key)
    if other is None or other == posted:
        return
    try:
        remove_answer(context.client, posted)
    except DeliveryError:
        return  # logged where it failed


def _say(context: Context, claimed: ClaimedQuestion, key: str) -> None:
    """Tell whoever asked the bot that no answer comes; nobody if nobody asked it."""
    question = claimed.question
    if question.kind != "channel" and not claimed.deleted:
        language = language_of(without_mentions(question.text), context.language)
        tell(context.client, line_message(key, language), asker_destination(question))
