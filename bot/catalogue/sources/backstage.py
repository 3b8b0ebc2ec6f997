"""Backstage's catalog-info.yaml → a grid: the groups that own components as roles, components as duties."""

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue.report import FileReport
from bot.catalogue.sources.grid import Grid, Line, Source
from bot.catalogue.yaml.tree import ListNode, MapNode, Node, Scalar, parse

HEADER: Final = ("department", "role", "duty", "phrases", "holder")
ROOM: Final = "Software"
"""The department of groups that have no parent."""
OWNED: Final = ("Component", "API", "Resource", "System", "Domain", "Template")
_KIND: Final = re.compile(r"^apiVersion:\s*[\"']?backstage\.io/", re.MULTILINE)
_END: Final = re.compile(r"^---[ \t]*(?:#.*)?$", re.MULTILINE)


def looks_like(text: str) -> bool:
    return _KIND.search(text) is not None


def read_backstage(text: str, report: FileReport) -> Source:
    """A row per thing that has an owner; row numbers are lines of the file."""
    entities = [root for root in _documents(text, report) if isinstance(root, MapNode)]
    groups = {_at(each, "metadata", "name"): each for each in entities if _at(each, "kind") == "Group"}
    rows: list[Line] = []
    unowned: list[str] = []
    for entity in entities:
        kind, name = _at(entity, "kind"), _at(entity, "metadata", "name")
        owner = _at(entity, "spec", "owner")
        if kind not in OWNED or not name:
            continue
        if not owner:
            unowned.append(name)
            continue
        rows.append(Line(entity.line, _row(entity, kind, name, owner, groups)))
    notes = [
        "this is a Backstage catalogue: owners were read as roles, what they own as duties",
        *([f"left out, for they name no owner: {', '.join(unowned[:8])}"] if unowned else []),
    ]
    return Source((Grid((Line(0, HEADER), *rows)),), tuple(notes), settled=True)


def _documents(text: str, report: FileReport) -> Iterator[Node | None]:
    start = 0
    for found in [*_END.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].strip():
            # Blank lines before it keep the numbers of its own.
            yield parse(("\n" * text.count("\n", 0, start) + text[start:end]).encode(), report)
        start = found.end() if found else end


def _row(entity: MapNode, kind: str, name: str, owner: str, groups: dict[str, MapNode]) -> tuple[str, ...]:
    reference = owner.rpartition(":")[2].rpartition("/")[2]
    group = groups.get(reference)
    parent = _at(group, "spec", "parent").rpartition("/")[2] if group else ""
    role = _display_name(group, reference) if group else reference
    department = _display_name(groups.get(parent), parent) if parent else ROOM
    title = _at(entity, "metadata", "title") or name
    described = _at(entity, "metadata", "description")
    duty = f"{title}: {described}" if described else f"{kind} {title}"
    phrases = dict.fromkeys([name, name.replace("-", " "), title, *_tags(entity)])
    email = _at(group, "spec", "profile", "email") if group else ""
    return (department, role.replace("-", " "), " ".join(duty.split())[:500], "|".join(phrases), email)


def _display_name(group: MapNode | None, name: str) -> str:
    """A group's name for people."""
    if group is None:
        return name.replace("-", " ")
    shown = _at(group, "spec", "profile", "displayName") or _at(group, "metadata", "title")
    return shown or name.replace("-", " ")


def _tags(entity: MapNode) -> list[str]:
    metadata = entity.entries.get("metadata")
    tags = metadata[1].entries.get("tags") if metadata and isinstance(metadata[1], MapNode) else None
    items = tags[1].items if tags and isinstance(tags[1], ListNode) else []
    return [item.value for item in items if isinstance(item, Scalar)]


def _at(node: Node | None, *keys: str) -> str:
    """The text under a path of keys; empty if there is none."""
    for key in keys:
        node = node.entries[key][1] if isinstance(node, MapNode) and key in node.entries else None
    return node.value if isinstance(node, Scalar) and not node.nothing else ""
