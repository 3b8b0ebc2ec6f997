"""Pure builders of messages: what a person sees in Slack, within Slack's limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from bot.answer import Answer
from bot.catalogue import examples
from bot.catalogue.model import Catalogue, Role
from bot.language.codes import Language
from bot.rendering import BULLET, MAX_LISTED, Rendered, Style, render
from bot.slack.blocks.escaping import ELLIPSIS, inert, plain, shorten
from bot.slack.blocks.mrkdwn import MrkdwnStyle, can_be_pinged, ping
from bot.slack.blocks.values import (
    Opinion,
    encode,
    encode_opinion,
    reference_to,
    reference_to_match,
    reference_with,
)
from bot.wording import listed, say

Block = dict[str, Any]

MAX_SECTION: Final = 3000
MAX_CONTEXT: Final = 2000
MAX_TEXT: Final = 4000
"""Slack advises at most this many characters of message text."""
MAX_LABEL: Final = 75

MAX_LIST_BLOCKS: Final = 4
"""Sections of a list on one page of a message; Slack refuses blocks of some 13,000 characters together."""

CHOOSE: Final = "choose_"
SHARE: Final = "share_answer"
ASK_THEM: Final = "ask_them"
WHOLE: Final = "show_whole"
DEPARTMENTS: Final = "show_departments"
DEPARTMENTS_PAGE: Final = "show_departments_page_"
FEEDBACK: Final = "answer_feedback"
"""Ids of the buttons; those that end in a low line are followed by a number."""


@dataclass(frozen=True, slots=True)
class Message:
    """``text`` is what notifications and screen readers get; it says the same as the blocks."""

    text: str
    blocks: tuple[Block, ...] = ()

    def as_arguments(self) -> dict[str, Any]:
        return {"text": self.text, "blocks": list(self.blocks)} if self.blocks else {"text": self.text}


@dataclass(frozen=True, slots=True)
class Readers:
    """Who will read an answer, as far as it decides what the answer holds."""

    private: bool = False
    """Only the asker sees it: they may share it."""
    contacts: bool = True
    """False where somebody from outside reads along: nobody is named."""
    in_channel: bool = False
    """True in a channel, into whose threads colleagues can be called."""
    withheld: str = "contacts_withheld"
    """The key of the line that says why nobody is named."""


EVERYONE: Final = Readers()


def answer_message(
    answer: Answer,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    readers: Readers = EVERYONE,
    *,
    notes: Sequence[str] | None = None,
) -> Message:
    """An answer: for each need owner, reach, reason, ways on. Raises UnknownIdError for a stale id."""
    parts = answer.parts
    last = len(parts) - 1  # who picked or shared it is told once, at its end
    needs = [
        _need(parts, place, catalogue, style, readers, notes if place == last or notes is None else ())
        for place in range(len(parts))
    ]
    blocks = [block for need in needs for block in ({"type": "divider"}, *need.blocks)][1:]
    text = "\n\n".join(need.text for need in needs)
    return Message(shorten(text, MAX_TEXT), tuple(blocks))


def _need(
    parts: Sequence[Answer],
    place: int,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    readers: Readers,
    notes: Sequence[str] | None,
) -> Message:
    """The answer to one of a message's needs."""
    answer = parts[place]
    rendering = partial(
        render, answer, catalogue, notes=notes, contacts=readers.contacts, withheld=readers.withheld
    )
    rendered = rendering(style)
    bare = MrkdwnStyle(style.workspace_url, style.name_of, marked_up=False)
    text = "\n".join(rendering(bare).lines())
    body = ["\n".join([rendered.headline, *rendered.details])]
    if rendered.options:
        body.append("\n".join(BULLET + option.line for option in rendered.options))
    blocks = [section(part) for part in body]
    if rendered.notes:
        blocks.append(context("\n".join(rendered.notes)))
    cut = rendered.cut or any(len(part) > MAX_SECTION for part in body)
    buttons = [*_choices(parts, place, rendered), *_ways_on(parts, place, catalogue, readers, cut=cut)]
    message = _message(text, blocks, [button for button in buttons if button["value"]])
    opinion = [] if answer.outcome == "not_a_question" else _feedback(answer, readers)
    return Message(message.text, (*message.blocks, *opinion))


def help_message(language: Language, catalogue: Catalogue, reaction: str = "") -> Message:
    """What can be asked, and how. The text is the bot's own, so its mark-up is meant.

    reaction: the emoji that asks the bot about a message; empty for none
    """
    need = inert(examples.one(catalogue, language)).replace("`", "'")
    command = say("example", language, need=need)
    example = say("help_example", language, example=f"`{command}`")
    ways = [*say("help_ways", language).splitlines(), *ways_from_anywhere(language, reaction)]
    text = "\n".join([say("help", language), *(BULLET + way for way in ways), example])
    return _message(text, [section(text)], [_departments_button(language)])


def ways_from_anywhere(language: Language, reaction: str) -> list[str]:
    """How to ask from wherever one is in Slack: the global shortcut, and the emoji if there is one."""
    emoji = [say("help_reaction", language, emoji=reaction)] if reaction else []
    return [say("help_shortcut", language), *emoji]


def departments_message(catalogue: Catalogue, language: Language, style: Style, *, page: int = 0) -> Message:
    """The departments, each with its roles; a long list has pages, counted from 0."""
    title = say("departments", language)
    lines, bare = [title], [title]
    cut = False
    for department in catalogue.departments:
        name = style.text(department.name.best(language) or department.id)
        names = [style.text(role.name.best(language) or role.id) for role in department.roles]
        shown = names if len(names) <= MAX_LISTED else [*names[:MAX_LISTED], ELLIPSIS]
        roles = listed(shown, language)
        lines.append(BULLET + say("department_roles", language, department=style.strong(name), roles=roles))
        bare.append(BULLET + say("department_roles", language, department=name, roles=roles))
        cut = cut or shown is not names or len(lines[-1]) > MAX_SECTION
    # A list longer than one section goes on in the next one.
    groups = grouped(lines, MAX_SECTION)
    pages = -(-len(groups) // MAX_LIST_BLOCKS)
    page = min(max(page, 0), pages - 1)
    first = page * MAX_LIST_BLOCKS
    blocks = [section("\n".join(group)) for group in groups[first : first + MAX_LIST_BLOCKS]]
    said = [say("departments_cut", language)] if cut else []
    if pages > 1:
        said.append(say("page", language, page=page + 1, pages=pages))
    if said:
        blocks.append(context("\n".join(said)))
    turns = page_turns(DEPARTMENTS_PAGE, page, pages, language, language)
    return _message("\n".join(bare), blocks, turns)


def page_turns(action_id: str, page: int, pages: int, language: Language, value: str) -> list[Block]:
    """Buttons to the pages before and after; each id ends in the page it leads to."""
    turns = [("button_previous", page - 1), ("button_next", page + 1)]
    return [button(f"{action_id}{to}", say(label, language), value) for label, to in turns if 0 <= to < pages]


def line_message(key: str, language: Language) -> Message:
    """One short line of the bot's own."""
    return Message(say(key, language))


def _choices(parts: Sequence[Answer], place: int, rendered: Rendered) -> list[Block]:
    """A press answers one need and leaves the others as they are."""
    return [
        button(
            f"{CHOOSE}{number}",
            option.label,
            encode(reference_with(parts, place, reference_to_match(parts[place], option.match))),
        )
        for number, option in enumerate(rendered.options)
    ]


def _ways_on(
    parts: Sequence[Answer], place: int, catalogue: Catalogue, readers: Readers, *, cut: bool
) -> list[Block]:
    answer = parts[place]
    if answer.outcome in {"unknown", "not_a_question"}:
        return [_departments_button(answer.language)]
    value = encode(reference_to(answer))
    keys = []
    if readers.in_channel and readers.contacts and holder_to_ask(answer, catalogue):
        keys.append((ASK_THEM, "button_ask", value))
    if readers.private and place == len(parts) - 1:
        keys.append((SHARE, "button_share", encode(reference_with(parts, place, reference_to(answer)))))
    if cut:
        keys.append((WHOLE, "button_whole", value))
    return [button(action_id, say(label, answer.language), held) for action_id, label, held in keys]


def holder_to_ask(answer: Answer, catalogue: Catalogue) -> str:
    """Whom *Ask them* notifies: the holder, else the deputy, if Slack knows them; empty if nobody.

    Raises KeyError for a role the catalogue does not hold.
    """
    match = answer.best
    if answer.outcome != "answered" or match is None or not match.role:
        return ""
    if answer.asks not in {"owner", "role"}:
        return ""
    role = catalogue.role(match.role)[0]
    return next((contact for contact in (role.holder, role.deputy) if can_be_pinged(contact)), "")


def call_message(holder: str, role: Role, person: str, language: Language, style: MrkdwnStyle) -> Message:
    """The one line that notifies a holder, with who asks for it, ready to show, and for which role."""
    name = style.text(role.name.best(language) or role.id)
    return Message(say("asks_you", language, holder=ping(holder), person=person, role=name))


def _feedback(answer: Answer, readers: Readers) -> list[Block]:
    """The platform's own element. What a private answer was asked stays with Slack, in the button."""
    language, reference = answer.language, reference_to(answer)
    words = plain(answer.question) if readers.private else ""
    right = encode_opinion(Opinion("right", reference))
    wrong = encode_opinion(Opinion("wrong", reference, words))
    if not right or not wrong:
        return []
    buttons = {
        f"{name}_button": {
            "text": plain_text(say(f"feedback_{verdict}", language)),
            "accessibility_label": say(f"feedback_label_{verdict}", language),
            "value": value,
        }
        for name, verdict, value in (("positive", "right", right), ("negative", "wrong", wrong))
    }
    return [
        {
            "type": "context_actions",
            "elements": [{"type": "feedback_buttons", "action_id": FEEDBACK, **buttons}],
        }
    ]


def _departments_button(language: Language) -> Block:
    return button(DEPARTMENTS, say("button_departments", language), language)


def _message(text: str, blocks: Sequence[Block], buttons: Sequence[Block]) -> Message:
    actions: list[Block] = [{"type": "actions", "elements": list(buttons)}] if buttons else []
    return Message(shorten(text, MAX_TEXT), (*blocks, *actions))


def section(text: str) -> Block:
    # verbatim: Slack must not turn names and addresses in the text into links of its own
    return {
        "type": "section",
        "text": {"type": "mrkdwn", "text": _shown(text, MAX_SECTION), "verbatim": True},
    }


def context(text: str) -> Block:
    element = {"type": "mrkdwn", "text": _shown(text, MAX_CONTEXT), "verbatim": True}
    return {"type": "context", "elements": [element]}


def _shown(text: str, limit: int) -> str:
    """Never empty, which Slack refuses."""
    return shorten(text, limit) if text.strip() else ELLIPSIS


def button(action_id: str, label: str, value: str) -> Block:
    """A button; a label that is too long ends with an ellipsis."""
    return {"type": "button", "action_id": action_id, "text": plain_text(label), "value": value}


def plain_text(text: str, limit: int = MAX_LABEL) -> Block:
    """A plain-text object, which shows what it holds: nothing in it is mark-up."""
    return {"type": "plain_text", "text": shorten(plain(text).strip() or ELLIPSIS, limit), "emoji": False}


def grouped(lines: Sequence[str], limit: int) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    size = 0
    for line in lines:
        size += len(line) + 1
        if groups[-1] and size > limit:
            groups.append([])
            size = len(line) + 1
        groups[-1].append(line)
    return groups
