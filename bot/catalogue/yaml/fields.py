"""Readers of single values: each returns the value, or reports what is wrong and returns a neutral one."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.catalogue.model import NO_PHRASES, Phrases, Text
from bot.catalogue.report import FileReport
from bot.catalogue.yaml.tree import BrokenNode, ListNode, MapNode, Node, Scalar
from bot.language.codes import LANGUAGES, Language

MAX_NAME: Final = 75
MAX_TEXT: Final = 500
MAX_PHRASE: Final = 2_000
"""What is read of a message: no longer wording could match one."""
MAX_SHORT: Final = 200
"""Of an alias or a contact."""
MAX_ID: Final = 75

_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def nearest_word(word: str, known: Collection[str]) -> str:
    """A remedy that names the nearest known word, or lists a few if none is near."""
    close = difflib.get_close_matches(word[:MAX_ID], known, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{close[0]}”?"
    some = sorted(known)
    listed = ", ".join(some[:8]) + (", …" if len(some) > 8 else "")
    return f"known: {listed}" if some else ""


def is_id(value: str) -> bool:
    return len(value) <= MAX_ID and value == value.lower() and _ID.fullmatch(value) is not None


def fault_in_text(value: str, longest: int) -> str:
    """What is wrong with a text, or an empty string."""
    if not value:
        return "is empty"
    if len(value) > longest:
        return f"is longer than {longest} characters ({len(value)})"
    if not value.isprintable() and any(unicodedata.category(c) in {"Cc", "Cs"} for c in value):
        return "holds an invisible control character"
    return ""


def turns_direction(value: str) -> bool:
    """True if a text holds a character that reverses the direction of the text."""
    return not value.isprintable() and any(c in _TURNING for c in value)


def is_nothing(node: Node | None) -> bool:
    return node is None or isinstance(node, BrokenNode) or (isinstance(node, Scalar) and node.nothing)


def mapping(node: Node | None, what: str, known: Collection[str], report: FileReport) -> MapNode | None:
    """The node as a mapping with no other than the known keys; None if it is something else."""
    if isinstance(node, MapNode):
        for key, (at, _) in node.entries.items():
            if key not in known:
                report.add(
                    "unknown-key",
                    at,
                    f"{what} has no “{key[:40]}”",
                    value=key,
                    remedy=nearest_word(key, known),
                )
        return node
    if node is not None and not isinstance(node, BrokenNode):
        report.add(
            "wrong-type",
            node,
            f"{what} must be written as “key: value” lines",
            value=_show(node),
            remedy="for example " + ", ".join(f"{key}: …" for key in list(known)[:3]),
        )
    return None


def get(node: MapNode, key: str) -> Node | None:
    entry = node.entries.get(key)
    return entry[1] if entry else None


def items(node: Node | None, what: str, report: FileReport) -> Iterator[Node]:
    """The items of a list; none where nothing is written."""
    if isinstance(node, ListNode):
        yield from node.items
    elif node is not None and not is_nothing(node):
        report.add(
            "wrong-type",
            node,
            f"{what} must be a list",
            value=_show(node),
            remedy="write one item per line, each after “- ”",
        )


def string(node: Node | None, what: str, longest: int, report: FileReport) -> str:
    """A text on one line, runs of white space made one space; empty if there is none or it is wrong."""
    if node is None or isinstance(node, BrokenNode):
        return ""
    if not isinstance(node, Scalar):
        report.add("wrong-type", node, f"{what} must be a text", remedy="write it on one line")
        return ""
    if node.misread_as:
        if not node.value:
            report.add("empty", node, f"{what} is empty", remedy="write a text or remove the line")
        else:
            report.add(
                "not-text",
                node,
                f"YAML reads this as {node.misread_as}, not as text",
                value=node.value,
                remedy=f'put it in quotes: "{node.value[:40]}"',
            )
        return ""
    value = " ".join(node.value.split())
    if fault := fault_in_text(value, longest):
        rule = "empty" if not value else "too-long" if len(value) > longest else "control-character"
        report.add(
            rule,
            node,
            f"{what} {fault}",
            value=value,
            remedy="write a shorter text" if rule == "too-long" else "write a text",
        )
        return ""
    return value


def directed(node: Node | None, what: str, longest: int, report: FileReport) -> str:
    """A text as ``string`` reads it, shown in the order in which it is written."""
    value = string(node, what, longest, report)
    if not turns_direction(value):
        return value
    message = f"{what} holds an invisible character that reverses the direction of the text"
    report.add("control-character", node, message, value=value, remedy="type it anew")
    return ""


def identifier(node: Node | None, what: str, report: FileReport) -> str:
    """An id in kebab-case; empty if there is none or it is wrong."""
    value = string(node, what, MAX_ID, report)
    if value and not is_id(value):
        suggestion = "-".join(re.findall(r"[^\W_]+", value.lower()))
        report.add(
            "bad-id",
            node,
            f"{what} is not in kebab-case",
            value=value,
            remedy=f"write {suggestion}" if suggestion else "use letters, digits and hyphens",
        )
        return ""
    return value


def languages(node: MapNode | None, report: FileReport) -> Iterator[tuple[Language, Node]]:
    for key, (at, value) in node.entries.items() if node else ():
        if key in LANGUAGES:
            yield key, value
        else:
            report.add(
                "unknown-language",
                at,
                f"“{key[:40]}” is not a language of the catalogue",
                value=key,
                remedy="use en, zh-Hant or zh-Hans",
            )


def _by_language(node: Node | None, what: str, remedy: str, report: FileReport) -> MapNode | None:
    """The node if languages can be read from it; None where nothing is written, or what is no mapping."""
    if node is None or is_nothing(node):
        return None
    if isinstance(node, MapNode):
        return node
    message = f"{what} must be given by language"
    report.add("wrong-type", node, message, value=_show(node), remedy=remedy)
    return None


def text(node: Node | None, what: str, longest: int, report: FileReport) -> Text:
    """A text by language; nothing where nothing is written."""
    remedy = "write {en: …, zh-Hant: …, zh-Hans: …}; one language is enough"
    given = _by_language(node, what, remedy, report)
    if given is None:
        return Text()
    by_language = {
        language: directed(value, f"{what} ({language})", longest, report)
        for language, value in languages(given, report)
    }
    return Text(by_language.get("en", ""), by_language.get("zh-Hant", ""), by_language.get("zh-Hans", ""))


def phrases(node: Node | None, what: str, report: FileReport, longest: int = MAX_PHRASE) -> Phrases:
    """Lists of phrases by language, without empty lists and repeats."""
    given = _by_language(node, what, "write en:, zh-Hant: or zh-Hans: and a list under it", report)
    if given is None:
        return NO_PHRASES
    found: dict[Language, tuple[str, ...]] = {}
    for language, listed in languages(given, report):
        values = (string(item, f"one of {what}", longest, report) for item in items(listed, what, report))
        if unique := tuple(dict.fromkeys(value for value in values if value)):
            found[language] = unique
    return MappingProxyType(found) if found else NO_PHRASES


def day(node: Node | None, what: str, report: FileReport) -> date | None:
    """A date written YYYY-MM-DD, with or without quotes."""
    if is_nothing(node):
        return None
    if isinstance(node, Scalar) and _DATE.fullmatch(node.value.strip()):
        try:
            return date.fromisoformat(node.value.strip())
        except ValueError:
            report.add(
                "bad-date",
                node,
                f"{what} is not a day of the calendar",
                value=node.value,
                remedy="write a day that exists, as YYYY-MM-DD",
            )
            return None
    report.add(
        "bad-date",
        node,
        f"{what} is not a date",
        value=_show(node),
        remedy="write it as YYYY-MM-DD, the year first",
    )
    return None


def flag(node: Node | None, what: str, report: FileReport) -> bool:
    """``true`` or ``false``; nothing is false."""
    if is_nothing(node):
        return False
    if isinstance(node, Scalar) and node.value in {"true", "false"}:
        return node.value == "true"
    report.add(
        "wrong-type", node, f"{what} must be true or false", value=_show(node), remedy="write true or false"
    )
    return False


def _show(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""
