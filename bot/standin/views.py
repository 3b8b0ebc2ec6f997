"""The Web API's ``views`` methods on a stand-in workspace."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.standin.view_limits import view_problems
from bot.standin.workspace import ShownView, Workspace

Arguments = Mapping[str, Any]
ApiReply = dict[str, Any]

MAX_OPEN: Final = 3
"""Slack stacks at most that many modals."""


def shown_again(workspace: Workspace, view_id: str, view: object) -> ApiReply:
    """Replace a modal or home that is shown, as ``views.update`` and ``response_action`` do."""
    modal = workspace.modals.get(view_id)
    home = next((each for each in workspace.homes.values() if each.id == view_id), None)
    shown = modal or home
    if shown is None:
        return {"ok": False, "error": "not_found"}
    problems = view_problems(view, "modal" if modal else "home")
    if problems or not isinstance(view, Mapping):
        return _refused(problems)
    changed = replace(shown, view=view)
    with workspace.lock:
        (workspace.modals if modal else workspace.homes)[view_id if modal else shown.user] = changed
    return {"ok": True, "view": changed.as_view()}


def _open(workspace: Workspace, arguments: Arguments) -> ApiReply:
    view = arguments.get("view")
    problems = view_problems(view, "modal")
    if problems or not isinstance(view, Mapping):
        return _refused(problems)
    with workspace.lock:
        place = workspace.triggers.pop(str(arguments.get("trigger_id") or ""), None)
        if place is None:
            return {"ok": False, "error": "expired_trigger_id"}
        if len(workspace.modals) >= MAX_OPEN:
            return {"ok": False, "error": "push_limit_reached"}
        view_id = "V" + workspace.next_ts().replace(".", "")
        opened = ShownView(view_id, place.user, view, place if place.channel else None)
        workspace.modals[view_id] = opened
    return {"ok": True, "view": opened.as_view()}


def _update(workspace: Workspace, arguments: Arguments) -> ApiReply:
    return shown_again(workspace, str(arguments.get("view_id") or ""), arguments.get("view"))


def _publish(workspace: Workspace, arguments: Arguments) -> ApiReply:
    user, view = str(arguments.get("user_id") or ""), arguments.get("view")
    if user not in workspace.users:
        return {"ok": False, "error": "user_not_found"}
    problems = view_problems(view, "home")
    if problems or not isinstance(view, Mapping):
        return _refused(problems)
    published = ShownView(f"VHOME{user}", user, view)
    with workspace.lock:
        workspace.homes[user] = published
    return {"ok": True, "view": published.as_view()}


def _refused(problems: list[str]) -> ApiReply:
    return {"ok": False, "error": "invalid_arguments", "response_metadata": {"messages": problems}}


VIEW_METHODS: Final[Mapping[str, Callable[[Workspace, Arguments], ApiReply]]] = {
    "views.open": _open,
    "views.publish": _publish,
    "views.push": _open,
    "views.update": _update,
}
