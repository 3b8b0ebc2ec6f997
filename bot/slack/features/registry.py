"""The features, in the order in which they are asked, and what they sum up to."""

from collections.abc import Collection, Sequence
from typing import Final

from slack_bolt import App

from bot.slack.blocks.messages import WayOn
from bot.slack.context import CommandWord, HelpWay, HomeRow, QuestionReader, Service
from bot.slack.features.agent.feature import FEATURE as AGENT
from bot.slack.features.answer_buttons.feature import FEATURE as ANSWER_BUTTONS
from bot.slack.features.ask_owner.feature import FEATURE as ASK_OWNER
from bot.slack.features.channel_settings.feature import FEATURE as CHANNEL_SETTINGS
from bot.slack.features.command.feature import FEATURE as COMMAND
from bot.slack.features.conversation.feature import FEATURE as CONVERSATION
from bot.slack.features.departments.feature import FEATURE as DEPARTMENTS
from bot.slack.features.feature import Feature
from bot.slack.features.feedback.feature import FEATURE as FEEDBACK
from bot.slack.features.handbook.feature import FEATURE as HANDBOOK
from bot.slack.features.home.feature import FEATURE as HOME
from bot.slack.features.keepers.feature import FEATURE as KEEPERS
from bot.slack.features.message_shortcut.feature import FEATURE as MESSAGE_SHORTCUT
from bot.slack.features.reaction.feature import FEATURE as REACTION
from bot.slack.features.search.feature import FEATURE as SEARCH
from bot.slack.features.slackbot.feature import FEATURE as SLACKBOT
from bot.slack.features.welcome.feature import FEATURE as WELCOME
from bot.slack.features.workflow_step.feature import FEATURE as WORKFLOW_STEP
from bot.slack.texts import WORDING
from bot.wording import Wording

Features = Sequence[Feature]

FEATURES: Final[tuple[Feature, ...]] = (
    CONVERSATION,
    REACTION,
    CHANNEL_SETTINGS,
    COMMAND,
    DEPARTMENTS,
    FEEDBACK,  # before the other buttons: *None of these* stands beside the owners offered
    KEEPERS,
    ASK_OWNER,
    ANSWER_BUTTONS,
    MESSAGE_SHORTCUT,  # before search: it has the same menu in a window of its own
    SEARCH,
    AGENT,  # before home, which takes the other tabs
    HOME,
    WELCOME,
    HANDBOOK,
    WORKFLOW_STEP,
    SLACKBOT,
)


def offered(features: Features = FEATURES, options: Collection[str] = ()) -> list[Feature]:
    """The features of an app whose manifest is made with these options."""
    return [feature for feature in features if not feature.option or feature.option in options]


def register_all(app: App, service: Service, features: Features = FEATURES) -> None:
    """Add every feature's listeners to the app. Raises ValueError for two texts with one key."""
    wording(features)  # before anything is said: a key means one thing
    for feature in features:
        feature.register(app, service)


def question_readers(features: Features = FEATURES) -> tuple[QuestionReader, ...]:
    """What finds questions in events, in the order of the features."""
    return tuple(reader for feature in features for reader in feature.question_readers)


def ways_on(features: Features = FEATURES) -> tuple[WayOn, ...]:
    """What the features add to an answer, in their order."""
    return tuple(way_on for feature in features for way_on in feature.ways_on)


def home_rows(features: Features = FEATURES) -> tuple[HomeRow, ...]:
    """What the features add to the front page of App Home, in their order."""
    return tuple(row for feature in features for row in feature.home_rows)


def command_words(features: Features = FEATURES) -> tuple[CommandWord, ...]:
    """What the features make of the words after the command, in their order."""
    return tuple(word for feature in features for word in feature.command_words)


def help_ways(features: Features = FEATURES) -> tuple[HelpWay, ...]:
    """The lines of the help, in the order of the features."""
    return tuple(way for feature in features for way in feature.help_ways)


def wording(features: Features = FEATURES) -> Wording:
    """Everything the bot can say in Slack. Raises ValueError for two texts with one key."""
    summed = WORDING
    for feature in features:
        summed = summed.adding(feature.texts)
    return summed


def scopes(features: Features = FEATURES, *, optional: bool = False) -> dict[str, str]:
    """The scopes that are needed, or those that admins may refuse, with the reasons; by name.

    A scope that any feature needs is needed.
    """
    asked = [scope for feature in features for scope in feature.scopes]
    needed = {scope.name for scope in asked if not scope.optional}
    reasons: dict[str, list[str]] = {}
    for scope in asked:
        if (scope.name not in needed) == optional and scope.why not in reasons.setdefault(scope.name, []):
            reasons[scope.name].append(scope.why)
    return {name: "; ".join(reasons[name]) for name in sorted(reasons)}
