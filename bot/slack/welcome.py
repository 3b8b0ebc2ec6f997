"""A newcomer gets one message that opens the tour; only where the setting WELCOME asks for it."""

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.language import of_locale
from bot.slack.posting import Place, post
from bot.slack.service import Service
from bot.slack.views.tour import welcome_message


def register(app: App, service: Service) -> None:
    def on_joined(event: dict[str, Any], client: WebClient) -> None:
        member = event.get("user") or {}
        user = str(member.get("id") or "")
        guest = member.get("is_restricted") or member.get("is_ultra_restricted")
        if not service.welcome or not user or member.get("is_bot") or guest:
            return
        if service.first_time(service.team, user, "", "welcome"):
            language = of_locale(str(member.get("locale") or "")) or service.language(client, user)
            post(client, welcome_message(language), Place(user, language=language))

    app.event("team_join")(on_joined)
