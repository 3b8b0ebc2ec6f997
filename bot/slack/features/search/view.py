"""The modal that finds as you type, and the answer it turns into."""

from typing import Final

from bot.answer import Answer
from bot.catalogue import examples
from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.slack.blocks.escaping import inert
from bot.slack.blocks.messages import Block, button, context, holder_to_ask, plain_text
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.search_window import (
    SEARCH,
    WindowState,
    answer_blocks,
    search_menu,
    write_metadata,
)
from bot.slack.blocks.values import reference_to
from bot.slack.blocks.views import OPEN_ROLE, View, divider, modal, row
from bot.slack.features.search.texts import say
from bot.wording import listed

SHARE_BLOCK: Final = "share"
CHANNEL: Final = "share_channel"
ASK_BLOCK: Final = "ask"
ASK: Final = "ask_there"


def search_view(language: Language, catalogue: Catalogue) -> View:
    """The search, before anything was chosen."""
    shown = listed([inert(each) for each in examples.several(catalogue, language)], language)
    hint = [context(say("search_examples", language, examples=shown))] if shown else []
    blocks = [*search_menu(language), *hint]
    return modal(
        SEARCH,
        say("search_title", language),
        blocks,
        language,
        metadata=write_metadata(WindowState(language)),
    )


def found_view(
    answer: Answer,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    *,
    contacts: bool = True,
    withheld: str = "contacts_withheld",
) -> View:
    """The search with the answer to a choice, and where to share it. Raises UnknownIdError for a stale id."""
    language = answer.language
    shown = answer_blocks(answer, catalogue, style, contacts=contacts, withheld=withheld)
    blocks = [*search_menu(language), divider(), *shown]
    best = answer.best
    if best is not None and best.role:
        blocks += row(button(OPEN_ROLE, say("button_role", language), best.role))
    remembered = WindowState(language, reference_to(answer))
    blocks += [divider(), _share(language)]
    if contacts and holder_to_ask(answer, catalogue, style.is_there):
        blocks.append(_ask(language))
    return modal(
        SEARCH,
        say("search_title", language),
        blocks,
        language,
        metadata=write_metadata(remembered),
        submit=say("button_share_it", language),
    )


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
