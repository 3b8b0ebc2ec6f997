"""One press of a button: where, by whom, and the value the button carried."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient

from bot.language.codes import LANGUAGES, Language
from bot.slack.api import posting
from bot.slack.api.posting import Destination, Sent
from bot.slack.blocks.escaping import inert
from bot.slack.blocks.messages import Message
from bot.slack.blocks.values import StaleError, decode
from bot.slack.context import Context, Service
from bot.store.model import Place


@dataclass(frozen=True, slots=True)
class Interaction(Context):
    """The context of a press: whoever pressed is its person, the channel of the message its channel."""

    body: Mapping[str, Any] = field(default_factory=dict)
    """As Slack sends it."""
    delivery: str = ""
    """What tells this signed request from any other; empty in Socket Mode, where nobody can replay one."""

    @property
    def action_id(self) -> str:
        return str(self._action.get("action_id") or "")

    @property
    def value(self) -> str:
        return str(self._action.get("value") or "")

    @property
    def number(self) -> int:
        """What the action's id ends in; 0 if that is no number."""
        digits = self.action_id.rpartition("_")[2][:6]
        return int(digits) if digits.isascii() and digits.isdigit() else 0

    @property
    def response_url(self) -> str:
        return str(self.body.get("response_url") or "")

    @property
    def trigger_id(self) -> str:
        return str(self.body.get("trigger_id") or "")

    @property
    def message_ts(self) -> str:
        return str(self._container.get("message_ts") or "")

    @property
    def thread_ts(self) -> str:
        """The thread the message is in; empty for one on the main line. Slack names it in either place."""
        message = self.body.get("message")
        of_message = message.get("thread_ts") if isinstance(message, Mapping) else ""
        thread = str(self._container.get("thread_ts") or of_message or "")
        return "" if thread == self.message_ts else thread

    @property
    def thread(self) -> str:
        """The thread the message is in, or begins."""
        return self.thread_ts or self.message_ts

    @property
    def asker(self) -> str:
        """Who asked what the message answers; empty if that is not known. Raises StoreError."""
        if not self.message_ts:
            return ""
        asked = self.store.question_of_answer(self.team, Place(self.channel, self.message_ts))
        return asked.user if asked else ""

    @property
    def private(self) -> bool:
        """True if only the person who pressed sees the message."""
        return bool(self._container.get("is_ephemeral"))

    @property
    def shown_in(self) -> Language:
        """The language the button was shown in; that of the profile if its value cannot be read."""
        named: Language | None = next((code for code in LANGUAGES if code == self.value), None)
        if named:
            return named
        try:
            return decode(self.value).language
        except StaleError:
            return self.language

    @property
    def person(self) -> str:
        """Who pressed, ready to show, and named without notifying them."""
        if self.people.name(self.client, self.user):
            return self.style().contact(self.user)
        user = _mapping(self.body.get("user"))
        return inert(str(user.get("name") or user.get("username") or self.user))

    def reply(self, message: Message, *, replace: bool = False, in_channel: bool = False) -> bool:
        """Answer the press where it happened; whoever pressed alone sees it unless it is ``in_channel``.

        ``replace`` puts it in the place of the message. True if Slack confirmed it.
        """
        return self.try_reply(message, replace=replace, in_channel=in_channel) == "sent"

    def try_reply(self, message: Message, *, replace: bool = False, in_channel: bool = False) -> Sent:
        """Like ``reply``; tells apart what was refused and what may have arrived."""
        if self.response_url:
            return posting.try_reply(
                self.response_url, message, replace=replace, in_channel=in_channel, thread=self.thread_ts
            )
        # A press in a view, or one whose URL Slack left out.
        if not self.channel:
            return posting.try_post(self.client, message, Destination(self.user))
        place = Destination(self.channel, self.thread_ts, self.user, self.language)
        if in_channel:
            return posting.try_post(self.client, message, place)
        if replace and self.message_ts and not self.private:
            there = posting.update(self.client, message, channel=self.channel, ts=self.message_ts)
            return "sent" if there else "refused"
        return posting.try_tell(self.client, message, place)

    def take_away(self) -> bool:
        """Delete the message that was pressed. True if Slack confirmed it."""
        return bool(self.response_url) and posting.take_away(self.response_url)

    @property
    def _container(self) -> Mapping[str, Any]:
        return _mapping(self.body.get("container"))

    @property
    def _action(self) -> Mapping[str, Any]:
        actions = self.body.get("actions")
        return _mapping(actions[0]) if isinstance(actions, Sequence) and actions else {}


def interaction(service: Service, client: WebClient, body: Mapping[str, Any]) -> Interaction:
    """The context of what Slack sends when somebody presses, chooses or submits."""
    user = str(_mapping(body.get("user")).get("id") or "")
    of_message = _mapping(body.get("container")).get("channel_id")
    channel = str(of_message or _mapping(body.get("channel")).get("id") or "")
    own = service.context(client, user, channel)
    return Interaction(service, own.installation, own.people, client, user, channel, body)


def _mapping(found: object) -> Mapping[str, Any]:
    """What Slack sends as an object, empty where it sent something else."""
    return found if isinstance(found, Mapping) else {}


def delivery_of(request: BoltRequest) -> str:
    """What tells a signed request from any other: a repeat by Slack itself is signed anew."""
    signature = "".join(request.headers.get("x-slack-signature") or ())
    return hashlib.sha256(signature.encode()).hexdigest()[:32] if signature else ""


def on_press(
    app: App,
    service: Service,
    action_id: str | re.Pattern[str],
    act: Callable[[Interaction], object],
    *,
    matchers: Sequence[Callable[..., bool]] = (),
) -> None:
    """Let a button or menu of this id do something, once Slack knows that the press arrived."""

    def listener(ack: Ack, body: dict[str, Any], client: WebClient, request: BoltRequest) -> None:
        ack()
        act(replace(interaction(service, client, body), delivery=delivery_of(request)))

    app.action(action_id, matchers=matchers)(listener)
