"""YAML trees → the objects of the model; notes every mistake and remembers where each id stands."""

from dataclasses import dataclass, field
from typing import Final

from bot.catalogue.model import (
    NO_KEEPERS,
    NO_TEXT,
    Boundary,
    Department,
    Duty,
    Keepers,
    Phrases,
    Principle,
    Role,
    Text,
    Topic,
)
from bot.catalogue.report import FileReport, Position
from bot.catalogue.yaml import addresses, fields
from bot.catalogue.yaml.tree import MapNode, Node, Scalar

CATALOGUE_KEYS: Final = ("name", "source", "departments", "keepers", "principles")
KEEPERS_KEYS: Final = ("people", "channel")
PRINCIPLE_KEYS: Final = ("id", "name", "text")
DEPARTMENT_KEYS: Final = ("id", "name", "aliases", "mission", "channel", "keepers", "reviewed", "roles")
ROLE_KEYS: Final = ("id", "name", "aliases", "holder", "deputy", "channel", "reviewed", "owns", "duties")
DUTY_KEYS: Final = ("id", "text", "measure", "works_with", "from_mission", "not_for")
BOUNDARY_KEYS: Final = ("phrase", "see")
TOPIC_KEYS: Final = ("id", "name", "usually", "contact", "starter")


@dataclass(frozen=True, slots=True)
class Use:
    """An id that is referred to, and from where; ``unknown_ids`` judges it once all files are read."""

    rule: str
    id: str
    kinds: tuple[str, ...]
    """Which kinds of thing it may name: "department", "role", "duty", "topic"."""
    file: FileReport
    at: Scalar


@dataclass(slots=True)
class IdIndex:
    """Where each id is defined and used. Duties and topics share the namespace "duty"."""

    defined: dict[tuple[str, str], Position] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    """Kind → its ids in the order of the files."""
    uses: list[Use] = field(default_factory=list)
    phrases: dict[str, list[tuple[Phrases, MapNode, str]]] = field(default_factory=dict)
    """Duty or topic id → its lists of phrases, the node that holds them and the file."""

    def define(self, kind: str, node: Node | None, value: str, report: FileReport) -> None:
        """Remember an id, or note that it is taken."""
        if not value or node is None:
            return
        space = "duty" if kind == "topic" else kind
        first = self.defined.get((space, value))
        if first:
            report.add(
                "duplicate-id",
                node,
                f"the {kind} id is already taken in {first.file}, line {first.line}",
                value=value,
                remedy="give one of them another id",
            )
            return
        self.defined[(space, value)] = report.place(node)
        self.kinds.setdefault(kind, []).append(value)

    def use(self, rule: str, node: Node | None, kinds: tuple[str, ...], report: FileReport) -> str:
        """Read an id that names something defined elsewhere."""
        value = fields.identifier(node, "an id", report)
        if value and isinstance(node, Scalar):
            self.uses.append(Use(rule, value, kinds, report, node))
        return value


@dataclass(frozen=True, slots=True)
class Frame:
    """What catalogue.yaml says about the catalogue as a whole."""

    name: Text = NO_TEXT
    source: Text = NO_TEXT
    order: tuple[str, ...] = ()
    principles: tuple[Principle, ...] = ()
    keepers: Keepers = NO_KEEPERS


def read_frame(root: Node | None, index: IdIndex, report: FileReport) -> Frame:
    node = fields.mapping(root, "the catalogue", CATALOGUE_KEYS, report)
    if node is None:
        return Frame()
    order = (
        index.use("unknown-department", item, ("department",), report)
        for item in fields.items(fields.get(node, "departments"), "departments", report)
    )
    principles = (
        _principle(item, index, report)
        for item in fields.items(fields.get(node, "principles"), "principles", report)
    )
    return Frame(
        name=fields.text(fields.get(node, "name"), "the name", fields.MAX_TEXT, report),
        source=fields.text(fields.get(node, "source"), "the source", fields.MAX_TEXT, report),
        order=tuple(dict.fromkeys(name for name in order if name)),
        principles=tuple(principle for principle in principles if principle),
        keepers=_keepers(fields.get(node, "keepers"), report),
    )


def _keepers(node: Node | None, report: FileReport) -> Keepers:
    if fields.is_nothing(node):
        return NO_KEEPERS
    given = fields.mapping(node, "keepers", KEEPERS_KEYS, report)
    if given is None:
        return NO_KEEPERS
    return Keepers(
        people=addresses.people(fields.get(given, "people"), "the keepers", report),
        channel=addresses.channel(fields.get(given, "channel"), "the keepers' channel", report),
    )


def _principle(item: Node, index: IdIndex, report: FileReport) -> Principle | None:
    node = fields.mapping(item, "a principle", PRINCIPLE_KEYS, report)
    if node is None:
        return None
    return Principle(
        id=_own_id(node, "principle", index, report),
        name=_needed_text(node, "name", "a principle", fields.MAX_NAME, report),
        text=_needed_text(node, "text", "a principle", fields.MAX_TEXT, report),
    )


def read_department(root: Node | None, stem: str, index: IdIndex, report: FileReport) -> Department | None:
    """A department from its file; ``stem`` is the file's name without ``.yaml``."""
    node = fields.mapping(root, "a department", DEPARTMENT_KEYS, report)
    if node is None:
        if root is None and not report.problems:
            report.add("empty", None, "the file is empty", remedy="write the department or remove the file")
        return None
    own = _own_id(node, "department", index, report)
    if own and own != stem:
        report.add(
            "file-name",
            fields.get(node, "id"),
            "the file is not named after the department",
            value=own,
            remedy=f"rename the file to {own}.yaml or write id: {stem}",
        )
    roles = (_role(item, index, report) for item in fields.items(fields.get(node, "roles"), "roles", report))
    return Department(
        id=own,
        name=_needed_text(node, "name", "a department", fields.MAX_NAME, report),
        aliases=fields.phrases(fields.get(node, "aliases"), "the aliases", report, fields.MAX_SHORT),
        mission=fields.text(fields.get(node, "mission"), "the mission", fields.MAX_TEXT, report),
        channel=addresses.channel(fields.get(node, "channel"), "the channel", report),
        reviewed=fields.day(fields.get(node, "reviewed"), "the review date", report),
        roles=tuple(role for role in roles if role),
        keepers=_keepers(fields.get(node, "keepers"), report),
    )


def _role(item: Node, index: IdIndex, report: FileReport) -> Role | None:
    node = fields.mapping(item, "a role", ROLE_KEYS, report)
    if node is None:
        return None
    own = _own_id(node, "role", index, report)
    duties = (
        _duty(duty, index, report) for duty in fields.items(fields.get(node, "duties"), "duties", report)
    )
    holders = addresses.people(fields.get(node, "holder"), "the holder", report)
    return Role(
        id=own,
        name=_needed_text(node, "name", "a role", fields.MAX_NAME, report),
        aliases=fields.phrases(fields.get(node, "aliases"), "the aliases", report, fields.MAX_SHORT),
        holder=next(iter(holders), ""),
        co_holders=holders[1:],
        deputy=addresses.person(fields.get(node, "deputy"), "the deputy", report),
        channel=addresses.channel(fields.get(node, "channel"), "the channel", report),
        reviewed=fields.day(fields.get(node, "reviewed"), "the review date", report),
        duties=tuple(duty for duty in duties if duty),
        owns=_owned(fields.get(node, "owns"), report),
    )


def _owned(node: Node | None, report: FileReport) -> tuple[str, ...]:
    names = (
        fields.string(item, "a name of what the role owns", fields.MAX_NAME, report)
        for item in fields.items(node, "owns", report)
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _duty(item: Node, index: IdIndex, report: FileReport) -> Duty | None:
    node = fields.mapping(item, "a duty", DUTY_KEYS, report)
    if node is None:
        return None
    own = _own_id(node, "duty", index, report)
    works_with = (
        index.use("unknown-department", other, ("department",), report)
        for other in fields.items(fields.get(node, "works_with"), "works_with", report)
    )
    not_for = (
        _boundary(other, index, report)
        for other in fields.items(fields.get(node, "not_for"), "not_for", report)
    )
    return Duty(
        id=own,
        text=_needed_text(node, "text", "a duty", fields.MAX_TEXT, report),
        measure=fields.text(fields.get(node, "measure"), "the measure", fields.MAX_TEXT, report),
        works_with=tuple(dict.fromkeys(name for name in works_with if name)),
        from_mission=fields.flag(fields.get(node, "from_mission"), "from_mission", report),
        not_for=tuple(boundary for boundary in not_for if boundary),
    )


def _boundary(item: Node, index: IdIndex, report: FileReport) -> Boundary | None:
    node = fields.mapping(item, "an item of not_for", BOUNDARY_KEYS, report)
    if node is None:
        return None
    for key in BOUNDARY_KEYS:
        _missing(node, key, "an item of not_for", report)
    return Boundary(
        phrase=fields.string(fields.get(node, "phrase"), "the phrase", fields.MAX_PHRASE, report),
        see=index.use(
            "unknown-see", fields.get(node, "see"), ("duty", "role", "department", "topic"), report
        ),
    )


def read_elsewhere(root: Node | None, index: IdIndex, report: FileReport) -> list[Topic]:
    topics: list[Topic] = []
    for item in fields.items(root, "elsewhere.yaml", report):
        node = fields.mapping(item, "a topic", TOPIC_KEYS, report)
        if node is None:
            continue
        own = _own_id(node, "topic", index, report)
        topics.append(
            Topic(
                id=own,
                name=_needed_text(node, "name", "a topic", fields.MAX_NAME, report),
                usually=fields.text(fields.get(node, "usually"), "usually", fields.MAX_TEXT, report),
                contact=addresses.contact(fields.get(node, "contact"), "the contact", report),
                starter=fields.flag(fields.get(node, "starter"), "starter", report),
            )
        )
    return topics


def read_phrases(root: Node | None, index: IdIndex, report: FileReport) -> None:
    """Phrases of duties and topics; one id may stand in several files, its lists are joined later."""
    if root is None or fields.is_nothing(root):
        return
    if not isinstance(root, MapNode):
        report.add(
            "wrong-type",
            root,
            "a phrases file must hold duty ids, each with its phrases",
            remedy="write a duty id, under it en:, under that “- phrase” lines",
        )
        return
    for name, (at, node) in root.entries.items():
        index.uses.append(Use("unknown-duty", name, ("duty", "topic"), report, at))
        found = fields.phrases(node, f"the phrases of {name[:40]}", report)
        if found and isinstance(node, MapNode):
            index.phrases.setdefault(name, []).append((found, node, report.file))


def _own_id(node: MapNode, kind: str, index: IdIndex, report: FileReport) -> str:
    what = f"the {kind} id"
    _missing(node, "id", f"a {kind}", report)
    at = fields.get(node, "id")
    own = fields.identifier(at, what, report)
    index.define(kind, at, own, report)
    return own


def _needed_text(node: MapNode, key: str, owner: str, longest: int, report: FileReport) -> Text:
    found = fields.text(fields.get(node, key), f"the {key}", longest, report)
    _missing(node, key, owner, report)
    return found


def _missing(node: MapNode, key: str, owner: str, report: FileReport) -> None:
    at = fields.get(node, key)
    if at is None:
        report.add("missing-key", node, f"{owner} needs “{key}”", remedy=f"add {key}:")
    elif (isinstance(at, Scalar) and at.nothing) or (isinstance(at, MapNode) and not at.entries):
        report.add("empty", at, f"“{key}” of {owner} is empty", remedy=f"write something after {key}:")
