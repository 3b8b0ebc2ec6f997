"""Pure builders of messages: what a person sees in Slack, within Slack's limits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from bot.answer import Answer
from bot.catalogue import examples
from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.rendering import BULLET, RenderedAnswer, render
from bot.slack.blocks.escaping import ELLIPSIS, inert, plain, shorten
from bot.slack.blocks.mrkdwn import MrkdwnStyle, can_be_pinged
from bot.slack.blocks.values import encode, reference_to_match, reference_with
from bot.slack.texts import say

Block = dict[str, Any]

MAX_SECTION: Final = 3000
MAX_CONTEXT: Final = 2000
MAX_TEXT: Final = 4000
"""Slack advises at most this many characters of message text."""
MAX_LABEL: Final = 75

CHOOSE: Final = "choose_"
"""The id of the buttons of a choice; a number follows."""
DEPARTMENTS: Final = "show_departments"
"""The id of the button that shows the departments, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Message:
    """``text`` is what notifications and screen readers get; it says the same as the blocks."""

    text: str
    blocks: tuple[Block, ...] = ()

    def as_text(self) -> "Message":
        """The same without blocks, for where Slack does not take them."""
        return Message(self.text)

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


def everybody(_contact: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """The answer to one of a message's needs as it is about to be shown."""

    parts: tuple[Answer, ...]
    """The answers to all of them."""
    place: int
    """Which of the parts it is."""
    catalogue: Catalogue
    readers: Readers
    cut: bool
    """True where the message does not hold all of it."""
    is_there: Callable[[str], bool] = everybody
    """False of somebody who is gone."""
    handbook: str = ""
    """As of the style."""

    @property
    def answer(self) -> Answer:
        return self.parts[self.place]

    @property
    def is_last(self) -> bool:
        return self.place == len(self.parts) - 1


WayOn = Callable[[ShownAnswer], Sequence[Block]]
"""What a feature adds to an answer: buttons, which stand in one row, and blocks below them."""


def answer_message(
    answer: Answer,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    readers: Readers = EVERYONE,
    *,
    notes: Sequence[str] | None = None,
    ways_on: Sequence[WayOn] = (),
) -> Message:
    """An answer: for each need owner, reach, reason, ways on. Raises UnknownIdError for a stale id."""
    parts = answer.parts
    needs = []
    for place in range(len(parts)):
        # who picked or shared it is told once, at its end
        noted = notes if notes is None or place == len(parts) - 1 else ()
        needs.append(_need(parts, place, catalogue, style, readers, noted, ways_on))
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
    ways_on: Sequence[WayOn],
) -> Message:
    """The answer to one of a message's needs."""
    answer = parts[place]
    rendering = partial(
        render, answer, catalogue, notes=notes, contacts=readers.contacts, withheld=readers.withheld
    )
    rendered = rendering(style)
    bare = replace(style, marked_up=False)
    text = "\n".join(rendering(bare).lines())
    body = ["\n".join([rendered.headline, *rendered.details])]
    if rendered.options:
        body.append("\n".join(BULLET + option.line for option in rendered.options))
    blocks = [section(part) for part in body]
    if rendered.notes:
        blocks.append(context("\n".join(rendered.notes)))
    cut = rendered.cut or any(len(part) > MAX_SECTION for part in body)
    shown = ShownAnswer(tuple(parts), place, catalogue, readers, cut, style.is_there, style.handbook)
    added = [block for way_on in ways_on for block in way_on(shown)]
    buttons = [*_choices(parts, place, rendered), *(each for each in added if each["type"] == "button")]
    message = with_buttons(text, blocks, [button for button in buttons if button["value"]])
    below = [each for each in added if each["type"] != "button"]
    return Message(message.text, (*message.blocks, *below))


def help_message(language: Language, catalogue: Catalogue, ways: Sequence[str]) -> Message:
    """What can be asked, and in which ways. The text is the bot's own, so its mark-up is meant."""
    need = inert(examples.one(catalogue, language)).replace("`", "'")
    command = say("example", language, need=need)
    example = say("help_example", language, example=f"`{command}`")
    text = "\n".join([say("help", language), *(BULLET + way for way in ways), example])
    return with_buttons(text, [section(text)], [departments_button(language)])


def ways_from_anywhere(language: Language, reaction: str) -> list[str]:
    """How to ask from wherever one is in Slack: the global shortcut, and the emoji if there is one."""
    emoji = [say("help_reaction", language, emoji=reaction)] if reaction else []
    return [say("help_shortcut", language), *emoji]


def page_turns(action_id: str, page: int, pages: int, language: Language, value: str) -> list[Block]:
    """Buttons to the pages before and after; each id ends in the page it leads to."""
    turns = [("button_previous", page - 1), ("button_next", page + 1)]
    return [button(f"{action_id}{to}", say(label, language), value) for label, to in turns if 0 <= to < pages]


def line_message(key: str, language: Language) -> Message:
    """One short line of the bot's own."""
    return Message(say(key, language))


def _choices(parts: Sequence[Answer], place: int, rendered: RenderedAnswer) -> list[Block]:
    """A press answers one need and leaves the others as they are."""
    return [
        button(
            f"{CHOOSE}{number}",
            option.label,
            encode(reference_with(parts, place, reference_to_match(parts[place], option.match))),
        )
        for number, option in enumerate(rendered.options)
    ]


def holder_to_ask(answer: Answer, catalogue: Catalogue, is_there: Callable[[str], bool] = everybody) -> str:
    """Whom *Ask them* notifies: the first holder who is there, else the deputy; empty if nobody.

    Raises KeyError for a role the catalogue does not hold.
    """
    match = answer.best
    if answer.outcome != "answered" or match is None or not match.role:
        return ""
    if answer.asks not in {"owner", "role"}:
        return ""
    role = catalogue.role(match.role)[0]
    named = filter(can_be_pinged, (*role.holders, role.deputy))
    return next(filter(is_there, named), "")


def departments_button(language: Language) -> Block:
    return button(DEPARTMENTS, say("button_departments", language), language)


def with_buttons(text: str, blocks: Sequence[Block], buttons: Sequence[Block]) -> Message:
    """A message with a row of buttons, or none if there are none."""
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
    """Never empty, as Slack refuses an empty text."""
    return shorten(text, limit) if text.strip() else ELLIPSIS


def button(action_id: str, label: str, value: str) -> Block:
    """A button; a label that is too long ends with an ellipsis."""
    return {"type": "button", "action_id": action_id, "text": plain_text(label), "value": value}


def plain_text(text: str, limit: int = MAX_LABEL) -> Block:
    """A plain-text object, which shows what it holds: nothing in it is mark-up."""
    return {"type": "plain_text", "text": shorten(plain(text).strip() or ELLIPSIS, limit), "emoji": False}


def group_lines(lines: Sequence[str], limit: int) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    size = 0
    for line in lines:
        size += len(line) + 1
        if groups[-1] and size > limit:
            groups.append([])
            size = len(line) + 1
        groups[-1].append(line)
    return groups
