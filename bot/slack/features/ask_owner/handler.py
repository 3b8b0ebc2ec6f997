"""*Ask them*: the holder is notified in the thread, once, and sees who asked. Nobody is pinged unasked."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.answer import Answer, UnknownIdError
from bot.slack.api.posting import Place, reply, try_post
from bot.slack.blocks.messages import ASK_THEM, Message, call_message, holder_to_ask, line_message
from bot.slack.blocks.values import StaleError, decode
from bot.slack.interaction import Press
from bot.slack.service import Service
from bot.wording import say


def register(app: App, service: Service) -> None:
    def on_ask(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        press = Press(service, client, context, body)
        try:
            answer = decode(press.value).answer()
            said = ask_them(press, answer, channel=press.channel, thread=press.thread)
        except (StaleError, UnknownIdError):
            said = line_message("stale", press.language)
        reply(press.response_url, said)

    app.action(ASK_THEM)(on_ask)


def ask_them(press: Press, answer: Answer, *, channel: str, thread: str) -> Message:
    """Notify the holder of an answer's role in a thread, once a thread; gives what to tell who pressed.

    Raises UnknownIdError for a role the catalogue no longer holds, or one that nobody fills any more.
    """
    service, client, language = press.service, press.client, answer.language
    try:
        holder = holder_to_ask(answer, service.desk.catalogue)
        role = service.desk.catalogue.role(str(answer.matches[0].role))[0] if holder else None
    except KeyError as error:
        raise UnknownIdError(str(error)) from error
    if role is None:
        raise UnknownIdError("nobody to ask")
    if service.who_reads(client, user=press.user, channel=channel) != "inside":
        return line_message("contacts_withheld", language)
    style = service.style(client)
    named = style.contact(holder)
    purpose = f"ask-{holder.lower()}"
    if not service.first_time(press.team, channel, thread, purpose):
        return Message(say("asked_already", language, holder=named))
    call = call_message(holder, role, press.person, language, style)
    sent = try_post(client, call, Place(channel, thread, language=language))
    if sent == "refused":
        service.not_done(press.team, channel, thread, purpose)
    return Message(say("asked_them" if sent == "sent" else "cannot_ask", language, holder=named))
