"""What keepers see: the row in App Home, and the list of questions that failed."""

import json
from collections.abc import Sequence
from typing import Final

from bot.answer import Match
from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.learning.unanswered import UnansweredGroup
from bot.slack.answering.misses import is_missed
from bot.slack.blocks.escaping import plain, shorten
from bot.slack.blocks.messages import Block, ShownAnswer, button, context, page_turns, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.values import Opinion, encode_opinion, reference_to
from bot.slack.blocks.views import View, beside, divider, menu, modal, row
from bot.slack.features.keepers.texts import say
from bot.wording import dated, listed

OPEN_LIST: Final = "keepers_list"
TURN_LIST: Final = "keepers_page_"
LIST: Final = "keepers"
"""The callback id of the list."""
BELONGS: Final = "belongs_to_"
ELSEWHERE: Final = "belongs_elsewhere_"
TALK: Final = "no_question_"
SPLIT: Final = "split_"
LATER: Final = "later_"
"""What the ids of the buttons in a row begin with; the row's number follows."""
TELL: Final = "tell_keepers"

A_PAGE: Final = 15
TEXTS_SHOWN: Final = 4
LONGEST_TEXT: Final = 200


def way_on(shown: ShownAnswer) -> list[Block]:
    """Where nobody is known: a button that passes one's words to the keepers."""
    answer = shown.answer
    if not is_missed(answer):
        return []
    words = plain(answer.question) if shown.readers.private else ""
    value = encode_opinion(Opinion("wrong", reference_to(answer), words))
    return [button(TELL, say("tell_keepers", answer.language), value)]


def home_blocks(count: int, language: Language) -> list[Block]:
    text = section(say("keepers_home", language, count=count))
    return [beside(text, button(OPEN_LIST, say("keepers_open", language), language))]


def list_view(
    groups: Sequence[UnansweredGroup],
    catalogue: Catalogue,
    style: MrkdwnStyle,
    language: Language,
    *,
    page: int = 0,
    notice: Sequence[Block] = (),
) -> View:
    """The questions that wait for somebody, a row per thing asked."""
    pages = max(1, -(-len(groups) // A_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = groups[page * A_PAGE : (page + 1) * A_PAGE]
    blocks = [*notice, section(say("keepers_hint" if groups else "keepers_none", language))]
    for number, group in enumerate(shown):
        blocks += [divider(), *_row(number, group, catalogue, style, language)]
    if pages > 1:
        blocks.append(context(say("page", language, page=page + 1, pages=pages)))
        blocks += row(*page_turns(TURN_LIST, page, pages, language, language))
    metadata = json.dumps([language, page])
    return modal(LIST, say("keepers_title", language), blocks, language, metadata=metadata)


def _row(
    number: int, group: UnansweredGroup, catalogue: Catalogue, style: MrkdwnStyle, language: Language
) -> list[Block]:
    texts = [f"“{style.text(shorten(text, LONGEST_TEXT))}”" for text in group.texts[:TEXTS_SHOWN]]
    more = ["…"] if len(group.texts) > TEXTS_SHOWN else []
    count = f"{style.strong(f'{len(group.misses)}×')} " if len(group.misses) > 1 else ""
    owners = [_name(match, catalogue, style, language) for match in group.likely]
    likely = say("keepers_likely", language, owners=listed(owners, language)) if owners else ""
    whys = [say(f"why_{why}", language, count=times) for why, times in group.whys.items()]
    when = say("keepers_when", language, day=dated(group.last.date(), language), whys=listed(whys, language))
    buttons = [
        button(f"{ELSEWHERE}{number}", say("button_elsewhere", language), group.token),
        button(f"{TALK}{number}", say("button_talk", language), group.token),
        *(
            [button(f"{SPLIT}{number}", say("button_split", language), group.token)]
            if len(group.texts) > 1
            else []
        ),
        button(f"{LATER}{number}", say("button_later", language), group.token),
    ]
    return [
        section(count + "\n".join([*texts, *more])),
        context("\n".join([likely or say("keepers_nobody_likely", language), when])),
        *row(menu(f"{BELONGS}{number}", say("belongs_hint", language)), *buttons, block_id=group.token),
    ]


def _name(match: Match, catalogue: Catalogue, style: MrkdwnStyle, language: Language) -> str:
    department = catalogue.department(match.department)
    name = style.text(department.name.best(language) or department.id)
    if match.role is None:
        return name
    role = catalogue.role(match.role)[0]
    return say("owner", language, role=style.text(role.name.best(language) or role.id), department=name)
