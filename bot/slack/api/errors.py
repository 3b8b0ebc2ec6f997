"""Failed calls to Slack, told twice: to the log with the remedy, to the asker in one short line."""

import logging
import re
import traceback
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, Final

from slack_sdk.errors import SlackApiError, SlackClientError

logger = logging.getLogger(__name__)

# Everything a call of Slack's Web API can raise. URLError and timeouts are OSErrors.
# A reply that is no UTF-8, no JSON or no object ends as one of the others inside the library.
CALL_ERRORS: Final = (SlackClientError, OSError, HTTPException, ValueError, LookupError, AttributeError)

_REMEDIES: Final[dict[str, str]] = {
    "not_in_channel": "invite the bot to that channel",
    "channel_not_found": "invite the bot to that channel, or look whether it still exists",
    "is_archived": "the channel is archived; unarchive it or ask elsewhere",
    "restricted_action": "a workspace or channel setting keeps apps from posting there; ask its owner",
    "restricted_action_thread_locked": "the thread is locked; ask outside of it",
    "missing_scope": "add the scope to the app (`python -m bot manifest` lists them all) and reinstall it",
    "invalid_auth": "SLACK_BOT_TOKEN is not valid; copy it again from OAuth & Permissions",
    "not_authed": "SLACK_BOT_TOKEN is empty; copy it from OAuth & Permissions",
    "account_inactive": "the app was uninstalled or its user deactivated; install it again",
    "token_revoked": "the token was revoked; install the app again and copy the new one",
    "token_expired": "the token has expired; install the app again and copy the new one",
    "ratelimited": "Slack allows about one post a second in a channel; nothing to do unless this goes on",
    "org_login_required": "the workspace is moving into an organisation; nothing to do until it has",
    "team_access_not_granted": "the app is not in that workspace; an admin of the organisation adds it",
    "msg_blocks_too_long": "a message is longer than Slack allows; it goes out once more as text",
    "msg_too_long": "a text of the catalogue is longer than Slack allows; shorten it",
    "invalid_blocks": "a message broke one of Slack's limits; it goes out once more as text. Please report "
    "this log line",
    "user_not_found": "Slack shows this user to the bot no more, or never did; nothing to do unless the "
    "catalogue names them",
    "messages_tab_disabled": "turn on the Messages tab under App Home so that people can write to the bot",
    "cannot_dm_bot": "bots cannot be written to; nothing to do",
    "message_not_found": "the message was deleted meanwhile; nothing to do",
    "internal_error": "the trouble is on Slack's side; nothing to do unless this goes on",
    "fatal_error": "the trouble is on Slack's side; nothing to do unless this goes on",
    "function_execution_not_found": "the workflow's step had ended already; nothing to do",
}

_FORBIDDEN: Final = frozenset(
    {"missing_scope", "no_permission", "not_allowed_token_type", "restricted_action", "access_denied"}
)
_SIGNED_OUT: Final = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "team_disabled"}
)
_TOO_MUCH: Final = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "too_many_attachments"}
)
_PASSING: Final = frozenset(
    {"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
_CODE: Final = re.compile(r"[a-z0-9_-]{1,80}")


def error_code(error: Exception) -> str:
    """Slack's own code, such as ``not_in_channel``, else the name of the exception."""
    if isinstance(error, SlackApiError):
        code = _response_of(error).get("error")
        return code if isinstance(code, str) and code else f"http_{error.response.status_code}"
    return type(error).__name__


def _response_of(error: SlackApiError) -> Mapping[str, Any]:
    """What Slack said beside the status; empty where that was no object."""
    data = getattr(error.response, "data", None)
    return data if isinstance(data, Mapping) else {}


def passes(error: SlackApiError) -> bool:
    """True if a retry may work: Slack was busy, or a proxy answered in its place."""
    code = error_code(error)
    said_nothing = code == "http_200" or not _CODE.fullmatch(code)
    return code in _PASSING or said_nothing or error.response.status_code >= 500


def line_for(code: str) -> str:
    """What to say to an asker whose answer could not be posted: the key of the line."""
    if code == "is_archived":
        return "archived"
    if code in {"thread_locked", "restricted_action_thread_locked"}:
        return "locked"
    if code in _SIGNED_OUT:
        return "signed_out"
    if code in _TOO_MUCH:
        return "too_much"
    return "not_allowed" if code in _FORBIDDEN or code.startswith("restricted_action") else "cannot_post"


def is_signed_out(error: Exception) -> bool:
    """True if Slack no longer accepts the token."""
    return isinstance(error, SlackApiError) and error_code(error) in _SIGNED_OUT


def wants_text(code: str) -> bool:
    """True if Slack refused a message for its blocks: it may accept the text alone."""
    return code in _TOO_MUCH


def log_failure(what: str, error: Exception, *, repeated: bool = False) -> None:
    """One log line that says what failed and what to do; never a text that somebody wrote.

    ``repeated`` if the call is made again later, after looking whether it took effect.
    """
    code = error_code(error)
    remedy = _REMEDIES.get(code)
    if isinstance(error, SlackApiError):
        needed = _response_of(error).get("needed")
        detail = f", needed: {needed}" if isinstance(needed, str) else ""
        logger.error(
            "%s failed: %s%s; %s", what, code, detail, remedy or "see Slack's documentation of that error"
        )
    else:
        then = (
            "It is made again later unless it arrived"
            if repeated
            else "It is not repeated, as it may have arrived"
        )
        logger.error(
            "%s was not confirmed: %s; look at the network between here and Slack. %s", what, code, then
        )


def log_refusal(what: str, status: int, body: str) -> None:
    """Like ``log_failure`` for a response URL, which answers with a status and the bare code."""
    code = body.strip()[:40]
    known = code if code in _REMEDIES or code in {"expired_url", "used_url"} else ""
    remedy = _REMEDIES.get(
        known, "a response URL works for half an hour and five times; the person can ask again"
    )
    logger.error("%s failed: status %d %s; %s", what, status, known, remedy)


def log_crash(what: str, error: Exception) -> None:
    """An unexpected error: its type and places in the code, not its message, which may quote a question."""
    places = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__)[-6:])
    )
    logger.error("%s crashed: %s at %s; please report this line", what, type(error).__name__, places)
