"""App Home with the catalogue to walk through, and the tour for whoever is new."""

from typing import Final

from slack_bolt import App

from bot.slack.context import Service
from bot.slack.features.feature import Door, Feature
from bot.slack.features.home import handler, tour
from bot.slack.features.home.texts import TEXTS, say


def register(app: App, service: Service) -> None:
    handler.register(app, service)
    tour.register(app, service)


FEATURE: Final = Feature(
    name="home",
    register=register,
    texts=TEXTS,
    help_ways=(lambda language, _: say("help_home", language),),
    events=("app_home_opened",),
    app_features={"app_home": {"home_tab_enabled": True}},
    doors=(
        Door(
            "App Home",
            "search, departments, roles and duties, and a tour for new hires: what each department does, "
            "whom a role works with, and who works with it",
        ),
    ),
)
