"""Scenes of messages: answers, lists, and the lines in which the bot speaks of itself."""

from functools import partial
from typing import Final

from bot.desk import Desk
from bot.language.codes import Language
from bot.slack.answering.holder import call_message
from bot.slack.api.errors import line_for
from bot.slack.blocks.messages import Readers, answer_message, help_message, holder_to_ask, line_message
from bot.slack.blocks.values import decode, encode, reference_to_match
from bot.slack.features.agent.handler import prompts
from bot.slack.features.channel_settings.handler import changed_message, settings_message
from bot.slack.features.command.handler import COMMAND
from bot.slack.features.departments.view import departments_message
from bot.slack.features.registry import help_ways, ways_on, wording
from bot.slack.features.welcome.view import welcome_message
from bot.store.model import ChannelMode
from tools.looks.asked import ask
from tools.looks.cast import PAT, SET_AT, as_seen, crowded, peopled, style
from tools.looks.sheet import Prompts, Scene

CHANNEL: Final = Readers(in_channel=True)
PRIVATE: Final = Readers(private=True)
OUTSIDE: Final = Readers(contacts=False)
_TYPED: Final[dict[Language, tuple[str, str, str]]] = {
    "en": ("departments", "help", "settings"),
    "zh-Hant": ("部門", "說明", "設定"),
    "zh-Hans": ("部门", "说明", "设置"),
}
"""What is written after ``/who``."""

say: Final = wording().say
shown_answer: Final = partial(answer_message, ways_on=ways_on())


def message_scenes(desk: Desk, language: Language) -> list[Scene]:
    """Raises SceneError, and UnknownIdError or KeyError for a catalogue other than the one shipped."""
    return [
        *_answers(desk, language),
        *_asking(desk, language),
        *_lists(desk, language),
        *_lines(desk, language),
    ]


def _answers(desk: Desk, language: Language) -> list[Scene]:
    shown = [
        ("answered, in a channel", "returns", CHANNEL),
        ("answered, nobody named yet", "stock", CHANNEL),
        ("choose", "unsure", CHANNEL),
        ("elsewhere", "vpn", CHANNEL),
        ("unknown", "telescope", CHANNEL),
        ("/who: only the asker sees it", "returns", PRIVATE),
        ("to a guest or another company", "returns", OUTSIDE),
        ("a role", "engineer", PRIVATE),
    ]
    catalogue = peopled(desk.catalogue)
    made = []
    for title, key, readers in shown:
        answer = ask(desk, key, language)
        message = shown_answer(answer, catalogue, style(), readers)
        made.append(Scene(title, message, answer.question, readers.private))
    return made


def _asking(desk: Desk, language: Language) -> list[Scene]:
    """What the buttons of an answer lead to."""
    catalogue, shown = peopled(desk.catalogue), style()
    person = shown.contact(PAT)
    returns, unsure = ask(desk, "returns", language), ask(desk, "unsure", language)
    # as the button carries it
    picked = decode(encode(reference_to_match(unsure, unsure.matches[0]))).answer()
    by = (say("picked_by", language, person=person),)
    holder, role = holder_to_ask(returns, catalogue), catalogue.role(str(returns.matches[0].role))[0]
    call = call_message(holder, role, person, language, shown)
    long = ask(desk, "specialist", language)
    many = crowded(catalogue, long.matches[0].department, str(long.matches[0].role))
    return [
        Scene(
            "choose: one of them picked",
            shown_answer(picked, catalogue, shown, CHANNEL, notes=by),
        ),
        Scene("Ask them was pressed", as_seen(call)),
        Scene(
            "a long answer: shortened",
            shown_answer(long, many, shown, PRIVATE),
            long.question,
            True,
        ),
    ]


def _lists(desk: Desk, language: Language) -> list[Scene]:
    catalogue = desk.catalogue
    all_of_them, help_word, _ = _TYPED[language]
    departments = departments_message(catalogue, language, style())
    return [
        Scene("departments", departments, f"{COMMAND} {all_of_them}", True),
        Scene(
            "help",
            help_message(language, catalogue, [way(language, "") for way in help_ways()]),
            f"{COMMAND} {help_word}",
            True,
        ),
    ]


def _lines(desk: Desk, language: Language) -> list[Scene]:
    suggested = prompts(desk.catalogue, language)
    titles = tuple(each["title"] for each in suggested)
    question = ask(desk, "returns", language).question
    person = style().contact(PAT)
    settings = settings_message(ChannelMode("mention", PAT, SET_AT), style(), language)
    troubles = [
        ("not in the channel", line_for("not_in_channel"), question),
        ("a scope is missing", line_for("missing_scope"), question),
        ("the Web API failed", "failed", question),
        ("the message with the emoji cannot be read", "unreadable", ""),
        ("switched off in this channel", "switched_off", question),
    ]
    return [
        Scene("direct message: suggested prompts", Prompts(say("prompts_title", language), titles)),
        Scene("a newcomer's welcome", welcome_message(language)),
        Scene("channel settings", settings, f"{COMMAND} {_TYPED[language][-1]}", True),
        Scene("channel settings: changed", changed_message("listen", person, language)),
        *(Scene(title, line_message(key, language), said, True) for title, key, said in troubles),
    ]
