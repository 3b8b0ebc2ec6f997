"""Direct messages as Slack's agent view has them: prompts to begin with, a status while the bot answers.

Neither is needed for an answer: where Slack refuses them, the conversation goes on without.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from slack_bolt import App
from slack_sdk import WebClient

from bot.catalogue import examples
from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.slack.api.errors import CALL_ERRORS, error_code
from bot.slack.api.library_logging import library_logger
from bot.slack.service import Service
from bot.wording import say

MAX_PROMPTS: Final = 4

TIMEOUT_SECONDS: Final = 2
"""An answer never waits longer for what is only decoration."""

logger = logging.getLogger(__name__)


def register(app: App, service: Service) -> None:
    def is_messages(event: dict[str, Any]) -> bool:
        return event.get("tab") == "messages"

    def on_opened(event: dict[str, Any], client: WebClient) -> None:
        channel = str(event.get("channel") or "")
        if not channel:
            return
        language = service.language(client, str(event["user"]))
        shown = prompts(service.desk.catalogue, language)
        title = say("prompts_title", language)
        quick = _hurried(client)
        _try(
            "suggested prompts",
            lambda: quick.assistant_threads_setSuggestedPrompts(
                channel_id=channel, title=title, prompts=shown
            ),
        )

    def on_context_changed() -> None:
        """What somebody looks at beside the conversation plays no part in an answer."""

    app.event("app_home_opened", matchers=[is_messages])(on_opened)
    # Slack sends it to apps with an agent view, asked for or not.
    app.event("app_context_changed")(on_context_changed)


def prompts(catalogue: Catalogue, language: Language) -> list[dict[str, str]]:
    """Questions that this catalogue answers: after a need, a role and a department."""
    texts = []
    need = examples.need(catalogue, language)
    if need:
        texts.append(say("prompt_owner", language, need=need))
    role = next((role for role, _ in catalogue.roles()), None)
    if role:
        texts.append(say("prompt_role", language, role=role.name.best(language) or role.id))
    if catalogue.departments:
        department = catalogue.departments[-1]
        name = department.name.best(language) or department.id
        texts.append(say("prompt_department", language, department=name))
    texts.append(say("prompt_help", language))
    return [{"title": text, "message": text} for text in texts[:MAX_PROMPTS]]


@contextmanager
def thinking(service: Service, client: WebClient, event: Mapping[str, Any]) -> Iterator[None]:
    """Show that the bot is at it, in the thread of a direct message, until the block ends.

    Slack shows a status in a thread only. What is answered on the main line has none: it would stand in a
    thread where no answer comes.
    """
    thread = str(event.get("thread_ts") or "")
    if event.get("channel_type") != "im" or event.get("subtype") or thread in {"", event["ts"]}:
        yield
        return
    quick = _hurried(client)

    def show(status: str) -> bool:
        return _try(
            "a status",
            lambda: quick.assistant_threads_setStatus(
                channel_id=str(event["channel"]), thread_ts=thread, status=status
            ),
        )

    shown = show(say("status", service.language(client, str(event.get("user") or ""))))
    try:
        yield
    finally:
        if shown:
            show("")


def _hurried(client: WebClient) -> WebClient:
    """A client that neither waits long nor tries again."""
    return WebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=TIMEOUT_SECONDS,
        logger=library_logger(),
        retry_handlers=[],
    )


def _try(what: str, call: Callable[[], object]) -> bool:
    """True if Slack did it. A workspace without the agent view refuses it every time: no error."""
    try:
        call()
    except CALL_ERRORS as error:
        logger.info("%s could not be shown: %s", what, error_code(error))
        return False
    return True
