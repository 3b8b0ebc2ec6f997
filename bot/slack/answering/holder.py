"""Notifying the holder of a role in a thread, once, saying who asks. Nobody is notified without a press."""

from bot.answer import Answer, UnknownIdError
from bot.catalogue.model import Role
from bot.disclosure import may_see_contacts
from bot.language.codes import Language
from bot.slack.api.posting import Destination, try_post
from bot.slack.blocks.messages import Message, holder_to_ask, line_message
from bot.slack.blocks.mrkdwn import MrkdwnStyle, ping
from bot.slack.context import withheld_line
from bot.slack.interaction import Interaction
from bot.slack.texts import say


def call_message(holder: str, role: Role, person: str, language: Language, style: MrkdwnStyle) -> Message:
    """The one line that notifies a holder, with who asks for it, ready to show, and for which role."""
    name = style.text(role.name.best(language) or role.id)
    return Message(say("asks_you", language, holder=ping(holder), person=person, role=name))


def call_holder(press: Interaction, answer: Answer, *, channel: str, thread: str) -> Message:
    """Notify the holder of an answer's role in a thread, once each. Returns what to tell whoever pressed.

    Raises UnknownIdError for a role the catalogue no longer holds, or one that nobody fills any more.
    """
    language = answer.language
    try:
        holder = holder_to_ask(answer, press.catalogue, press.style().is_there)
        role = press.catalogue.role(str(answer.matches[0].role))[0] if holder else None
    except KeyError as error:
        raise UnknownIdError(str(error)) from error
    if role is None:
        raise UnknownIdError("nobody to ask")
    reads = press.who_reads(channel)
    if not may_see_contacts(reads):
        return line_message(withheld_line(reads), language)
    style = press.style()
    named = style.contact(holder)
    purpose = f"ask-{holder.lower()}"
    if not press.first_time(channel, thread, purpose):
        return Message(say("asked_already", language, holder=named))
    call = call_message(holder, role, press.person, language, style)
    sent = try_post(press.client, call, Destination(channel, thread, language=language))
    if sent == "refused":
        press.not_done(channel, thread, purpose)
    return Message(say("asked_them" if sent == "sent" else "cannot_ask", language, holder=named))
