"""The handbook's pages in Slack: answers link to them, and a link to one unfolds into the role card."""

from typing import Final

from bot.slack.features.feature import Door, Feature, Scope
from bot.slack.features.handbook.handler import register
from bot.slack.features.handbook.view import link_to_page

FEATURE: Final = Feature(
    name="handbook",
    register=register,
    option="handbook",
    scopes=(
        Scope("links:read", "see that somebody posts a link to the handbook"),
        Scope("links:write", "unfold it into the role card"),
    ),
    events=("link_shared",),
    unfolds_links=True,
    ways_on=(link_to_page,),
    doors=(
        Door(
            "a link to the handbook, posted where the bot is",
            "the role card below it, for whoever reads along, if `HANDBOOK_URL` is set. `manifest "
            "--handbook` adds it; answers link to the page without it "
            "([The handbook](../operators/handbook.md))",
        ),
    ),
)
