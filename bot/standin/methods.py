"""Slack's Web API methods, as far as the bot uses them, on a stand-in workspace."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from bot.standin.message_limits import problem_of
from bot.standin.views import VIEW_METHODS
from bot.standin.workspace import (
    APP_TOKEN,
    BOT_ID,
    BOT_USER,
    STEP_TOKEN,
    TEAM,
    TOKEN,
    Post,
    ResponsePlace,
    Workspace,
)

Arguments = Mapping[str, Any]
ApiReply = dict[str, Any]


def perform(workspace: Workspace, method: str, arguments: Arguments, token: str) -> ApiReply:
    """The reply to one call; its effects are on the workspace."""
    expected = {APP_TOKEN} if method == "apps.connections.open" else {TOKEN, STEP_TOKEN}
    if not token:
        return _error("not_authed")
    if token not in expected:
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
    # Without the thread Slack shows it on the main line, what replaces a private line too.
    thread = str(body.get("thread_ts") or "")
    if body.get("replace_original") and original:
        moved = {"thread": thread} if original.shown_to else {}
        workspace.change(original, text=text, blocks=tuple(blocks or ()), **moved)
        return "ok"
    shown_to = "" if body.get("response_type") == "in_channel" else place.user
    workspace.add(
        Post(place.channel, workspace.next_ts(), BOT_USER, text, tuple(blocks or ()), thread, shown_to)
    )
    return "ok"


def _error(code: str) -> ApiReply:
    return {"ok": False, "error": code}


def _auth_test(_workspace: Workspace, _arguments: Arguments) -> ApiReply:
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


def _post_message(workspace: Workspace, arguments: Arguments) -> ApiReply:
    channel = workspace.place(str(arguments.get("channel") or ""))
    if not channel:
        return _error("channel_not_found")
    text, blocks = str(arguments.get("text") or ""), arguments.get("blocks")
    problem = problem_of(text, blocks)
    if problem:
        return _error(problem)
    if not _is_metadata(arguments.get("metadata")):
        return _error("invalid_metadata_format")
    thread = str(arguments.get("thread_ts") or "")
    said = Post(channel, workspace.next_ts(), BOT_USER, text, tuple(blocks or ()), thread)
    post = workspace.add(replace(said, metadata=arguments.get("metadata")))
    return {"ok": True, "channel": channel, "ts": post.ts, "message": post.as_message()}


def _post_ephemeral(workspace: Workspace, arguments: Arguments) -> ApiReply:
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


def _update(workspace: Workspace, arguments: Arguments) -> ApiReply:
    post = workspace.find(str(arguments.get("channel") or ""), str(arguments.get("ts") or ""))
    if post is None or post.shown_to:
        return _error("message_not_found")
    if post.user != BOT_USER:
        return _error("cant_update_message")
    text, blocks = str(arguments.get("text") or ""), arguments.get("blocks")
    problem = problem_of(text, blocks)
    if problem:
        return _error(problem)
    metadata = arguments.get("metadata", post.metadata)
    if not _is_metadata(metadata):
        return _error("invalid_metadata_format")
    changed = workspace.change(post, text=text, blocks=tuple(blocks or ()), metadata=metadata)
    return {"ok": True, "channel": post.channel, "ts": post.ts, "text": text, "message": changed.as_message()}


def _delete(workspace: Workspace, arguments: Arguments) -> ApiReply:
    post = workspace.find(str(arguments.get("channel") or ""), str(arguments.get("ts") or ""))
    if post is None:
        return _error("message_not_found")
    workspace.remove(post)
    return {"ok": True, "channel": post.channel, "ts": post.ts}


def _unfurl(workspace: Workspace, arguments: Arguments) -> ApiReply:
    post = workspace.find(str(arguments.get("channel") or ""), str(arguments.get("ts") or ""))
    unfurls = arguments.get("unfurls")
    if post is None:
        return _error("cannot_unfurl_message")
    if not isinstance(unfurls, Mapping) or not unfurls:
        return _error("missing_unfurls")
    for link, card in unfurls.items():
        if link not in post.text:
            return _error("cannot_unfurl_url")
        if not isinstance(card, Mapping) or problem_of("", card.get("blocks")):
            return _error("invalid_blocks")
    workspace.change(post, unfurls=unfurls, edited=post.edited)
    return {"ok": True}


def _replies(workspace: Workspace, arguments: Arguments) -> ApiReply:
    thread = str(arguments.get("ts") or "")
    posts = workspace.public(str(arguments.get("channel") or ""))
    # The message that began the thread comes first whatever the bounds are.
    first = [post for post in posts if post.ts == thread]
    replies = [post for post in _visible(workspace, arguments) if post.thread == thread != post.ts]
    return _page([*first, *replies], arguments) if first or replies else _error("thread_not_found")


def _history(workspace: Workspace, arguments: Arguments) -> ApiReply:
    if not workspace.place(str(arguments.get("channel") or "")):
        return _error("channel_not_found")
    found = [post for post in _visible(workspace, arguments) if not post.thread or post.thread == post.ts]
    return _page(found[::-1], arguments)


def _page(posts: Sequence[Post], arguments: Arguments) -> ApiReply:
    """One page of messages; the cursor is where the next one begins."""
    begin, limit = int(arguments.get("cursor") or 0), int(arguments.get("limit") or 100)
    end = begin + limit
    metadata = _is_true(arguments, "include_all_metadata")
    more = end < len(posts)
    return {
        "ok": True,
        "messages": [post.as_message(metadata=metadata) for post in posts[begin:end]],
        "has_more": more,
        "response_metadata": {"next_cursor": str(end) if more else ""},
    }


def _visible(workspace: Workspace, arguments: Arguments) -> list[Post]:
    latest, oldest = str(arguments.get("latest") or ""), str(arguments.get("oldest") or "")
    bounds = {latest, oldest} if _is_true(arguments, "inclusive") else set()
    posts = workspace.public(str(arguments.get("channel") or ""))
    return [
        post for post in posts if post.ts in bounds or (oldest < post.ts and (not latest or post.ts < latest))
    ]


def _is_true(arguments: Arguments, name: str) -> bool:
    return str(arguments.get(name) or "").lower() in {"1", "true"}


def _is_metadata(value: object) -> bool:
    if value is None:
        return True
    fields = {"event_type", "event_payload"}
    return isinstance(value, Mapping) and set(value) == fields and isinstance(value["event_payload"], Mapping)


def _user(workspace: Workspace, arguments: Arguments) -> ApiReply:
    user = str(arguments.get("user") or "")
    if user not in workspace.users:
        return _error("user_not_found")
    name = workspace.users[user]
    profile = {"display_name": name, "real_name": name.title()}
    found = {
        "id": user,
        "team_id": workspace.teams.get(user, TEAM),
        "name": name,
        "profile": profile,
        "is_restricted": user in workspace.guests,
        "is_ultra_restricted": False,
        "deleted": user in workspace.deactivated,
    }
    if _is_true(arguments, "include_locale"):
        found["locale"] = workspace.locales.get(user, "en-US")
    return {"ok": True, "user": found}


def _info(workspace: Workspace, arguments: Arguments) -> ApiReply:
    channel = str(arguments.get("channel") or "")
    if not workspace.place(channel):
        return _error("channel_not_found")
    shared = channel in workspace.shared
    name = workspace.channels.get(channel, "")
    private = channel in workspace.private
    told = {"id": channel, "name": name, "is_ext_shared": shared, "is_private": private}
    return {"ok": True, "channel": told}


def _groups(workspace: Workspace, _arguments: Arguments) -> ApiReply:
    groups = [{"id": group, "handle": handle, "date_delete": 0} for group, handle in workspace.groups.items()]
    return {"ok": True, "usergroups": groups}


def _members(workspace: Workspace, arguments: Arguments) -> ApiReply:
    group = str(arguments.get("usergroup") or "")
    if group not in workspace.groups:
        return _error("no_such_subteam")
    return {"ok": True, "users": sorted(workspace.members.get(group, ()))}


def _suggested_prompts(workspace: Workspace, arguments: Arguments) -> ApiReply:
    prompts = arguments.get("prompts")
    if not isinstance(prompts, list) or not 0 < len(prompts) <= 4:
        return _error("invalid_arguments")
    if not all(prompt.get("title") and prompt.get("message") for prompt in prompts):
        return _error("invalid_arguments")
    workspace.prompts[str(arguments.get("channel_id"))] = prompts
    return {"ok": True}


def _status(workspace: Workspace, arguments: Arguments) -> ApiReply:
    posts = workspace.public(str(arguments.get("channel_id") or ""))
    known = any(post.ts == arguments.get("thread_ts") for post in posts)
    return {"ok": True} if known else _error("invalid_thread_ts")


def _complete(workspace: Workspace, arguments: Arguments) -> ApiReply:
    execution = str(arguments.get("function_execution_id") or "")
    if not execution or execution in workspace.completed:
        return _error("function_execution_not_found")
    given = arguments.get("outputs")
    workspace.completed[execution] = {"error": arguments.get("error")} if given is None else given
    return {"ok": True}


def _reactions(workspace: Workspace, arguments: Arguments) -> ApiReply:
    post = workspace.find(str(arguments.get("channel") or ""), str(arguments.get("timestamp") or ""))
    if post is None:
        return _error("message_not_found")
    return {"ok": True, "type": "message", "message": post.as_message()}


_METHODS: Final[Mapping[str, Callable[[Workspace, Arguments], ApiReply]]] = {
    "auth.test": _auth_test,
    "chat.postMessage": _post_message,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "chat.delete": _delete,
    "chat.unfurl": _unfurl,
    "conversations.replies": _replies,
    "conversations.history": _history,
    "conversations.info": _info,
    "users.info": _user,
    "usergroups.list": _groups,
    "usergroups.users.list": _members,
    "reactions.get": _reactions,
    "assistant.threads.setSuggestedPrompts": _suggested_prompts,
    "assistant.threads.setStatus": _status,
    "functions.completeSuccess": _complete,
    "functions.completeError": _complete,
    **VIEW_METHODS,
}
