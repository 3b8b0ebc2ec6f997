"""Pure builders of messages: what a person sees in Slack, within Slack's limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.language import Language
from bot.rendering import BULLET, Rendered, Style, render
from bot.slack.escaping import plain, shorten
from bot.slack.references import encode, reference_to, reference_to_match
from bot.slack.style import MrkdwnStyle
from bot.wording import listed, say

Block = dict[str, Any]

MAX_SECTION: Final = 3000
MAX_CONTEXT: Final = 2000
MAX_TEXT: Final = 4000
"""Slack advises at most this many characters of message text."""
MAX_LABEL: Final = 75
MAX_BLOCKS: Final = 50

CHOOSE: Final = "choose_"
SHARE: Final = "share_answer"
DEPARTMENTS: Final = "show_departments"


@dataclass(frozen=True, slots=True)
class Message:
    """``text`` is what notifications and screen readers get; it says the same as the blocks."""

    text: str
    blocks: tuple[Block, ...] = ()

    def as_arguments(self) -> dict[str, Any]:
        return {"text": self.text, "blocks": list(self.blocks)} if self.blocks else {"text": self.text}


def answer_message(
    answer: Answer,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    *,
    private: bool = False,
    notes: Sequence[str] | None = None,
) -> Message:
    """An answer; a private one gets a button to share it. Raises UnknownIdError for a stale id."""
    rendered = render(answer, catalogue, style, notes=notes)
    bare = MrkdwnStyle(style.workspace_url, style.name_of, marked_up=False)
    text = render(answer, catalogue, bare, notes=notes).as_text()
    blocks = [_section("\n".join([rendered.headline, *rendered.details]))]
    if rendered.options:
        blocks.append(_section("\n".join(BULLET + option.line for option in rendered.options)))
    if rendered.notes:
        blocks.append(_context("\n".join(rendered.notes)))
    buttons = [*_choices(answer, rendered), *_ways_on(answer)]
    if private and answer.outcome in {"answered", "choose", "elsewhere"}:
        buttons.append(_button(SHARE, say("button_share", answer.language), encode(reference_to(answer))))
    return _message(text, blocks, [button for button in buttons if button["value"]])


def help_message(language: Language) -> Message:
    """What can be asked, and how. The text is the bot's own, so its mark-up is meant."""
    command = say("example", language)
    example = say("help_example", language, example=f"`{command}`")
    text = "\n".join([say("help", language), say("help_ways", language), example])
    return _message(text, [_section(text)], [_departments_button(language)])


def departments_message(catalogue: Catalogue, language: Language, style: Style) -> Message:
    """The departments, each with its roles."""
    title = say("departments", language)
    lines, bare = [title], [title]
    for department in catalogue.departments:
        name = style.text(department.name.best(language) or department.id)
        roles = listed(
            [style.text(role.name.best(language) or role.id) for role in department.roles], language
        )
        lines.append(BULLET + say("department_roles", language, department=style.strong(name), roles=roles))
        bare.append(BULLET + say("department_roles", language, department=name, roles=roles))
    # A list longer than one section goes on in the next one.
    sections = [_section("\n".join(group)) for group in _grouped(lines, MAX_SECTION)]
    return _message("\n".join(bare), sections[:MAX_BLOCKS], [])


def line_message(key: str, language: Language) -> Message:
    """One short line of the bot's own."""
    return Message(say(key, language))


def _choices(answer: Answer, rendered: Rendered) -> list[Block]:
    return [
        _button(f"{CHOOSE}{number}", option.label, encode(reference_to_match(answer, option.match)))
        for number, option in enumerate(rendered.options)
    ]


def _ways_on(answer: Answer) -> list[Block]:
    return [_departments_button(answer.language)] if answer.outcome in {"unknown", "not_a_question"} else []


def _departments_button(language: Language) -> Block:
    return _button(DEPARTMENTS, say("button_departments", language), language)


def _message(text: str, blocks: Sequence[Block], buttons: Sequence[Block]) -> Message:
    actions: list[Block] = [{"type": "actions", "elements": list(buttons)}] if buttons else []
    return Message(shorten(text, MAX_TEXT), (*blocks, *actions))


def _section(text: str) -> Block:
    # verbatim: Slack must not turn names and addresses in the text into links of its own
    return {
        "type": "section",
        "text": {"type": "mrkdwn", "text": shorten(text, MAX_SECTION), "verbatim": True},
    }


def _context(text: str) -> Block:
    element = {"type": "mrkdwn", "text": shorten(text, MAX_CONTEXT), "verbatim": True}
    return {"type": "context", "elements": [element]}


def _button(action_id: str, label: str, value: str) -> Block:
    text = {"type": "plain_text", "text": shorten(plain(label).strip() or "…", MAX_LABEL), "emoji": False}
    return {"type": "button", "action_id": action_id, "text": text, "value": value}


def _grouped(lines: Sequence[str], limit: int) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    size = 0
    for line in lines:
        size += len(line) + 1
        if groups[-1] and size > limit:
            groups.append([])
            size = len(line) + 1
        groups[-1].append(line)
    return groups
