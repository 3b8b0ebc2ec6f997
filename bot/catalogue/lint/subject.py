"""What a rule checks and what it finds, with the helpers that several rules share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.catalogue.model import Catalogue, Phrases, Text
from bot.catalogue.report import Position
from bot.catalogue.yaml import files
from bot.catalogue.yaml.loader import Reading
from bot.catalogue.yaml.tree import ListNode, Scalar
from bot.language.codes import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Finding:
    place: Position
    message: str
    value: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A catalogue as read from its folder, on a day."""

    directory: Path
    reading: Reading
    today: date

    @property
    def catalogue(self) -> Catalogue:
        return self.reading.catalogue

    def place(self, kind: str, own: str) -> Position:
        """Where the thing of this kind with this id is defined; the frame's file if nowhere."""
        return self.reading.index.defined.get((kind, own), Position(files.FRAME))

    def languages(self) -> list[Language]:
        """The languages this catalogue is kept in: those that any name or duty uses."""
        found = [text for _, _, text, _ in texts_in(self.catalogue)]
        return [language for language in LANGUAGES if any(text.get(language) for text in found)]


def texts_in(catalogue: Catalogue) -> Iterator[tuple[str, str, Text, str]]:
    """Kind, id, text and what it is, for each text with translations; starter topics have them all."""
    for department in catalogue.departments:
        yield "department", department.id, department.name, "the name"
        yield "department", department.id, department.mission, "the mission"
    for role, _ in catalogue.roles():
        yield "role", role.id, role.name, "the name"
    for duty, _, _ in catalogue.duties():
        yield "duty", duty.id, duty.text, "the text"
        yield "duty", duty.id, duty.measure, "the measure"
    for topic in (topic for topic in catalogue.elsewhere if not topic.starter):
        yield "duty", topic.id, topic.name, "the name"
        yield "duty", topic.id, topic.usually, "“usually”"
    for principle in catalogue.principles:
        yield "principle", principle.id, principle.name, "the name"
        yield "principle", principle.id, principle.text, "the text"


def phrases_in(catalogue: Catalogue) -> Iterator[tuple[str, Phrases]]:
    """The id and the phrases of each duty and topic."""
    for duty, _, _ in catalogue.duties():
        yield duty.id, duty.phrases
    for topic in catalogue.elsewhere:
        yield topic.id, topic.phrases


def written_phrases(reading: Reading) -> Iterator[tuple[str, str, Position, str]]:
    """Id, language, place and wording of each phrase as written."""
    for own, parts in reading.index.phrases.items():
        for _, node, file in parts:
            for language, (_, listed) in node.entries.items():
                for item in listed.items if isinstance(listed, ListNode) else ():
                    if isinstance(item, Scalar):
                        yield own, language, Position(file, item.line, item.column), item.value
