"""The likely owners of somebody's message, best first, with the reasons and the ways on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.answer import Answer, Match
from bot.catalogue.model import Catalogue
from bot.desk import likely_matches
from bot.language.codes import LANGUAGES, Language
from bot.slack.blocks.escaping import shorten
from bot.slack.blocks.messages import Block, button, context, holder_to_ask, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.search_window import answer_blocks
from bot.slack.blocks.values import StaleError, encode, reference_to, reference_to_match
from bot.slack.blocks.views import OPEN_ROLE, OWNER, View, divider, menu, modal, row
from bot.slack.features.message_shortcut.texts import say

LIKELY: Final = "likely"
"""The callback id of the modal."""
ASK: Final = "likely_ask_"
SHARE: Final = "likely_share_"
MOST: Final = 3
"""Owners shown; who fits less well is found by searching."""
MAX_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class About:
    """The message a modal is about, and the language the modal is in."""

    language: Language
    channel: str
    ts: str
    thread: str
    """The thread the message is in, or begins."""
    words: str = ""
    """How the message begins."""
    spoken: Language = "en"
    """The language of the message, in which the thread is answered."""


def likely_owners_view(
    answer: Answer,
    about: About,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    *,
    contacts: bool = True,
    said: str = "",
) -> View:
    """``said`` is what the last press came to. Raises UnknownIdError if the answer names a stale id."""
    shown = replace(answer, language=about.language)
    blocks: list[Block] = [section(said), divider()] if said else []
    if about.words:
        words = style.text(shorten(about.words, MAX_WORDS))
        blocks.append(context(say("likely_about", about.language, words=words)))
    matches = likely_matches(answer)[:MOST]
    if answer.outcome in {"answered", "choose"} and matches:
        for number, match in enumerate(matches):
            blocks += _owner(number, match, shown, answer, catalogue, style, contacts)
    elif answer.outcome == "elsewhere":
        blocks += answer_blocks(shown, catalogue, style, contacts=contacts)
        value = encode(reference_to(answer))
        blocks += row(button(f"{SHARE}0", say("button_share_thread", about.language), value))
    else:
        blocks.append(section(say("likely_nobody" if about.words else "likely_no_words", about.language)))
    blocks += [divider(), section(say("likely_search", about.language))]
    blocks += row(menu(OWNER, say("search_hint", about.language)), block_id="search")
    title = say("search_title", about.language)
    return modal(LIKELY, title, blocks, about.language, metadata=_write(about))


def about_of(view: Mapping[str, Any]) -> About:
    """What the modal remembers. Raises StaleError for anything this version did not write."""
    try:
        fields = json.loads(str(view.get("private_metadata") or ""))
    except (ValueError, RecursionError) as error:
        raise StaleError("a modal's metadata is not this version's") from error
    if not isinstance(fields, list) or len(fields) != 6 or not all(isinstance(each, str) for each in fields):
        raise StaleError("a modal's metadata is not this version's")
    if fields[0] not in LANGUAGES or fields[5] not in LANGUAGES:
        raise StaleError("a modal's metadata is not this version's")
    return About(*fields)


def _owner(
    number: int,
    match: Match,
    shown: Answer,
    answer: Answer,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    contacts: bool,
) -> Sequence[Block]:
    alone = replace(shown, outcome="answered", matches=(match,), offered=0)
    found = answer_blocks(alone, catalogue, style, contacts=contacts)
    if number:
        found = [divider(), *found]
    return [*found, *row(*_ways_on(number, match, alone, answer, catalogue, contacts))]


def _ways_on(
    number: int, match: Match, alone: Answer, answer: Answer, catalogue: Catalogue, contacts: bool
) -> list[Block]:
    """What can be done about one owner. Handing the message over to a department is one more button here."""
    language, value = alone.language, encode(reference_to_match(answer, match))
    buttons = []
    if contacts and holder_to_ask(alone, catalogue):
        buttons.append(button(f"{ASK}{number}", say("button_ask", language), value))
    buttons.append(button(f"{SHARE}{number}", say("button_share_thread", language), value))
    if match.role:
        buttons.append(button(f"{OPEN_ROLE}_{number}", say("button_role", language), match.role))
    return [each for each in buttons if each["value"]]


def _write(about: About) -> str:
    words = shorten(about.words, MAX_WORDS)
    fields = [about.language, about.channel, about.ts, about.thread, words, about.spoken]
    return json.dumps(fields, ensure_ascii=False)
