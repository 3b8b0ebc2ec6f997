"""The modal that finds as you type, and the answer it turns into."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.answer import Answer
from bot.catalogue import examples
from bot.catalogue.model import Catalogue
from bot.language.codes import LANGUAGES, Language
from bot.rendering import BULLET, render
from bot.slack.blocks.escaping import inert
from bot.slack.blocks.messages import Block, button, context, holder_to_ask, plain_text, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.values import Reference, StaleError, decode, encode, reference_to
from bot.slack.blocks.views import OWNER, View, divider, menu, modal, row
from bot.wording import listed, say

SEARCH: Final = "search"
"""The callback id of the modal."""
SHARE_BLOCK: Final = "share"
CHANNEL: Final = "share_channel"
ASK_BLOCK: Final = "ask"
ASK: Final = "ask_there"
OPEN_ROLE: Final = "open_role"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a search modal remembers: its language, and the answer it shows."""

    language: Language
    reference: Reference | None = None


def search_view(language: Language, catalogue: Catalogue) -> View:
    """The search, before anything was chosen."""
    shown = listed([inert(each) for each in examples.several(catalogue, language)], language)
    hint = [context(say("search_examples", language, examples=shown))] if shown else []
    blocks = [*_menu(language), *hint]
    return modal(SEARCH, say("search_title", language), blocks, language, metadata=_write(Shown(language)))


def found_view(answer: Answer, catalogue: Catalogue, style: MrkdwnStyle, *, contacts: bool = True) -> View:
    """The search with the answer to a choice, and where to share it. Raises UnknownIdError for a stale id."""
    language = answer.language
    blocks = [*_menu(language), divider(), *answer_blocks(answer, catalogue, style, contacts=contacts)]
    best = answer.best
    if best is not None and best.role:
        blocks += row(button(OPEN_ROLE, say("button_role", language), best.role))
    shown = Shown(language, reference_to(answer))
    blocks += [divider(), _share(language)]
    if contacts and holder_to_ask(answer, catalogue):
        blocks.append(_ask(language))
    return modal(
        SEARCH,
        say("search_title", language),
        blocks,
        language,
        metadata=_write(shown),
        submit=say("button_share_it", language),
    )


def line_view(key: str, language: Language) -> View:
    """One line of the bot's own, with the search below it."""
    blocks = [section(say(key, language)), *_menu(language)]
    return modal(SEARCH, say("search_title", language), blocks, language, metadata=_write(Shown(language)))


def answer_blocks(
    answer: Answer, catalogue: Catalogue, style: MrkdwnStyle, *, contacts: bool = True
) -> list[Block]:
    """An answer without its buttons. Raises UnknownIdError for a stale id."""
    rendered = render(answer, catalogue, style, contacts=contacts)
    lines = [rendered.headline, *rendered.details, *(BULLET + option.line for option in rendered.options)]
    blocks = [section("\n".join(lines))]
    return [*blocks, context("\n".join(rendered.notes))] if rendered.notes else blocks


def read_metadata(text: str) -> Shown:
    """What the modal remembers. Raises StaleError for anything this version did not write."""
    try:
        language, value = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a modal's metadata is not this version's") from error
    if language not in LANGUAGES or not isinstance(value, str):
        raise StaleError("a modal's metadata is not this version's")
    return Shown(language, decode(value) if value else None)


def language_of_view(view: Mapping[str, Any]) -> Language | None:
    """The language a view was shown in; None if it does not tell."""
    try:
        found = json.loads(str(view.get("private_metadata") or ""))
    except (ValueError, RecursionError):
        return None
    first = found[0] if isinstance(found, list) and found else ""
    return next((code for code in LANGUAGES if code == first), None)


def _write(shown: Shown) -> str:
    value = encode(shown.reference) if shown.reference else ""
    return json.dumps([shown.language, value], ensure_ascii=False)


def _menu(language: Language) -> list[Block]:
    return row(menu(OWNER, say("search_hint", language)), block_id="search")


def _share(language: Language) -> Block:
    return {
        "type": "input",
        "block_id": SHARE_BLOCK,
        "label": plain_text(say("share_where", language)),
        "element": {
            "type": "conversations_select",
            "action_id": CHANNEL,
            "default_to_current_conversation": True,
            # Slack then lets the bot post there even where it is no member.
            "response_url_enabled": True,
            "filter": {"include": ["public", "private", "mpim"], "exclude_bot_users": True},
        },
    }


def _ask(language: Language) -> Block:
    option = {"text": plain_text(say("ask_there", language)), "value": "ask"}
    return {
        "type": "input",
        "block_id": ASK_BLOCK,
        "optional": True,
        "label": plain_text(say("ask_label", language)),
        "element": {"type": "checkboxes", "action_id": ASK, "options": [option]},
    }
