"""What to say to a question, or whether to say anything at all."""

from dataclasses import dataclass

from bot.answer import Answer
from bot.clarity import is_clear
from bot.language.codes import Language
from bot.slack.answering.delivery import LaterError, answer_thread
from bot.slack.answering.follow_ups import Earlier, earlier_messages, topic_of
from bot.slack.api.posting import Destination, tell
from bot.slack.blocks.messages import Message, line_message
from bot.slack.context import Context
from bot.slack.help_words import asks_for_help, language_of_word
from bot.slack.intake.switched_off import may_answer
from bot.slack.message_text import is_short, mentions, without_mentions
from bot.store.model import Ending, Place, Question


@dataclass(frozen=True, slots=True)
class Reply:
    message: Message
    language: Language
    answer: Answer | None = None
    """None for the bot's help."""

    def standing_at(self, place: Place) -> Ending:
        """The end of its question, with what the answer named."""
        if self.answer is None:
            return Ending("answered", place, outcome="help", language=self.language)
        department, role, duty = _named(self.answer)
        return Ending("answered", place, self.answer.outcome, department, role, duty, self.language)


def reply_to(context: Context, question: Question, *, answered: bool = False) -> Reply | None:
    """The reply to a context's question; None for silence. ``answered`` if an answer to it stands already.

    Raises UnknownIdError if the catalogue changed meanwhile, StoreError if its settings cannot be read,
    LaterError while the same question, asked before in the same thread, still has no answer.
    """
    text = question.text
    asked = question.kind != "channel" or mentions(text, context.bot_user)
    if not (answered or _may_speak(context, question, asked=asked)):
        return None
    words = without_mentions(text)
    if asked and asks_for_help(words):
        language = language_of_word(words, context.language)
        return Reply(context.help(language), language)
    follows = not asked and _may_follow(context, question)
    leaning = follows or (asked and is_short(text))
    before = earlier_messages(context.client, question) if leaning else Earlier()
    # Between two people talking in its thread the bot keeps out of it.
    follows = follows and _is_under_answer(context, question, before)
    earlier = before.texts if asked or follows else ()
    # Called without a word in a thread: the question is what was said before.
    if question.kind == "mention" and not without_mentions(text):
        text, earlier = (earlier[0], earlier[1:]) if earlier else ("", ())
    if asked and not without_mentions(text):
        language = context.language
        return Reply(context.help(language), language)
    answer = context.answer(text, topic=topic_of(earlier, context.desk))
    if not (asked or is_clear(answer) or (follows and answer.outcome == "answered")):
        return None
    if not answered and _stands_above(context, question, answer):
        if asked:
            tell(context.client, line_message("answered_above", answer.language), asker_destination(question))
        return None
    message = context.message(answer)
    return Reply(message, answer.language, answer)


def asker_destination(question: Question) -> Destination:
    """Where to tell whoever asked something that nobody else needs to see."""
    return Destination(question.key.channel, answer_thread(question), question.user)


def _may_speak(context: Context, question: Question, *, asked: bool) -> bool:
    if question.kind == "direct":
        return True
    return may_answer(context, question.key.channel, asked=asked)


def _may_follow(context: Context, question: Question) -> bool:
    """True for a message in a thread that leans on what was said there."""
    return bool(question.thread_ts) and is_short(question.text) and context.desk.is_follow_up(question.text)


def _is_under_answer(context: Context, question: Question, before: Earlier) -> bool:
    """True right under an answer of the bot's. Raises StoreError."""
    if not before.latest_ts:
        return False
    place = Place(question.key.channel, before.latest_ts)
    return context.store.question_of_answer(context.team, place) is not None


def _stands_above(context: Context, question: Question, answer: Answer) -> bool:
    """True if the same question was asked in the same thread before and has the same answer.

    Raises LaterError while it has none yet: it may come to nothing, and then this one is answered.
    """
    before = context.store.find_earlier_question(question.key)
    if before is None:
        return False
    if before.state != "answered":
        raise LaterError("asked_above")
    return before.answer is not None and (
        (before.outcome, (before.department, before.role, before.duty)) == (answer.outcome, _named(answer))
    )


def _named(answer: Answer) -> tuple[str, str, str]:
    best = answer.best if answer.outcome == "answered" else None
    return (best.department, best.role or "", best.duty or "") if best else ("", "", "")
