"""What a person does with views: opens, types, chooses, presses and submits, as Slack would deliver it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse

from bot.standin.person import Person, body_of
from bot.standin.view_limits import elements_of, options_problem
from bot.standin.view_payloads import (
    app_home_opened,
    block_suggestion,
    global_shortcut,
    message_shortcut,
    reaction_added,
    view_actions,
    view_submission,
)
from bot.standin.views import shown_again
from bot.standin.workspace import Post, ResponsePlace, ShownView, Workspace

Option = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ViewUser:
    """One person's hands on shortcuts, App Home and modals."""

    person: Person

    def uses_shortcut(self, callback_id: str) -> BoltResponse:
        trigger = self._trigger(ResponsePlace("", self.person.user))
        return self.person.send(global_shortcut(callback_id, trigger_id=trigger, user=self.person.user))

    def uses_message_shortcut(self, callback_id: str, post: Post) -> BoltResponse:
        place = ResponsePlace(post.channel, self.person.user, thread=post.thread)
        url = self.person.standin.response_url(place)
        payload = message_shortcut(
            callback_id, post, trigger_id=self._trigger(place), response_url=url, user=self.person.user
        )
        return self.person.send(payload)

    def opens_home(self, tab: str = "home") -> BoltResponse:
        user = self.person.user
        home = self.person.standin.workspace.homes.get(user)
        return self.person.send(app_home_opened(tab, user=user, view=home if tab == "home" else None))

    def reacts(self, post: Post, name: str = "raising_hand") -> BoltResponse:
        return self.person.send(
            reaction_added(name, ts=post.ts, channel=post.channel, user=self.person.user, author=post.user)
        )

    def types(self, view: ShownView, action_id: str, typed: str) -> list[Option]:
        """Type into a find-as-you-type menu: the options shown, groups flattened."""
        block, element = self._element(view, action_id)
        if len(typed) < element.get("min_query_length", 3):
            return []
        payload = block_suggestion(view, str(element["action_id"]), str(block.get("block_id", "")), typed)
        body = body_of(self.person.send(payload))
        problem = options_problem(body)
        if problem:
            raise ValueError(problem)
        groups = body.get("option_groups")
        if groups is None:
            return list(body["options"])
        return [option for group in groups for option in group["options"]]

    def chooses(self, view: ShownView, action_id: str, option: Option) -> BoltResponse:
        block, element = self._element(view, action_id)
        return self._acts(view, element, str(block.get("block_id", "")), option)

    def presses(
        self, view: ShownView, action_id: str, filled: Mapping[str, Any] | None = None
    ) -> BoltResponse:
        """Press a button; Slack sends along what the fields hold, those that were not filled in too."""
        block, element = self._element(view, action_id)
        state = _as_begun(view) | dict(filled or {})
        return self._acts(view, element, str(block.get("block_id", "")), None, state)

    def submits(self, view: ShownView, state: Mapping[str, Any] | None = None) -> BoltResponse:
        """Submit a modal; what the bot says to that is done. Each chosen conversation gets a response URL."""
        values = state or {}
        urls = [
            {
                "block_id": block_id,
                "action_id": action_id,
                "channel_id": value["selected_conversation"],
                "response_url": self.person.standin.response_url(
                    ResponsePlace(value["selected_conversation"], self.person.user)
                ),
            }
            for block_id, actions in values.items()
            for action_id, value in actions.items()
            if value.get("selected_conversation")
        ]
        trigger = self._trigger(ResponsePlace("", self.person.user))
        response = self.person.send(
            view_submission(view, values, trigger_id=trigger, response_urls=list(urls))
        )
        self._after_submission(view, response)
        return response

    def _after_submission(self, view: ShownView, response: BoltResponse) -> None:
        workspace = self.person.standin.workspace
        body = body_of(response)
        match body.get("response_action"):
            case None:
                workspace.close(view.id)
            case "clear":
                workspace.modals.clear()
            case "update" if _is_as_before(workspace, view):
                reply = shown_again(workspace, view.id, body["view"])
                if not reply["ok"]:
                    raise ValueError(str(reply))

    def _acts(
        self,
        view: ShownView,
        element: Mapping[str, Any],
        block_id: str,
        chosen: Option | None,
        state: Mapping[str, Any] | None = None,
    ) -> BoltResponse:
        trigger = self._trigger(ResponsePlace("", self.person.user))
        return self.person.send(
            view_actions(view, element, block_id, trigger_id=trigger, chosen=chosen, state=state)
        )

    def _element(self, view: ShownView, action_id: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """The first element whose action id begins so. Raises LookupError if there is none."""
        for block, element in elements_of(view.view):
            if str(element["action_id"]).startswith(action_id):
                return block, element
        raise LookupError(f"nothing named {action_id} is in that view")

    def _trigger(self, place: ResponsePlace) -> str:
        return self.person.standin.workspace.trigger(place)


def _is_as_before(workspace: Workspace, view: ShownView) -> bool:
    """False where the bot has updated the view since: Slack gets its acknowledgement before that."""
    now = workspace.modals.get(view.id)
    return now is None or now.view == view.view


def _as_begun(view: ShownView) -> dict[str, Any]:
    """What the fields of a view hold before anybody wrote into them."""
    return {
        str(block["block_id"]): {
            str(element["action_id"]): {"type": element["type"], "value": element.get("initial_value")}
        }
        for block, element in elements_of(view.view)
        if block["type"] == "input" and element["type"] == "plain_text_input"
    }
