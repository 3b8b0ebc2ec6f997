"""Direct messages as Slack's agent view has them: prompts to begin with.

They are not needed for an answer: where Slack refuses them, the conversation goes on without.
"""

from typing import Any, Final

from slack_bolt import App
from slack_sdk import WebClient

from bot.catalogue import examples
from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.slack.answering.status import hurried_client, try_to_show
from bot.slack.context import Service
from bot.slack.features.agent.texts import say

MAX_PROMPTS: Final = 4


def register(app: App, service: Service) -> None:
    def is_messages(event: dict[str, Any]) -> bool:
        return event.get("tab") == "messages"

    def on_opened(event: dict[str, Any], client: WebClient) -> None:
        channel = str(event.get("channel") or "")
        if not channel:
            return
        language = service.context(client, str(event["user"])).language
        shown = prompts(service.desk.catalogue, language)
        title = say("prompts_title", language)
        quick = hurried_client(client)
        try_to_show(
            "suggested prompts",
            lambda: quick.assistant_threads_setSuggestedPrompts(
                channel_id=channel, title=title, prompts=shown
            ),
        )

    def on_context_changed() -> None:
        """Ignore the channel that somebody has open beside the conversation: answers do not depend on it."""

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
