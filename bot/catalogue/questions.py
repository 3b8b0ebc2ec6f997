"""Labelled questions: YAML files that say who is right, read with every mistake reported by line.

A file is a list of items with ``q`` (the message), ``gold`` (role ids, the best first; empty where nobody
in the catalogue handles it) and, if known, ``dept``, ``kind`` and ``lang``. Other keys are left alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.model import Catalogue
from bot.catalogue.report import FileReport
from bot.catalogue.yaml import fields
from bot.catalogue.yaml.fields import nearest_word
from bot.catalogue.yaml.files import MAX_BYTES
from bot.catalogue.yaml.tree import BrokenNode, ListNode, MapNode, Node, Scalar, parse
from bot.language.script import language_of

QUESTIONS: Final = "questions.yaml"
"""The catalogue's own, in its folder."""
EMPTY: Final = "empty"
UNKNOWN_OWNERS: Final = ("unknown-role", "unknown-department")
"""Rules of the problems that name an id which the catalogue does not hold (any more)."""

LANGUAGES: Final = ("en", "zh-Hant", "zh-Hans", "mixed")
PLAIN: Final = "plain"
TYPO: Final = "typo"
DEPARTMENT: Final = "department"

ENGLISH: Final = "English"
CHINESE: Final = "Chinese"


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    text: str
    gold: tuple[str, ...]
    """Role ids that are right; empty where nobody in the catalogue handles it."""
    department: str | None
    kind: str
    language: str
    file: str
    line: int

    @property
    def owned(self) -> bool:
        return bool(self.gold)

    @property
    def group(self) -> str:
        """English, or Chinese for everything else: mixed messages are mostly Chinese sentences."""
        return ENGLISH if self.language == "en" else CHINESE


def load(paths: Sequence[Path], catalogue: Catalogue) -> list[LabelledQuestion]:
    """The questions of all files, in order.

    Raises CatalogueError with all problems of all files: what is no question, and ids that the
    catalogue does not have. Raises OSError for a file that cannot be read.
    """
    found: list[LabelledQuestion] = []
    reports: list[FileReport] = []
    for path in paths:
        report = FileReport(str(path))
        reports.append(report)
        found += read(path.read_bytes(), catalogue, report)
    problems = [problem for report in reports for problem in report.problems]
    if problems:
        raise CatalogueError(problems)
    return found


def problems_of(directory: Path, catalogue: Catalogue) -> list[Problem]:
    """What is wrong with the questions in a catalogue's folder; nothing where there are none."""
    file = directory / QUESTIONS
    if not file.is_file():
        return []
    report = FileReport(QUESTIONS)
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        report.add("unreadable", None, f"it cannot be read: {error.strerror}", remedy="check its permissions")
        return report.problems
    read(data, catalogue, report)
    return [problem for problem in report.problems if problem.rule != EMPTY]


def read(data: bytes, catalogue: Catalogue, report: FileReport) -> list[LabelledQuestion]:
    """The questions of one file; what is wrong with it goes into the report."""
    root = parse(data, report)
    if not isinstance(root, ListNode):
        if root is not None and not fields.is_nothing(root):
            report.add(
                "no-questions", root, "the file must be a list of questions", remedy="begin each with “- q:”"
            )
        elif not report.problems:
            report.add(EMPTY, None, "there is no question in it", remedy="begin each with “- q:”")
        return []
    roles = [role.id for role, _ in catalogue.roles()]
    departments = [department.id for department in catalogue.departments]
    found: list[LabelledQuestion] = []
    for item in root.items:
        if isinstance(item, MapNode):
            question = _question(item, roles, departments, report)
            found += [question] if question else []
        elif not isinstance(item, BrokenNode):
            report.add(
                "wrong-type", item, "a question must be written as “key: value” lines", remedy="- q: …"
            )
    return found


def _question(
    item: MapNode, roles: Collection[str], departments: Collection[str], report: FileReport
) -> LabelledQuestion | None:
    text = _text(item, "q", report)
    if not text:
        report.add("no-text", item, "the question has no text", remedy="write it after “q:”")
        return None
    if "gold" not in item.entries:
        report.add(
            "no-gold", item, "it is not said who is right", remedy="gold: [role-id], or gold: [] for nobody"
        )
        return None
    gold = tuple(_known(node, "role", roles, report) for node in _listed(item, report))
    department = item.entries["dept"][1] if "dept" in item.entries else None
    language = _text(item, "lang", report)
    if language and language not in LANGUAGES:
        at = item.entries["lang"][1]
        report.add(
            "bad-language",
            at,
            "this is no language",
            value=language,
            remedy=nearest_word(language, LANGUAGES),
        )
    return LabelledQuestion(
        text=text,
        gold=gold,
        department=_department(department, departments, report),
        kind=_text(item, "kind", report) or PLAIN,
        language=language or language_of(text),
        file=report.file,
        line=item.line,
    )


def _text(item: MapNode, key: str, report: FileReport) -> str:
    """The text under a key; empty if there is none. YAML's ``no`` and ``12:30`` stay what was written."""
    node = item.entries[key][1] if key in item.entries else None
    if isinstance(node, Scalar):
        return "" if node.nothing else node.value
    if node is not None and not isinstance(node, BrokenNode):
        report.add("wrong-type", node, f"“{key}” must be a text", remedy="write it on one line, in quotes")
    return ""


def _listed(item: MapNode, report: FileReport) -> list[Node]:
    node = item.entries["gold"][1]
    if isinstance(node, ListNode):
        return node.items
    if isinstance(node, Scalar) and not node.nothing:
        return [node]
    if not isinstance(node, Scalar | BrokenNode):
        report.add("wrong-type", node, "“gold” must be a list of role ids", remedy="gold: [role-id]")
    return []


def _known(node: Node, what: str, known: Collection[str], report: FileReport) -> str:
    value = node.value if isinstance(node, Scalar) else ""
    if value not in known and not isinstance(node, BrokenNode):
        report.add(
            f"unknown-{what}",
            node,
            f"there is no {what} with this id",
            value=value,
            remedy=nearest_word(value, known),
        )
    return value


def _department(node: Node | None, known: Collection[str], report: FileReport) -> str | None:
    if node is None or isinstance(node, BrokenNode) or (isinstance(node, Scalar) and node.nothing):
        return None
    return _known(node, "department", known, report) or None
