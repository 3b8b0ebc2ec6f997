"""Blocks of a YAML text cut out and put in, line by line: all the rest keeps its bytes and comments."""

from collections.abc import Sequence
from functools import lru_cache

from bot.catalogue.report import FileReport
from bot.catalogue.yaml.tree import ListNode, MapNode, Node, Scalar, parse

Path = tuple[str, ...]
"""Keys from the top down; an item of a list is named by its id."""


class NotABlockError(ValueError):
    """The list is written in brackets, or is not there."""


@lru_cache(maxsize=8)
def root_of(text: str) -> Node | None:
    """The tree of a text, not to be changed."""
    return parse(text.encode(), FileReport(""))


def node_at(root: Node | None, path: Path) -> Node | None:
    node = root
    for step in path:
        node = _child(node, step)
    return node


def _child(node: Node | None, step: str) -> Node | None:
    if isinstance(node, MapNode):
        return node.entries[step][1] if step in node.entries else None
    if isinstance(node, ListNode):
        return next((item for item in node.items if id_of(item) == step), None)
    return None


def keys_of(text: str) -> list[str]:
    """The keys at the top of a text."""
    root = root_of(text)
    return list(root.entries) if isinstance(root, MapNode) else []


def line_of(text: str, key: str) -> int:
    """The line of a key at the top. Raises KeyError."""
    root = root_of(text)
    if not isinstance(root, MapNode):
        raise KeyError(key)
    return root.entries[key][0].line


def id_of(item: Node | None) -> str:
    own = _child(item, "id") if isinstance(item, MapNode) else None
    return own.value if isinstance(own, Scalar) else ""


def cut(text: str, line: int) -> tuple[str, list[str]]:
    """The text without the block that begins in this line, and the block's lines, moved to the margin.

    Comments and blank lines after it that stand no deeper stay: they are about what comes next.
    """
    lines = text.splitlines()
    indent = _indent(lines[line - 1])
    end = _end(lines, line, indent)
    block = [each[min(indent, _indent(each)) :] for each in lines[line - 1 : end]]
    return _joined([*lines[: line - 1], *lines[end:]]), block


def insert_item(text: str, path: Path, block: Sequence[str]) -> str:
    """Put a block, its dash at the margin, at the end of the list at this path. Raises NotABlockError."""
    listed = node_at(root_of(text), path)
    lines = text.splitlines()
    if isinstance(listed, ListNode) and listed.items:
        last = listed.items[-1].line
        indent = _dash(lines[last - 1])
        end = _end(lines, last, indent)
    elif isinstance(listed, Scalar | ListNode):
        # Empty: nothing, or brackets with nothing in them.
        end = listed.line
        head, mark, rest = lines[end - 1].partition("[]")
        if isinstance(listed, ListNode) and not mark:
            raise NotABlockError(path)
        lines[end - 1] = (head.rstrip() + rest) if mark else lines[end - 1]
        indent = _indent(lines[end - 1].replace("- ", "  ", 1)) + 2
    else:
        raise NotABlockError(path)
    return _joined([*lines[:end], *(" " * indent + each if each else each for each in block), *lines[end:]])


def remove_value(text: str, path: Path, value: str) -> str:
    """Take a text out of the list at this path, and the list if it was the last. Raises NotABlockError."""
    listed = node_at(root_of(text), path)
    held = node_at(root_of(text), path[:-1])
    if not isinstance(listed, ListNode) or not isinstance(held, MapNode):
        raise NotABlockError(path)
    item = next((each for each in listed.items if isinstance(each, Scalar) and each.value == value), None)
    if item is None or not text.splitlines()[item.line - 1].lstrip().startswith("- "):
        raise NotABlockError(path)
    if len(listed.items) > 1:
        return cut(text, item.line)[0]
    alone = len(held.entries) == 1 and len(path) > 1
    return cut(text, line_of(text, path[0]) if alone else held.entries[path[-1]][0].line)[0]


def insert_key(text: str, path: Path, block: Sequence[str]) -> str:
    """Put lines, their key at the margin, at the end of the mapping at this path. Raises NotABlockError."""
    mapping = node_at(root_of(text), path)
    if not isinstance(mapping, MapNode) or not mapping.entries:
        raise NotABlockError(path)
    lines = text.splitlines()
    at, _ = list(mapping.entries.values())[-1]
    first = next(iter(mapping.entries.values()))[0]
    if lines[at.line - 1][: at.column - 1].strip(" -") or (
        len(mapping.entries) > 1 and at.line == first.line
    ):
        raise NotABlockError(path)
    end = _end(lines, at.line, at.column - 1)
    indent = " " * (at.column - 1)
    return _joined([*lines[:end], *(indent + each for each in block), *lines[end:]])


def _dash(line: str) -> int:
    indent = _indent(line)
    if line[indent : indent + 1] != "-" or "[" in line[:indent]:
        raise NotABlockError("-")
    return indent


def _end(lines: Sequence[str], line: int, indent: int) -> int:
    """Where the block that begins in this line, counted from 1, ends: the number of its last line."""
    dashed = lines[line - 1].lstrip().startswith("-")
    end = line
    while end < len(lines) and not _ends(lines[end], indent, dashed=dashed):
        end += 1
    while end > line and _is_about_the_next(lines[end - 1], indent):
        end -= 1
    return end


def _ends(line: str, indent: int, *, dashed: bool) -> bool:
    """True for the line after a block; the list of a key may stand no deeper than the key."""
    bare = line.strip()
    if not bare or bare.startswith("#") or _indent(line) > indent:
        return False
    return dashed or _indent(line) < indent or not bare.startswith("- ")


def _is_about_the_next(line: str, indent: int) -> bool:
    bare = line.strip()
    return not bare or (bare.startswith("#") and _indent(line) <= indent)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n" if lines else ""
