"""Stores verdicts on answers: one press keeps it, and all but *Right* open a form that asks who is right."""

import logging
from typing import Any, Final, Literal

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.catalogue.model import Catalogue
from bot.finder.suggest import Suggestion
from bot.slack.answering.misses import note_verdict
from bot.slack.api.errors import CALL_ERRORS, log_failure
from bot.slack.api.views import open_modal
from bot.slack.blocks.messages import Message, line_message
from bot.slack.blocks.owner_menu import read_value
from bot.slack.blocks.values import StaleError, decode_opinion
from bot.slack.context import Context, Service
from bot.slack.features.feedback.texts import say
from bot.slack.features.feedback.view import (
    FEEDBACK,
    KNOWS_OWNER,
    NONE_OF_THESE,
    OPINION,
    OWNER_BLOCK,
    JudgedAnswer,
    NotRightForm,
    not_right_view,
    read_form,
    read_metadata,
    thanks_view,
)
from bot.slack.interaction import Interaction, interaction, on_press
from bot.store.errors import InvalidValueError, StoreError
from bot.store.misses.model import Why
from bot.store.model import Feedback, Place, QuestionRecord

logger = logging.getLogger(__name__)

NoteResult = Literal["noted", "repeated", "failed"]
"""``repeated``: the store had it already."""

_NOT_KEPT: Final = (StoreError, InvalidValueError)
_THANKS: Final = {"noted": "thanks_right", "repeated": "noted_already", "failed": "feedback_not_kept"}
"""What is said of *Right*, by what became of it."""


def register(app: App, service: Service) -> None:
    def on_form(ack: Ack, body: dict[str, Any], view: dict[str, Any], client: WebClient) -> None:
        _send(interaction(service, client, body), ack, view)

    for action_id in (FEEDBACK, NONE_OF_THESE, KNOWS_OWNER):
        on_press(app, service, action_id, _take)
    app.view(OPINION)(on_form)


def _take(press: Interaction) -> None:
    """Keep the verdict at once: a form that is closed again must not lose it."""
    try:
        opinion = decode_opinion(press.value)
    except StaleError:
        press.reply(line_message("stale", press.shown_in))
        return
    language = opinion.reference.language
    judged = JudgedAnswer(language, opinion, press.channel, press.message_ts)
    if opinion.verdict != "right":
        asker = bool(opinion.words) or _asked_by(press) == press.user
        open_modal(
            press.client,
            not_right_view(judged, asker=asker),
            trigger_id=press.trigger_id,
            user=press.user,
            language=language,
        )
    noted = _keep(press, judged)
    if noted == "noted" and opinion.verdict != "right":
        _keep_question(press, judged)
    if opinion.verdict == "right" or noted == "failed":
        press.reply(Message(say(_THANKS[noted], language)))


def _send(context: Context, ack: Ack, view: dict[str, Any]) -> None:
    try:
        judged = read_metadata(str(view.get("private_metadata") or ""))
    except StaleError:
        ack(response_action="update", view=thanks_view("stale", context.language))
        return
    language = judged.language
    said = read_form((view.get("state") or {}).get("values") or {})
    words = _words(context, judged) if said.allowed else None
    try:
        noted = _keep(context, judged, said, words)
    except StaleError:
        ack(response_action="errors", errors={OWNER_BLOCK: say("nobody_picked", language)})
        return
    if words and noted != "failed":
        _keep_question(context, judged, words)
    key = "feedback_not_kept" if noted == "failed" else "thanks_wrong"
    ack(response_action="update", view=thanks_view(key, language, judged.opinion))


def _keep(
    context: Context, judged: JudgedAnswer, sent: NotRightForm | None = None, words: str | None = None
) -> NoteResult:
    """What became of it in the store; a press alone leaves what was sent with the same verdict before.

    Raises StaleError for a choice the catalogue does not hold.
    """
    said = sent or NotRightForm()
    department, role, duty = _named(context.catalogue, read_value(said.owner)) if said.owner else ("", "", "")
    first = (*judged.opinion.reference.matches, ("", None, None))[0]
    named = (first[1] or "", first[2] or "") if judged.opinion.reference.outcome == "answered" else ("", "")
    try:
        given = Feedback(
            context.team,
            judged.channel,
            judged.ts,
            context.user,
            judged.opinion.verdict,
            role=role,
            duty=duty,
            department=department,
            note=said.note,
            question_text=words,
        )
        kept = context.store.record_feedback(given, context.now(), named, replacing=sent is not None)
    except _NOT_KEPT as error:
        # the message alone: a traceback would quote the values
        logger.error("could not store feedback: %s", error)  # noqa: TRY400
        return "failed"
    return "noted" if kept else "repeated"


def _keep_question(context: Context, judged: JudgedAnswer, words: str = "") -> None:
    """For the keepers: where everybody could read it, or with the words that its asker gives."""
    why: Why = "none" if judged.opinion.verdict == "none" else "wrong"
    try:
        note_verdict(context, Place(judged.channel, judged.ts), why, words)
    except _NOT_KEPT as error:
        logger.error("the question of an answer could not be kept: %s", error)  # noqa: TRY400


def _named(catalogue: Catalogue, chosen: Suggestion) -> tuple[str, str, str]:
    """Department, role and duty of a choice."""
    try:
        if chosen.level == "department":
            return catalogue.department(chosen.id).id, "", ""
        if chosen.level == "role":
            role, department = catalogue.role(chosen.id)
            return department.id, role.id, ""
        duty, role, department = catalogue.duty(chosen.id)
    except KeyError as error:
        raise StaleError("the catalogue no longer holds what was chosen") from error
    return department.id, role.id, duty.id


def _asked_by(press: Interaction) -> str:
    """Who asked what this message answers; empty if that is not known."""
    asked = _asked(press, press.channel, press.message_ts)
    # whoever put an emoji on a message asked about somebody else's words
    return asked.user if asked and asked.kind != "reaction" else ""


def _asked(context: Context, channel: str, ts: str) -> QuestionRecord | None:
    try:
        return context.store.question_of_answer(context.team, Place(channel, ts))
    except _NOT_KEPT as error:
        logger.error("could not look up the question of an answer: %s", error)  # noqa: TRY400
        return None


def _words(context: Context, judged: JudgedAnswer) -> str | None:
    """The question's words, from Slack: the store does not have them. None unless they are this person's."""
    if judged.opinion.words:
        return judged.opinion.words
    asked = _asked(context, judged.channel, judged.ts)
    if asked is None or asked.user != context.user:
        return None
    channel, ts = asked.key.channel, asked.key.ts
    try:
        # in a thread, each message is found by the thread it is in
        found = context.client.conversations_replies(
            channel=channel, ts=asked.thread, oldest=ts, latest=ts, inclusive=True, limit=2
        )
    except CALL_ERRORS as error:
        log_failure("reading the question", error)
        return None
    theirs = [
        str(message.get("text") or "")
        for message in found.get("messages") or []
        if message.get("ts") == ts and message.get("user") == context.user
    ]
    return theirs[0] if theirs else None
