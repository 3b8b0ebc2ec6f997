"""What is kept of a question that failed: its words, cleaned, where everybody could read them or the person
agreed."""

from datetime import timedelta
from typing import Final

from bot.answer import Answer
from bot.finder.likeness import reads_alike
from bot.slack.answering.delivery import DeliveryError, answer_thread
from bot.slack.answering.source_message import read_source_message
from bot.slack.context import Context
from bot.slack.message_text import without_mentions
from bot.store.misses.model import Miss, Why
from bot.store.model import Key, Place, Question, QuestionRecord

SOON: Final = timedelta(minutes=5)
"""Whoever asks again in other words within this time was not helped by the first answer."""


def note_answer(context: Context, question: Question, answer: Answer, *, again: bool) -> None:
    """Keep the question if nobody was known for it, or an earlier one that it repeats in other words.

    again: True if an answer to it stood already, as it was edited since

    Raises StoreError.
    """
    if question.kind == "reaction":  # somebody else's words
        return
    if is_missed(answer):
        if is_public(context, question.key.channel) and not context.desk.is_follow_up(question.text):
            words = without_mentions(question.text)
            context.store.keep_miss(_miss(question, answer, words), context.now())
        return
    if again:
        context.store.drop_miss(question.key)
    elif answer.outcome in ("answered", "choose", "elsewhere"):
        _note_rephrased(context, question)


def note_verdict(context: Context, answer: Place, why: Why, words: str = "") -> bool:
    """Keep the question of an answer that somebody called wrong. False where it may not be kept.

    words: the question's own, where the person agreed; else they are read where everybody can

    Raises StoreError.
    """
    asked = context.store.question_of_answer(context.team, answer)
    if asked is None or asked.kind == "reaction":
        if not words:
            return False
        key = Key(context.team, answer.channel, answer.ts)
        return context.store.keep_miss(Miss(key, context.user, why, words), context.now())
    if not words and is_public(context, asked.key.channel):
        words = words_at(context, asked.key)
    if not words:
        return False
    owed = asked.user == context.user or asked.outcome == "unknown"
    return context.store.keep_miss(_miss_of(asked, why, words, owed=owed), context.now())


def is_missed(answer: Answer) -> bool:
    """True where nobody was known for what the message asks by itself."""
    return answer.outcome == "unknown" and not answer.nobody_else and not answer.courtesy


def is_public(context: Context, channel: str) -> bool:
    """True where everybody in the workspace can read along."""
    return context.installation.channels.is_public(context.client, channel)


def words_at(context: Context, key: Key) -> str:
    """What a message says now; empty if it is gone or cannot be read."""
    try:
        found = read_source_message(context.client, key)
    except DeliveryError:
        return ""  # logged where it failed
    return found.text if found else ""


def _note_rephrased(context: Context, question: Question) -> None:
    before = context.store.asked_lately(question.key, question.user, SOON)
    if before is None or not is_public(context, question.key.channel):
        return
    words = words_at(context, before.key)
    if words and reads_alike(words, without_mentions(question.text)):
        context.store.keep_miss(_miss_of(before, "rephrased", words, owed=False), context.now())


def _miss(question: Question, answer: Answer, words: str) -> Miss:
    return Miss(
        question.key,
        question.user,
        "unknown",
        words,
        answer_thread(question),
        outcome=answer.outcome,
        language=answer.language,
    )


def _miss_of(asked: QuestionRecord, why: Why, words: str, *, owed: bool) -> Miss:
    return Miss(
        asked.key,
        asked.user if owed else "",
        why,
        words,
        "" if asked.kind == "direct" and asked.thread == asked.key.ts else asked.thread,
        outcome=asked.outcome,
        department=asked.department,
        role=asked.role,
        duty=asked.duty,
        language=asked.language,
    )
