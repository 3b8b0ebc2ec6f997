"""A message to whoever joins the workspace."""

from typing import Final

from bot.slack.features.feature import Door, Feature, Scope
from bot.slack.features.welcome.handler import register
from bot.slack.features.welcome.texts import TEXTS

FEATURE: Final = Feature(
    name="welcome",
    register=register,
    texts=TEXTS,
    scopes=(Scope("users:read", "be told when somebody joins the workspace"),),
    events=("team_join",),
    doors=(Door("a new member joins", "one welcome message that opens the tour, if `WELCOME=1`"),),
)
