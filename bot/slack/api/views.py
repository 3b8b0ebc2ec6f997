"""Opening, updating and publishing views; a failure is logged and told to whoever waits for the view."""

from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient

from bot.language.codes import Language
from bot.slack.api.errors import CALL_ERRORS, log_failure
from bot.slack.api.posting import Destination, post
from bot.slack.blocks.messages import line_message

View = Mapping[str, Any]


def open_modal(client: WebClient, view: View, *, trigger_id: str, user: str, language: Language) -> bool:
    """Open a modal within three seconds of what triggered it. True if Slack opened it.

    Where it does not, the person is told in a direct message.
    """
    try:
        client.views_open(trigger_id=trigger_id, view=dict(view))
    except CALL_ERRORS as error:
        log_failure("views.open", error)
        post(client, line_message("cannot_open", language), Destination(user, language=language))
        return False
    return True


def change_modal(client: WebClient, view: View, *, view_id: str, user: str, language: Language) -> bool:
    """Replace an open view. True if Slack did.

    Where it does not, the person is told likewise: the window stays as it was.
    """
    try:
        client.views_update(view_id=view_id, view=dict(view))
    except CALL_ERRORS as error:
        log_failure("views.update", error)
        post(client, line_message("cannot_open", language), Destination(user, language=language))
        return False
    return True


def publish_home(client: WebClient, view: View, *, user: str, language: Language) -> bool:
    """Show somebody their App Home. True if Slack did; else they are told likewise."""
    try:
        client.views_publish(user_id=user, view=dict(view))
    except CALL_ERRORS as error:
        log_failure("views.publish", error)
        post(client, line_message("cannot_open", language), Destination(user, language=language))
        return False
    return True
