"""Single values of a YAML text changed in place, with its comments and quotes kept.

ruamel.yaml is loaded here and nowhere else.
"""

import io
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from bot.catalogue.model import Keepers, Phrases, Text
from bot.catalogue.yaml import writer
from bot.catalogue.yaml.reader import KEEPERS_KEYS
from bot.language.codes import LANGUAGES

_NO_WRAP: Final = 1_000_000  # columns
_LIST: Final = re.compile(
    r"^( *)[^\s#-][^\n]*:[^\S\n]*(?:#[^\n]*)?\n(?:[^\S\n]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE
)
Map = Any
"""A mapping of ruamel.yaml: a dict that remembers comments."""


def load_map(text: str) -> Map:
    return _yaml(text).load(text)


def dump_map(root: Map, like: str) -> str:
    """The text of a tree, its lists indented as in the text it came from."""
    out = io.StringIO()
    _yaml(like).dump(root, out)
    return out.getvalue()


def _yaml(text: str) -> Any:
    found = _LIST.search(text)
    offset = min(2, max(0, len(found[2]) - len(found[1]))) if found else 2
    return _configured(offset, text.startswith("---"))


@cache
def _configured(offset: int, start: bool) -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _NO_WRAP
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    yaml.explicit_start = start
    return yaml


def set_text(node: Map, key: str, old: Text, new: Text, order: Sequence[str]) -> None:
    """The languages of a text that differ."""
    if old == new:
        return
    if not node.get(key):
        _insert(node, key, _fresh([f"{key}:", *_by_language(new)])[key], order)
        return
    for language in LANGUAGES:
        if old.get(language) != new.get(language):
            node[key][language] = _scalar(new.get(language))


def set_value(node: Map, key: str, old: object, new: object, order: Sequence[str]) -> None:
    """A scalar, or a list of several people."""
    if old == new:
        return
    value: Any = None
    if isinstance(new, date):
        value = new
    elif isinstance(new, tuple):
        listed = f"[{', '.join(map(writer.quote, new))}]"
        value = _fresh([f"x: {listed}"])["x"] if len(new) > 1 else _scalar(new[0]) if new else None
    elif new:
        value = _scalar(str(new)) if not isinstance(new, bool) else new
    if key in node:
        node[key] = value
    else:
        _insert(node, key, value, order)


def set_keepers(node: Map, old: Keepers, new: Keepers, order: Sequence[str]) -> None:
    """Who keeps the catalogue or a department's part of it true."""
    if old == new:
        return
    if not new:
        node.pop("keepers", None)
        return
    if not node.get("keepers"):
        _insert(node, "keepers", _fresh(["keepers: {}"])["keepers"], order)
    set_value(node["keepers"], "people", old.people, new.people, KEEPERS_KEYS)
    set_value(node["keepers"], "channel", old.channel, new.channel, KEEPERS_KEYS)


def add_phrases(node: Map, key: str, old: Phrases, new: Phrases, order: Sequence[str]) -> None:
    """Wordings that the new lists hold and the old ones do not, at the end of each."""
    if old == new:
        return
    if not node.get(key):
        _insert(node, key, _fresh(writer.phrase_lines(key, new, ""))[key], order)
        return
    for language in LANGUAGES:
        added = [each for each in new.get(language, ()) if each not in old.get(language, ())]
        if added and node[key].get(language):
            node[key][language].extend(map(_scalar, added))
        elif added:
            node[key][language] = _fresh(writer.phrase_lines("x", {language: tuple(added)}, ""))["x"][
                language
            ]


def add_items(node: Map, key: str, old: Sequence[str], new: Sequence[str], order: Sequence[str]) -> None:
    """Plain items of a list, added and taken away."""
    if tuple(old) == tuple(new):
        return
    if not node.get(key):
        _insert(node, key, _fresh([f"x: [{', '.join(map(writer.quote, new))}]"])["x"], order)
        return
    for item in old:
        if item not in new:
            node[key].remove(item)
    node[key].extend(_scalar(item) for item in new if item not in old)


def _insert(node: Map, key: str, value: Any, order: Sequence[str]) -> None:
    """Put a key where the format has it: after the last of those before it that are there."""
    if key in node:
        node[key] = value
        return
    before = order[: order.index(key)]
    keys = list(node)
    place = max((keys.index(each) + 1 for each in before if each in keys), default=0)
    node.insert(place, key, value)


def _by_language(text: Text) -> list[str]:
    return [f"  {language}: {writer.quote(each)}" for language, each in text.by_language()]


def _fresh(lines: Sequence[str]) -> Map:
    return _configured(2, False).load("\n".join(lines) + "\n")


def _scalar(value: str) -> Any:
    """A text that YAML 1.1 and 1.2 both read as this text."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return value if writer.quote(value) == value else DoubleQuotedScalarString(value)


def set_boundaries(node: Map, wanted: Sequence[tuple[str, str]], order: Sequence[str]) -> None:
    """What a duty is not: pairs of a wording and the id of its owner."""
    listed = node.get("not_for")
    if not listed:
        lines = [
            line
            for phrase, see in wanted
            for line in (f"  - phrase: {writer.quote(phrase)}", f"    see: {writer.quote(see)}")
        ]
        _insert(node, "not_for", _fresh(["x:", *lines])["x"], order)
        return
    there = [(str(each["phrase"]), str(each["see"])) for each in listed]
    for place in reversed(range(len(there))):
        if there[place] not in wanted:
            del listed[place]
    for phrase, see in wanted:
        if (phrase, see) not in there:
            item = f"{{phrase: {writer.quote(phrase)}, see: {writer.quote(see)}}}"
            listed.append(_fresh([f"x: {item}"])["x"])
    if not listed:
        del node["not_for"]
