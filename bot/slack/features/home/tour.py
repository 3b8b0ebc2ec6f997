"""The tour *New here?*: a newcomer names their role and sees whom it will need."""

from typing import Any, Final

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient

from bot.finder.suggest import Suggestion
from bot.slack.blocks.owner_menu import option_groups, read_value
from bot.slack.blocks.values import StaleError
from bot.slack.blocks.views import OPEN_TOUR, language_of_view
from bot.slack.context import Service
from bot.slack.features.home.handler import show_page
from bot.slack.features.home.tour_view import MY_ROLE
from bot.slack.features.home.view import Page
from bot.slack.interaction import Press

_LOOKED_AT: Final = 400
_OFFERED: Final = 50


def register(app: App, service: Service) -> None:
    def on_typing(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse:
        language = language_of_view(body.get("view") or {})
        if language is None:
            language = service.hurried().language(client, str(body["user"]["id"]))
        roles = roles_like(service, str(body.get("value") or ""))
        return ack(option_groups=option_groups(roles, service.desk.catalogue, language))

    def on_role(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        option = body["actions"][0].get("selected_option") or {}
        press = Press(service, client, context, body)
        try:
            role = read_value(str(option.get("value") or ""))
        except StaleError:
            show_page(press, Page("tour"))
            return
        show_page(press, Page("needs", role.id))

    def on_tour(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        show_page(Press(service, client, context, body), Page("tour"))

    app.options(MY_ROLE)(on_typing)
    app.action(MY_ROLE)(on_role)
    app.action(OPEN_TOUR)(on_tour)


def roles_like(service: Service, typed: str) -> list[Suggestion]:
    """Roles of that name, then roles with a duty of that name."""
    found = service.desk.suggest(typed, _LOOKED_AT)
    owners = {duty.id: role.id for duty, role, _ in service.desk.catalogue.duties()}
    named = [each for each in found if each.level == "role"]
    duties = [each.id for each in found if each.level == "duty" and each.id in owners]
    by_duty = [Suggestion("role", owners[duty]) for duty in duties]
    return list(dict.fromkeys([*named, *by_duty]))[:_OFFERED]
