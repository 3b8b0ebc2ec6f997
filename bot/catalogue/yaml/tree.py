"""YAML as a tree of texts that know their line and column.

The tree is built from PyYAML's events; nothing is ever composed or constructed by PyYAML, because its
constructors turn ``no`` into False and ``12:30`` into 750, keep the last of two equal keys silently and
unfold aliases without bound. Depth is bounded while the events arrive, which also keeps libyaml from
the depths at which it becomes slow or crashes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

from bot.catalogue.report import FileReport
from bot.catalogue.yaml.files import MAX_BYTES

MAX_DEPTH: Final = 20

# What PyYAML is known to raise on bad input, beside its own errors.
YAML_ERRORS: Final = (
    yaml.YAMLError,
    ValueError,
    KeyError,
    AttributeError,
    IndexError,
    TypeError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Scalar:
    value: str
    line: int
    column: int
    plain: bool
    """True where it is written without quotes."""

    @property
    def nothing(self) -> bool:
        """True for an empty value, ``~`` and ``null`` without quotes."""
        return self.plain and self.value in {"", "~", "null", "Null", "NULL"}

    @property
    def misread_as(self) -> str:
        """What YAML would turn this into: "int", "bool", …; empty for a text."""
        return _misread_as(self.value) if self.plain else ""


@dataclass(frozen=True, slots=True)
class ListNode:
    items: list["Node"]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class MapNode:
    entries: dict[str, tuple[Scalar, "Node"]]
    """Value of a key → the key and what stands under it; the first of equal keys."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """Takes the place of something that was refused and reported already."""

    line: int
    column: int


Node = Scalar | ListNode | MapNode | BrokenNode


@dataclass(slots=True)
class _Open:
    """A sequence or mapping whose end has not come yet."""

    node: ListNode | MapNode
    key: Node | None = None


def parse(data: bytes, report: FileReport) -> Node | None:
    """The tree of one YAML document, or None if it is empty or could not be read to the end.

    Everything refused is noted in the report: aliases, anchors, tags, merge keys, equal keys, several
    documents, too much depth or size, bytes that are not UTF-8, and whatever PyYAML does not accept.
    """
    if len(data) > MAX_BYTES:
        report.add("too-large", None, f"the file is larger than {MAX_BYTES:,} bytes", remedy="split it")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        at = BrokenNode(line, column)
        report.add("not-utf-8", at, "the file is not UTF-8 text", remedy="save it as UTF-8")
        return None
    try:
        return _tree(yaml.parse(text, Loader=_loader()), report)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = BrokenNode(mark.line + 1, mark.column + 1) if mark else BrokenNode(1, 1)
        said = " ".join(part for part in (error.context, error.problem) if part)
        report.add("not-yaml", at, f"the file is not valid YAML: {said}", remedy=_syntax_remedy(said))
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        at = BrokenNode(before.count("\n") + 1, len(before) - before.rfind("\n"))
        report.add("not-yaml", at, "a character is not allowed in YAML", remedy="remove it")
    except YAML_ERRORS as error:
        report.add("not-yaml", None, f"the file is not valid YAML: {type(error).__name__}: {error}")
    return None


def _tree(events: Iterator[Any], report: FileReport) -> Node | None:
    root: Node | None = None
    stack: list[_Open] = []
    documents = 0
    for event in events:
        if report.full:
            return None
        if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            stack.pop()
            continue
        at = BrokenNode(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                report.add(
                    "several-documents",
                    at,
                    "a second document begins here",
                    value="---",
                    remedy="keep one document per file",
                )
                return root
        node = _node(event, at, report)
        if node is None:
            continue
        if stack:
            _hang(node, stack[-1], report)
        else:
            root = node
        if isinstance(node, ListNode | MapNode):
            if len(stack) >= MAX_DEPTH:
                report.add("too-deep", at, f"nested deeper than {MAX_DEPTH} levels", remedy="flatten it")
                return None
            stack.append(_Open(node))
    return root


def _node(event: Any, at: BrokenNode, report: FileReport) -> Node | None:
    """What an event begins; None for the events around documents."""
    node: Node | None = None
    match event:
        case yaml.ScalarEvent():
            node = Scalar(event.value, at.line, at.column, bool(event.implicit[0]))
        case yaml.SequenceStartEvent():
            node = ListNode([], at.line, at.column)
        case yaml.MappingStartEvent():
            node = MapNode({}, at.line, at.column)
        case yaml.AliasEvent():
            name = f"*{event.anchor}"
            report.add("alias", at, "aliases are not read", value=name, remedy="write the value out")
            return at
    if node is not None and event.anchor is not None:
        report.add("alias", at, "anchors are not read", value=f"&{event.anchor}", remedy="remove it")
    if node is not None and event.tag is not None:
        report.add("tag", at, "tags are not read", value=event.tag, remedy="remove it")
    return node


def _hang(node: Node, parent: _Open, report: FileReport) -> None:
    """Put a node under its parent; under a mapping, keys and values take turns."""
    if isinstance(parent.node, ListNode):
        parent.node.items.append(node)
        return
    if parent.key is None:
        parent.key = node
        return
    key, parent.key = parent.key, None
    if isinstance(key, BrokenNode):
        return
    if not isinstance(key, Scalar):
        report.add("bad-key", key, "a key must be a plain word", remedy="check the indentation and brackets")
    elif key.plain and key.value == "<<":
        report.add("merge-key", key, "merge keys are not read", value="<<", remedy="write the values out")
    elif key.value in parent.node.entries:
        first = parent.node.entries[key.value][0].line
        report.add(
            "duplicate-key",
            key,
            f"“{key.value[:40]}” is already there in line {first}",
            value=key.value,
            remedy="keep one of them",
        )
    else:
        if key.misread_as:
            report.add(
                "not-text",
                key,
                f"YAML reads this key as {key.misread_as}",
                value=key.value,
                remedy=f'put it in quotes: "{key.value[:40]}"',
            )
        parent.node.entries[key.value] = (key, node)


def _syntax_remedy(said: str) -> str:
    if "\\t" in said or "tab" in said:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in said or "expected" in said:
        return "check the indentation, and put texts that hold “: ” or “ #” in quotes"
    return "check the indentation and quotes near this place"


@cache
def _loader() -> type[Any]:
    """libyaml's parser where PyYAML was built with it: twenty times as fast."""
    loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return loader


def _misread_as(value: str) -> str:
    candidates = yaml.resolver.Resolver.yaml_implicit_resolvers.get(value[:1], ())
    for tag, pattern in candidates:
        if pattern.match(value):
            return str(tag).rpartition(":")[2]
    return ""
