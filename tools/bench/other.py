"""A company that brings only a spreadsheet: how good is the bot with ten short phrases per role?

Either real spreadsheets with questions of their own, a folder an organisation, or ones made from the shipped
catalogue: every duty becomes a role with ten of its phrases, drawn by a seeded generator; its other phrases
are the questions. Both are imported as anybody's spreadsheet is.
"""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from errno import ENOENT
from pathlib import Path
from random import Random
from typing import Any, Final

from bot.catalogue.model import Catalogue, Phrases
from bot.catalogue.questions import PLAIN, LabelledQuestion, load
from bot.catalogue.sheet.spreadsheet import import_file
from bot.catalogue.yaml import loader
from bot.desk import Desk
from bot.evaluate import quality
from bot.evaluate.quality import Quality
from bot.evaluate.report import ReportTable
from bot.finder import finder
from bot.finder.finder import Finder
from bot.language.codes import EN, ZH_HANS, ZH_HANT, Language
from tools.bench import peers
from tools.bench.peers import Comparison

PHRASES_A_ROLE: Final = 10
QUESTIONS_A_ROLE: Final = 20
DUTIES_FILE: Final = "duties.csv"
QUESTIONS_FILE: Final = "questions.yaml"
_FEWEST_QUESTIONS: Final = 3
_SEED: Final = 11
_ORGANISATIONS: Final[tuple[tuple[str, tuple[Language, ...]], ...]] = (
    ("English", (EN,)),
    ("Chinese", (ZH_HANT, ZH_HANS)),
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A made-up company: rows of its spreadsheet, and what its people ask."""

    name: str
    rows: tuple[tuple[str, str, str, str], ...]
    """Department, role, duty, phrases separated by ``|``."""
    questions: tuple[LabelledQuestion, ...]
    """``gold`` holds the role's id as the import makes it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    organisation: str
    roles: int
    comparison: Comparison
    measured: Quality | None = None
    """The quality of the answers, where the questions hold some that nobody handles."""

    @property
    def lead(self) -> float:
        """Share of the questions by which ours is ahead of the peer that comes closest.

        Of the peers that look phrases up; a fitted classifier is not one of those. A peer that answered a
        sample is compared over that sample.
        """
        leads = [peer.ours - peer.right for peer in self.comparison.peers if peer.looks_up]
        return min(leads, default=self.comparison.ours.right)

    def as_json(self) -> dict[str, Any]:
        return {
            "organisation": self.organisation,
            "roles": self.roles,
            "lead": round(self.lead, 4),
            **({"answers": quality.as_json(self.measured)} if self.measured else {}),
            **peers.as_json(self.comparison),
        }


def measure(catalogue: Catalogue) -> list[Outcome]:
    """Raises CatalogueError and OSError, as an import does."""
    found: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, languages in _ORGANISATIONS:
            organisation = organised(catalogue, name, languages)
            if organisation.questions:
                built = finder.build(imported(organisation, Path(folder) / name))
                compared = peers.compare(built, organisation.questions)
                found.append(Outcome(name, built.entries.role_count, compared))
    return found


def brought(folders: Sequence[Path]) -> Iterator[tuple[str, Finder, list[LabelledQuestion]]]:
    """Every organisation in the folders or right below them: its name, finder and questions.

    Raises CatalogueError and OSError; FileNotFoundError names a folder without any.
    """
    for folder in folders:
        spreadsheets = sorted((*folder.glob(DUTIES_FILE), *folder.glob(f"*/{DUTIES_FILE}")))
        if not spreadsheets:
            raise FileNotFoundError(ENOENT, f"no {DUTIES_FILE} here nor in a folder below", str(folder))
        for spreadsheet in spreadsheets:
            with tempfile.TemporaryDirectory() as scratch:
                import_file(spreadsheet, Path(scratch) / "knowledge")
                catalogue = loader.load(Path(scratch) / "knowledge")
            asked = load([spreadsheet.with_name(QUESTIONS_FILE)], catalogue)
            yield spreadsheet.parent.name, finder.build(catalogue), asked


def measure_brought(folders: Sequence[Path]) -> list[Outcome]:
    """Raises as ``brought`` does."""
    return [
        Outcome(
            name,
            built.entries.role_count,
            peers.compare(built, questions),
            quality.measure_quality(Desk(built), questions),
        )
        for name, built, questions in brought(folders)
    ]


def organised(catalogue: Catalogue, name: str, languages: tuple[Language, ...]) -> Organisation:
    """Duties with too few phrases are left out: there would be nothing left to ask."""
    rows: list[tuple[str, str, str, str]] = []
    questions: list[LabelledQuestion] = []
    for duty, _, department in catalogue.duties():
        phrases = list(_phrases(duty.phrases, languages))
        if len(phrases) < PHRASES_A_ROLE + _FEWEST_QUESTIONS:
            continue
        Random(f"{_SEED} {duty.id}").shuffle(phrases)
        text = duty.text.best(languages[0])
        rows.append((department.id, duty.id, text, "|".join(phrases[:PHRASES_A_ROLE])))
        for phrase in phrases[PHRASES_A_ROLE:][:QUESTIONS_A_ROLE]:
            language = "en" if languages == (EN,) else languages[0]
            questions.append(
                LabelledQuestion(phrase, (duty.id,), department.id, PLAIN, language, name, len(questions) + 1)
            )
    return Organisation(name, tuple(rows), tuple(questions))


def _phrases(phrases: Phrases, languages: tuple[Language, ...]) -> Iterator[str]:
    """Those that a cell of the spreadsheet can hold."""
    for language in languages:
        yield from (phrase for phrase in phrases.get(language, ()) if "|" not in phrase)


def imported(organisation: Organisation, folder: Path) -> Catalogue:
    """Through a CSV file, as ``import`` does it."""
    folder.mkdir()
    file = folder / "duties.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("department", "role", "duty", "phrases"))
        writer.writerows(organisation.rows)
    import_file(file, folder / "knowledge")
    return loader.load(folder / "knowledge")


def tables(outcome: Outcome) -> list[ReportTable]:
    return [*(quality.tables(outcome.measured)[:1] if outcome.measured else ()), table(outcome)]


def table(outcome: Outcome) -> ReportTable:
    few = f" with {PHRASES_A_ROLE} phrases each" if outcome.measured is None else ""
    title = f"{outcome.organisation}: {outcome.roles} roles{few}, right role first"
    found = peers.table(outcome.comparison, title)
    lead = f"ahead of the best peer that looks phrases up by {100 * outcome.lead:.1f} points"
    return ReportTable(
        found.title, found.head, found.rows, "; ".join(part for part in (lead, found.note) if part)
    )
