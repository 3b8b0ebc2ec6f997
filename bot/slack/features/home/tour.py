"""The tour *New here?*: a newcomer names their role and sees whom it will need."""

from functools import partial
from typing import Any, Final

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from bot.desk import Desk
from bot.finder.suggest import Suggestion
from bot.slack.blocks.owner_menu import option_groups, read_value
from bot.slack.blocks.values import StaleError
from bot.slack.blocks.views import OPEN_TOUR, language_of_view
from bot.slack.context import Service
from bot.slack.features.home.handler import show_page
from bot.slack.features.home.tour_view import MY_ROLE
from bot.slack.features.home.view import PageRef
from bot.slack.interaction import Interaction, on_press

_LOOKED_AT: Final = 400
_OFFERED: Final = 50


def register(app: App, service: Service) -> None:
    def on_typing(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse:
        language = language_of_view(body.get("view") or {})
        if language is None:
            language = service.context(client, str(body["user"]["id"])).hurried().language
        roles = roles_like(service.desk, str(body.get("value") or ""))
        return ack(option_groups=option_groups(roles, service.desk.catalogue, language))

    app.options(MY_ROLE)(on_typing)
    on_press(app, service, MY_ROLE, _show_needs)
    on_press(app, service, OPEN_TOUR, partial(show_page, page=PageRef("tour")))


def _show_needs(press: Interaction) -> None:
    option = press.body["actions"][0].get("selected_option") or {}
    try:
        role = read_value(str(option.get("value") or ""))
    except StaleError:
        show_page(press, PageRef("tour"))
        return
    show_page(press, PageRef("needs", role.id))


def roles_like(desk: Desk, typed: str) -> list[Suggestion]:
    """Roles of that name, then roles with a duty of that name."""
    found = desk.suggest(typed, _LOOKED_AT)
    owners = {duty.id: role.id for duty, role, _ in desk.catalogue.duties()}
    named = [each for each in found if each.level == "role"]
    duties = [each.id for each in found if each.level == "duty" and each.id in owners]
    by_duty = [Suggestion("role", owners[duty]) for duty in duties]
    return list(dict.fromkeys([*named, *by_duty]))[:_OFFERED]
