"""Payloads of shortcuts, modals, App Home, reactions, newcomers and workflow steps, as Slack sends them."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from bot.standin.event_payloads import APP, Payload, event_callback
from bot.standin.workspace import GENERAL, PERSON, STEP_TOKEN, TEAM, Post, ShownView


def global_shortcut(callback_id: str, *, trigger_id: str, user: str = PERSON) -> Payload:
    return {
        "type": "shortcut",
        "token": "deprecated",
        "action_ts": "1700000000.000001",
        "team": _TEAM,
        "user": _user(user),
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
    }


def message_shortcut(
    callback_id: str, post: Post, *, trigger_id: str, response_url: str, user: str = PERSON
) -> Payload:
    return {
        "type": "message_action",
        "token": "deprecated",
        "action_ts": "1700000000.000001",
        "team": _TEAM,
        "user": _user(user),
        "channel": {"id": post.channel, "name": "general"},
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "response_url": response_url,
        "message_ts": post.ts,
        "message": post.as_message(),
    }


def block_suggestion(view: ShownView, action_id: str, block_id: str, typed: str) -> Payload:
    """What was typed into an external select of a view."""
    return {
        "type": "block_suggestion",
        "user": _user(view.user),
        "container": {"type": "view", "view_id": view.id},
        "api_app_id": APP,
        "token": "deprecated",
        "action_id": action_id,
        "block_id": block_id,
        "value": typed,
        "team": _TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
        "view": _as_sent(view, {}),
    }


def view_actions(
    view: ShownView,
    element: Mapping[str, Any],
    block_id: str,
    *,
    trigger_id: str,
    chosen: Mapping[str, Any] | None = None,
    state: Mapping[str, Any] | None = None,
) -> Payload:
    """A press of a button in a view, or a choice in its menu: ``chosen`` is the option."""
    action: Payload = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": "1700000000.000001",
    }
    if chosen is None:
        action |= {"text": element["text"], "value": element.get("value", "")}
    else:
        action["selected_option"] = dict(chosen)
    return {
        "type": "block_actions",
        "user": _user(view.user),
        "api_app_id": APP,
        "token": "deprecated",
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "team": _TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
        "view": _as_sent(view, state or {}),
        "actions": [action],
    }


def view_submission(
    view: ShownView,
    state: Mapping[str, Any],
    *,
    trigger_id: str,
    response_urls: list[Mapping[str, str]] | None = None,
) -> Payload:
    """``state`` is the state of the inputs: block id → action id → value."""
    return {
        "type": "view_submission",
        "team": _TEAM,
        "user": _user(view.user),
        "api_app_id": APP,
        "token": "deprecated",
        "trigger_id": trigger_id,
        "view": _as_sent(view, state),
        "response_urls": response_urls or [],
        "is_enterprise_install": False,
        "enterprise": None,
    }


def app_home_opened(tab: str = "home", *, user: str = PERSON, view: ShownView | None = None) -> Payload:
    event: Payload = {
        "type": "app_home_opened",
        "user": user,
        "channel": "D" + user[1:],
        "tab": tab,
        "event_ts": "1700000000.000001",
    }
    if view is not None:
        event["view"] = _as_sent(view, {})
    return event_callback(event, event_id=f"EvH{tab}")


def reaction_added(
    name: str, *, ts: str, channel: str = GENERAL, user: str = PERSON, author: str = PERSON
) -> Payload:
    item = {"type": "message", "channel": channel, "ts": ts}
    return event_callback(
        {
            "type": "reaction_added",
            "user": user,
            "reaction": name,
            "item_user": author,
            "item": item,
            "event_ts": "1700000000.000002",
        },
        event_id=f"EvR{user}{ts}",
    )


def team_join(user: str, **more: Any) -> Payload:
    """Somebody new; further fields of the user such as ``is_bot`` as given."""
    joined = {
        "id": user,
        "team_id": TEAM,
        "name": "new",
        "deleted": False,
        "real_name": "New",
        "tz": "Etc/UTC",
        "profile": {"real_name": "New", "display_name": "new", "team": TEAM},
        "is_bot": False,
        "is_app_user": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "updated": 1700000000,
        **more,
    }
    event = {"type": "team_join", "user": joined, "event_ts": "1700000000.000003"}
    return event_callback(event, event_id=f"EvJ{user}")


def link_shared(
    channel: str, ts: str, user: str, *links: str, source: str = "conversations_history"
) -> Payload:
    """Somebody posted, or is about to post, links to a host of the app's."""
    event = {
        "type": "link_shared",
        "channel": channel,
        "message_ts": ts,
        "user": user,
        "is_bot_user_member": True,
        "source": source,
        "unfurl_id": f"C{ts}",
        "links": [{"url": link, "domain": urlsplit(link).hostname or ""} for link in links],
        "event_ts": ts,
    }
    return event_callback(event, event_id=f"EvL{ts}")


def function_executed(
    callback_id: str,
    inputs: Mapping[str, Any],
    *,
    execution: str = "Fx0001",
    definition: Mapping[str, Any] | None = None,
) -> Payload:
    """A workflow reached the app's step; ``definition`` is the step's in the manifest."""
    declared = definition or {}
    event = {
        "type": "function_executed",
        "function": {
            "id": "Fn0001",
            "callback_id": callback_id,
            "title": declared.get("title", callback_id),
            "description": declared.get("description", ""),
            "type": "app",
            "input_parameters": list(declared.get("input_parameters", {}).values()),
            "output_parameters": list(declared.get("output_parameters", {}).values()),
            "app_id": APP,
            "date_created": 1700000000,
            "date_updated": 1700000000,
            "date_deleted": 0,
        },
        "inputs": dict(inputs),
        "function_execution_id": execution,
        "workflow_execution_id": "Wx0001",
        "event_ts": "1700000000.000004",
        "bot_access_token": STEP_TOKEN,
    }
    return event_callback(event, event_id=f"EvF{execution}")


_TEAM: Final = {"id": TEAM, "domain": "stand-in"}


def _user(user: str) -> Payload:
    return {"id": user, "username": "pat", "name": "pat", "team_id": TEAM}


def _as_sent(view: ShownView, state: Mapping[str, Any]) -> Payload:
    return {**view.as_view(), "state": {"values": dict(state)}}
