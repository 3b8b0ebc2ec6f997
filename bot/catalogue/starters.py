"""Topics outside that a new catalogue starts with: what people everywhere ask and most catalogues lack.

They are marked as starters. The finder lets one step aside where the catalogue has a duty of its own for it.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from bot.catalogue.model import Catalogue, Topic
from bot.catalogue.report import FileReport
from bot.catalogue.yaml import fields
from bot.catalogue.yaml.tree import ListNode, MapNode, parse

_FILE: Final = Path(__file__).parent / "data" / "starter_topics.yaml"


def with_starters(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the starter topics, if it has no topics yet; ids that duties have are left out."""
    if catalogue.elsewhere:
        return catalogue
    taken = {duty.id for duty, _, _ in catalogue.duties()}
    return replace(catalogue, elsewhere=tuple(topic for topic in starters() if topic.id not in taken))


@cache
def starters() -> tuple[Topic, ...]:
    """The topics that ship."""
    report = FileReport(_FILE.name)
    root = parse(_FILE.read_bytes(), report)
    items = root.items if isinstance(root, ListNode) else []
    return tuple(_topic(item, report) for item in items if isinstance(item, MapNode))


def _topic(node: MapNode, report: FileReport) -> Topic:
    return Topic(
        id=fields.identifier(fields.get(node, "id"), "the id", report),
        name=fields.text(fields.get(node, "name"), "the name", fields.MAX_NAME, report),
        usually=fields.text(fields.get(node, "usually"), "usually", fields.MAX_TEXT, report),
        phrases=fields.phrases(fields.get(node, "phrases"), "the phrases", report),
        starter=True,
    )
