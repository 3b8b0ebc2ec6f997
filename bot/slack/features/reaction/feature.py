"""An emoji on any message asks the bot about it."""

from typing import Any, Final

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.slack.answering.worker import work
from bot.slack.context import Service
from bot.slack.features.feature import Door, Feature, Scope
from bot.slack.intake import reactions
from bot.slack.receiver import TAKEN_DOWN
from bot.slack.texts import say


def register(app: App, service: Service) -> None:
    def on_reaction(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        key = context.get(TAKEN_DOWN)
        asked = service.context(client, str(event.get("user") or ""))
        if key is None:
            reactions.say_off(asked, event)
        else:
            work(asked, key)

    app.event("reaction_added")(on_reaction)


FEATURE: Final = Feature(
    name="reaction",
    register=register,
    question_readers=(reactions.reaction_question,),
    scopes=(Scope("reactions:read", "be told when somebody adds the emoji that asks it about a message"),),
    events=("reaction_added",),
    help_ways=(lambda language, emoji: say("help_reaction", language, emoji=emoji) if emoji else "",),
    doors=(Door("🙋 on any message", "the bot answers about that message in its thread, once"),),
)
