"""Slack's Web API methods, as far as the bot uses them, on a stand-in workspace."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.standin.validation import problem_of
from bot.standin.workspace import APP_TOKEN, BOT_ID, BOT_USER, TEAM, TOKEN, Post, ResponsePlace, Workspace

Arguments = Mapping[str, Any]
Reply = dict[str, Any]


def perform(workspace: Workspace, method: str, arguments: Arguments, token: str) -> Reply:
    """The reply to one call; its effects are on the workspace."""
    expected = APP_TOKEN if method == "apps.connections.open" else TOKEN
    if not token:
        return _error("not_authed")
    if token != expected:
        return _error("invalid_auth")
    handler = _METHODS.get(method)
    return handler(workspace, arguments) if handler else _error("unknown_method")


def respond(workspace: Workspace, place: ResponsePlace, body: Arguments) -> str:
    """A post to a response URL; the text of the reply: ``ok`` or an error code."""
    original = workspace.find(place.channel, place.ts) if place.ts else None
    if body.get("delete_original"):
        if original:
            workspace.remove(original)
        return "ok"
    text, blocks = str(body.get("text") or ""), body.get("blocks")
    problem = problem_of(text, blocks)
    if problem:
        return problem
    if body.get("replace_original") and original:
        workspace.change(original, text=text, blocks=tuple(blocks or ()))
        return "ok"
    shown_to = "" if body.get("response_type") == "in_channel" else place.user
    thread = str(body.get("thread_ts") or (place.thread if shown_to else ""))
    workspace.add(
        Post(place.channel, workspace.next_ts(), BOT_USER, text, tuple(blocks or ()), thread, shown_to)
    )
    return "ok"


def _error(code: str) -> Reply:
    return {"ok": False, "error": code}


def _auth_test(_workspace: Workspace, _arguments: Arguments) -> Reply:
    return {
        "ok": True,
        "url": "https://stand-in.slack.com/",
        "team": "Stand-in",
        "user": "who",
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def _post_message(workspace: Workspace, arguments: Arguments) -> Reply:
    channel = workspace.place(str(arguments.get("channel") or ""))
    if not channel:
        return _error("channel_not_found")
    text, blocks = str(arguments.get("text") or ""), arguments.get("blocks")
    problem = problem_of(text, blocks)
    if problem:
        return _error(problem)
    thread = str(arguments.get("thread_ts") or "")
    post = workspace.add(Post(channel, workspace.next_ts(), BOT_USER, text, tuple(blocks or ()), thread))
    return {"ok": True, "channel": channel, "ts": post.ts, "message": post.as_message()}


def _post_ephemeral(workspace: Workspace, arguments: Arguments) -> Reply:
    channel = workspace.place(str(arguments.get("channel") or ""))
    user = str(arguments.get("user") or "")
    if not channel:
        return _error("channel_not_found")
    if user not in workspace.users:
        return _error("user_not_in_channel")
    text, blocks = str(arguments.get("text") or ""), arguments.get("blocks")
    problem = problem_of(text, blocks)
    if problem:
        return _error(problem)
    thread = str(arguments.get("thread_ts") or "")
    ts = workspace.next_ts()
    workspace.add(Post(channel, ts, BOT_USER, text, tuple(blocks or ()), thread, user))
    return {"ok": True, "message_ts": ts}


def _update(workspace: Workspace, arguments: Arguments) -> Reply:
    post = workspace.find(str(arguments.get("channel") or ""), str(arguments.get("ts") or ""))
    if post is None or post.shown_to:
        return _error("message_not_found")
    if post.user != BOT_USER:
        return _error("cant_update_message")
    text, blocks = str(arguments.get("text") or ""), arguments.get("blocks")
    problem = problem_of(text, blocks)
    if problem:
        return _error(problem)
    changed = workspace.change(post, text=text, blocks=tuple(blocks or ()))
    return {"ok": True, "channel": post.channel, "ts": post.ts, "text": text, "message": changed.as_message()}


def _delete(workspace: Workspace, arguments: Arguments) -> Reply:
    post = workspace.find(str(arguments.get("channel") or ""), str(arguments.get("ts") or ""))
    if post is None:
        return _error("message_not_found")
    workspace.remove(post)
    return {"ok": True, "channel": post.channel, "ts": post.ts}


def _replies(workspace: Workspace, arguments: Arguments) -> Reply:
    thread = str(arguments.get("ts") or "")
    found = [post for post in _visible(workspace, arguments) if thread in {post.ts, post.thread}]
    if not found:
        return _error("thread_not_found")
    return {"ok": True, "messages": [post.as_message() for post in found], "has_more": False}


def _history(workspace: Workspace, arguments: Arguments) -> Reply:
    if not workspace.place(str(arguments.get("channel") or "")):
        return _error("channel_not_found")
    found = [post for post in _visible(workspace, arguments) if not post.thread or post.thread == post.ts]
    limit = int(arguments.get("limit") or 100)
    return {
        "ok": True,
        "messages": [post.as_message() for post in reversed(found)][:limit],
        "has_more": False,
    }


def _visible(workspace: Workspace, arguments: Arguments) -> list[Post]:
    latest = str(arguments.get("latest") or "")
    posts = workspace.public(str(arguments.get("channel") or ""))
    return [post for post in posts if not latest or post.ts < latest]


def _user(workspace: Workspace, arguments: Arguments) -> Reply:
    user = str(arguments.get("user") or "")
    if user not in workspace.users:
        return _error("user_not_found")
    name = workspace.users[user]
    profile = {"display_name": name, "real_name": name.title()}
    return {"ok": True, "user": {"id": user, "name": name, "locale": "en-US", "profile": profile}}


def _groups(_workspace: Workspace, _arguments: Arguments) -> Reply:
    return {"ok": True, "usergroups": []}


def _view(workspace: Workspace, arguments: Arguments) -> Reply:
    return {"ok": True, "view": {"id": f"V{workspace.next_ts()}", "view": arguments.get("view")}}


def _reactions(workspace: Workspace, arguments: Arguments) -> Reply:
    post = workspace.find(str(arguments.get("channel") or ""), str(arguments.get("timestamp") or ""))
    if post is None:
        return _error("message_not_found")
    return {"ok": True, "type": "message", "message": post.as_message()}


_METHODS: Final[Mapping[str, Callable[[Workspace, Arguments], Reply]]] = {
    "auth.test": _auth_test,
    "chat.postMessage": _post_message,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "chat.delete": _delete,
    "conversations.replies": _replies,
    "conversations.history": _history,
    "users.info": _user,
    "usergroups.list": _groups,
    "views.open": _view,
    "views.publish": _view,
    "views.update": _view,
    "reactions.get": _reactions,
}
