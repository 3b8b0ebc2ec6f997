"""Readers of whom or where to reach: people, channels, contacts; several people where several fill a role."""

import re
from typing import Final, NamedTuple

from bot.catalogue.report import FileReport
from bot.catalogue.yaml import fields
from bot.catalogue.yaml.tree import ListNode, Node, Scalar

_EMAIL = re.compile(r"[^@\s<>|,;]{1,64}@[^@\s<>|,;]+\.[^@\s<>|,;.]+")
_PERSON = re.compile(r"[UWS][A-Z0-9]{6,}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{6,}|#[\w.-]{1,80}")
_BETWEEN_PEOPLE: Final = re.compile(r"[;；,，、]|\s+(?=\S+@)")


class _Format(NamedTuple):
    """The ways one kind of address may be written."""

    rule: str
    remedy: str
    patterns: tuple[re.Pattern[str], ...]


_PERSONS = _Format(
    "bad-person",
    "write a Slack user id (U…), a user group id (S…) or an e-mail address; several in a list",
    (_PERSON, _EMAIL),
)
_CHANNELS = _Format("bad-channel", 'write a channel id (C…) or "#name" in quotes', (_CHANNEL,))
_CONTACTS = _Format(
    "bad-contact", 'write "#channel" in quotes, a Slack id or an e-mail address', (_CHANNEL, _PERSON, _EMAIL)
)


def person(node: Node | None, what: str, report: FileReport) -> str:
    return _formatted(node, what, _PERSONS, report)


def people(node: Node | None, what: str, report: FileReport) -> tuple[str, ...]:
    """Several people: a list, or one text with ``;`` between them."""
    if isinstance(node, ListNode):
        found = [person(item, f"one of {what}", report) for item in node.items]
    elif isinstance(node, Scalar) and not node.nothing and _BETWEEN_PEOPLE.search(node.value):
        pieces = [piece.strip() for piece in _BETWEEN_PEOPLE.split(node.value)]
        found = [
            person(Scalar(piece, node.line, node.column, plain=False), f"one of {what}", report)
            for piece in pieces
            if piece
        ]
    else:
        found = [person(node, what, report)]
    return tuple(dict.fromkeys(each for each in found if each))


def channel(node: Node | None, what: str, report: FileReport) -> str:
    return _formatted(node, what, _CHANNELS, report)


def contact(node: Node | None, what: str, report: FileReport) -> str:
    return _formatted(node, what, _CONTACTS, report)


def is_contact(value: str) -> bool:
    """True for what may stand as the contact of a topic."""
    return any(pattern.fullmatch(value) for pattern in _CONTACTS.patterns)


def _formatted(node: Node | None, what: str, form: _Format, report: FileReport) -> str:
    if fields.is_nothing(node):
        return ""
    value = fields.string(node, what, fields.MAX_SHORT, report)
    if value and not any(pattern.fullmatch(value) for pattern in form.patterns):
        report.add(form.rule, node, f"{what} cannot be reached as written", value=value, remedy=form.remedy)
        return ""
    return value
