"""A person in the stand-in workspace: what they write and press reaches the bot as Slack would deliver it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse

from bot.standin.event_payloads import (
    Payload,
    app_mention,
    block_actions,
    message,
    message_changed,
    message_deleted,
    slash_command,
    tombstone,
)
from bot.standin.server import StandIn
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, Post, ResponsePlace

Send = Callable[[Payload], BoltResponse]


def over_socket_mode(app: App) -> Send:
    """Deliver payloads as Socket Mode does, synchronously."""
    return lambda payload: app.dispatch(BoltRequest(mode="socket_mode", body=payload))


@dataclass(frozen=True, slots=True)
class Person:
    """One person at their keyboard: what they write is returned, so that replies to it can be found."""

    standin: StandIn
    send: Send
    user: str = PERSON

    def says(self, text: str, *, channel: str = GENERAL, thread: str = "") -> Post:
        """Write in a channel; a mention of the bot reaches it twice, as it does in Slack."""
        post = self._post(text, channel, thread)
        self.send(message(text, ts=post.ts, channel=channel, user=self.user, thread=thread))
        if f"<@{BOT_USER}>" in text:
            self.send(app_mention(text, ts=post.ts, channel=channel, user=self.user, thread=thread))
        return post

    def mentions(self, text: str, *, channel: str = GENERAL, thread: str = "") -> Post:
        return self.says(f"<@{BOT_USER}> {text}".rstrip(), channel=channel, thread=thread)

    def writes(self, text: str, *, thread: str = "") -> Post:
        """Write the bot a direct message."""
        channel = self.standin.workspace.direct(self.user)
        post = self._post(text, channel, thread)
        self.send(
            message(text, ts=post.ts, channel=channel, channel_type="im", user=self.user, thread=thread)
        )
        return post

    def edits(self, post: Post, text: str) -> Post:
        """Change what was written; the changed message."""
        workspace = self.standin.workspace
        changed = workspace.change(post, text=text)
        kind = "im" if post.channel.startswith("D") else "channel"
        self.send(
            message_changed(
                changed.as_message(),
                post.as_message(),
                ts=workspace.next_ts(),
                channel=post.channel,
                channel_type=kind,
            )
        )
        return changed

    def deletes(self, post: Post) -> None:
        """Delete what was written; a message with replies leaves a tombstone, as it does in Slack."""
        workspace = self.standin.workspace
        replied = any(each.thread == post.ts and each != post for each in workspace.public(post.channel))
        workspace.remove(post)
        before, ts, channel = post.as_message(), workspace.next_ts(), post.channel
        kind = "im" if channel.startswith("D") else "channel"
        if replied:
            left = tombstone(before)
            self.send(message_changed(left, before, ts=ts, channel=channel, channel_type=kind))
        else:
            self.send(message_deleted(before, ts=ts, channel=channel, channel_type=kind))

    def commands(self, text: str, *, channel: str = GENERAL) -> BoltResponse:
        """Send ``/who``; the acknowledgement is shown as Slack does it."""
        place = ResponsePlace(channel, self.user)
        url, trigger = self.standin.response_url(place), self.standin.workspace.trigger(place)
        payload = slash_command(text, response_url=url, channel=channel, user=self.user)
        response = self.send({**payload, "trigger_id": trigger})
        self.show(response, channel)
        return response

    def presses(self, post: Post, action_id: str) -> BoltResponse:
        """Press a button of a message. Raises LookupError if it has no such button."""
        return self.presses_button(
            post, next(each for each in buttons_of(post) if each["action_id"] == action_id)
        )

    def judges(self, post: Post, *, right: bool) -> BoltResponse:
        """Press one of the feedback buttons of a message. Raises LookupError if it has none."""
        return self.presses_button(post, feedback_of(post)[0 if right else 1])

    def presses_button(self, post: Post, button: Mapping[str, Any]) -> BoltResponse:
        place = ResponsePlace(post.channel, self.user, post.ts, post.thread)
        url, trigger = self.standin.response_url(place), self.standin.workspace.trigger(place)
        payload = block_actions(
            button,
            response_url=url,
            ts=post.ts,
            channel=post.channel,
            user=self.user,
            ephemeral=bool(post.shown_to),
            thread=post.thread,
            message=post.as_message(),
        )
        return self.send({**payload, "trigger_id": trigger})

    def show(self, response: BoltResponse, channel: str) -> None:
        """Put an acknowledgement that carries a message into the workspace, for all if it says so."""
        found = body_of(response)
        if found:
            workspace = self.standin.workspace
            blocks = tuple(found.get("blocks", ()))
            shown_to = "" if found.get("response_type") == "in_channel" else self.user
            said = Post(channel, workspace.next_ts(), BOT_USER, str(found["text"]), blocks, shown_to=shown_to)
            workspace.add(said)

    def _post(self, text: str, channel: str, thread: str) -> Post:
        workspace = self.standin.workspace
        return workspace.add(Post(channel, workspace.next_ts(), self.user, text, thread=thread))


def buttons_of(post: Post) -> list[Mapping[str, Any]]:
    """The buttons of a message, in the order shown."""
    return [
        element
        for block in post.blocks
        if block.get("type") == "actions"
        for element in block["elements"]
        if element.get("type") == "button"
    ]


def feedback_of(post: Post) -> list[Mapping[str, Any]]:
    """The feedback buttons of a message as they are pressed: the right one, then the wrong one."""
    return [
        {"type": element["type"], "action_id": element["action_id"], **element[f"{name}_button"]}
        for block in post.blocks
        if block.get("type") == "context_actions"
        for element in block["elements"]
        for name in ("positive", "negative")
    ]


def body_of(response: BoltResponse) -> Mapping[str, Any]:
    """An acknowledgement's JSON message, or nothing."""
    body = response.body
    if not body or not body.startswith("{"):
        return {"text": body} if body else {}
    found = json.loads(body)
    return found if isinstance(found, dict) else {}
