"""A feature is its declaration: a toy one, made of what all are made of, works once it is in the list."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from slack_bolt import App

from bot.catalogue.model import Text
from bot.language.codes import Language
from bot.slack.api.posting import reply
from bot.slack.blocks.messages import Block, Message, ShownAnswer, button, section
from bot.slack.blocks.views import row
from bot.slack.context import CommandAnswer, CommandText, CommandWord, Context, Service
from bot.slack.features.feature import Door, Feature, Scope, StoredData
from bot.slack.features.registry import FEATURES, wording
from bot.slack.interaction import Interaction, on_press
from bot.slack.manifest import manifest
from bot.slack.texts import WORDING
from bot.standin.person import body_of, buttons_of
from bot.standin.server import stand_in
from bot.standin.workspace import PERSON
from tests.slack.talk import Talk, talk_with
from tools.feature_tables import doors_table, kept_table, scopes_table

# --- the feature
TEXTS: Final = {
    "wave": Text("Wave?", "要揮手嗎？", "要挥手吗？"),
    "button_wave": Text("Wave", "揮手", "挥手"),
    "waved": Text("{person} waves.", "{person}揮手。", "{person}挥手。"),
}
say: Final = WORDING.adding(TEXTS).say
WAVE: Final = "wave"


def register(app: App, service: Service) -> None:
    on_press(app, service, WAVE, wave)


def offer(context: Context, typed: CommandText) -> CommandAnswer | None:
    if typed.rest:
        return None
    text, way = say("wave", context.language), wave_button(context.language)
    return CommandAnswer(Message(text, (section(text), *row(way))))


def wave(press: Interaction) -> None:
    reply(press.response_url, Message(say("waved", press.shown_in, person=press.person)))


def wave_button(language: Language) -> Block:
    return button(WAVE, say("button_wave", language), language)


def way_on(shown: ShownAnswer) -> list[Block]:
    return [wave_button(shown.answer.language)]


TOY: Final = Feature(
    name="toy",
    register=register,
    scopes=(Scope("reminders:write", "wave again tomorrow"),),
    events=("user_huddle_changed",),
    command_words=(CommandWord(("wave", "揮手", "挥手"), offer),),
    help_ways=(lambda language, _: say("button_wave", language),),
    ways_on=(way_on,),
    texts=TEXTS,
    keeps=(StoredData("who waved", "waves", timedelta(days=3)),),
    doors=(Door("`/who wave`", "a button that waves"),),
)
# --- and its tests
ALL: Final = (*FEATURES, TOY)


@pytest.fixture
def talk() -> Iterator[Talk]:
    with stand_in() as standin:
        yield talk_with(standin, features=ALL)


@pytest.mark.parametrize(
    ("word", "locale", "asked", "waved"),
    [
        ("wave", "en-GB", "Wave?", "waves."),
        ("揮手", "zh-TW", "要揮手嗎？", "揮手。"),
        ("挥手", "zh-CN", "要挥手吗？", "挥手。"),
    ],
)
def test_toys_word_and_button_answer_in_the_persons_language(
    talk: Talk, word: str, locale: str, asked: str, waved: str
) -> None:
    talk.standin.workspace.locales[PERSON] = locale
    response = talk.person.commands(word)
    assert body_of(response)["text"] == asked
    offered = talk.only_reply()
    assert offered.shown_to == PERSON
    talk.person.presses(offered, WAVE)
    assert talk.from_bot()[-1].text.endswith(waved)


def test_toys_button_stands_under_answers(talk: Talk) -> None:
    talk.person.mentions("who handles returns?")
    answer = talk.only_reply()
    assert answer.text.startswith("Customer service specialist")
    assert WAVE in [each["action_id"] for each in buttons_of(answer)]
    talk.person.presses(answer, WAVE)
    assert talk.from_bot()[-1].text.endswith("waves.")


def test_help_names_the_toy(talk: Talk) -> None:
    assert "• Wave\n" in body_of(talk.person.commands("help"))["text"]


def test_other_words_than_the_toys_are_questions_still(talk: Talk) -> None:
    assert body_of(talk.person.commands("wave returns through"))["text"].startswith("Customer service")


def test_manifest_and_tables_hold_what_the_toy_declares() -> None:
    made = manifest(features=ALL)
    assert "reminders:write" in made["oauth_config"]["scopes"]["bot"]
    assert "user_huddle_changed" in made["settings"]["event_subscriptions"]["bot_events"]
    assert "| `reminders:write` | wave again tomorrow |" in scopes_table(ALL)
    assert "| who waved | 3 days | toy |" in kept_table(ALL)
    assert "| `/who wave` | a button that waves |" in doors_table(ALL)


def test_toys_texts_are_part_of_what_the_bot_says() -> None:
    assert wording(ALL).say("waved", "en", person="Pat") == "Pat waves."
    with pytest.raises(ValueError, match="wave"):
        wording((*ALL, TOY))


def test_a_text_with_a_key_that_is_taken_ends_the_start() -> None:
    with stand_in() as standin, pytest.raises(ValueError, match="wave"):
        talk_with(standin, features=(*ALL, TOY))


def test_nothing_of_the_toy_is_there_without_it() -> None:
    with stand_in() as standin:
        talk = talk_with(standin)
        assert "wave" not in str(body_of(talk.person.commands("wave")))
    assert "reminders:write" not in str(manifest())


def test_toy_is_short() -> None:
    """Under forty lines of code, as a feature should begin."""
    source = Path(__file__).read_text(encoding="utf-8")
    own = source.partition("# --- the feature\n")[2].partition("# --- and its tests")[0]
    assert len([line for line in own.splitlines() if line.strip()]) < 40
