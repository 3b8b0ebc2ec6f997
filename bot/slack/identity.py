"""Whose token the bot has: which workspace it is in, and who it is there."""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from typing import Final

from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.environment import SettingsError, UnreachableError, unreachable
from bot.slack.api.errors import CALL_ERRORS, error_code, passes
from bot.store.store import Store

logger = logging.getLogger(__name__)

_NAME: Final = "identity:"
_KEYS: Final = ("team_id", "enterprise_id", "url", "user_id", "bot_id")


@dataclass(frozen=True, slots=True)
class Identity:
    team: str
    """The id of the workspace the bot is installed in."""
    enterprise: str
    """The id of its organisation; empty where it is in none."""
    url: str
    """The workspace's address; ends in a slash."""
    bot_user: str
    """The bot's own user id, as it stands in mentions."""
    bot: str
    """The id by which Slack marks what the bot posts."""

    def authorized(self, token: str) -> AuthorizeResult:
        """What Bolt asks for with each request: Slack is not asked again."""
        return AuthorizeResult(
            enterprise_id=self.enterprise or None,
            team_id=self.team,
            bot_user_id=self.bot_user,
            bot_id=self.bot,
            bot_token=token,
        )


def identify(client: WebClient, store: Store, api_url: str) -> Identity:
    """Who the bot is, as Slack says; while Slack is out of reach, as it said last for this token.

    Raises SettingsError if Slack refuses the token, UnreachableError if Slack never told who the bot is.
    """
    name = _NAME + hashlib.sha256(str(client.token).encode()).hexdigest()[:32]
    try:
        found = _ask_slack(client, api_url)
    except UnreachableError as error:
        remembered = _remembered(store, name)
        if remembered is None:
            raise
        logger.warning("%s; starting with what Slack said of this token before", error)
        return remembered
    store.remember(name, json.dumps(asdict(found), sort_keys=True).encode())
    return found


def _ask_slack(client: WebClient, api_url: str) -> Identity:
    try:
        own = client.auth_test()
    except SlackApiError as error:
        code = error_code(error)
        if passes(error):
            raise unreachable(api_url, code) from error
        raise SettingsError(
            f"SLACK_BOT_TOKEN was refused by Slack ({code}): copy it again from OAuth & Permissions"
        ) from error
    except CALL_ERRORS as error:
        raise unreachable(api_url, error_code(error)) from error
    return Identity(*(str(own.get(key) or "") for key in _KEYS))


def _remembered(store: Store, name: str) -> Identity | None:
    value = store.recall(name)
    return Identity(**json.loads(value)) if value else None
