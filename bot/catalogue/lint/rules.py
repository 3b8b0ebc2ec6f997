"""Rules beyond what loading demands: a catalogue can be sound and still serve badly.

Each rule is a function from a reading to places and messages; its docstring is its line in the docs.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.catalogue.model import Catalogue, Department, Phrases, Role, Text
from bot.catalogue.report import Place
from bot.catalogue.yaml.loader import Reading
from bot.catalogue.yaml.tree import ListNode, Scalar
from bot.language.codes import LANGUAGES, Language

REVIEW_AFTER: Final = timedelta(days=365)

_VAGUE: Final = re.compile(
    r"\betc\b|\band so on\b|\bmiscellaneous\b|\bvarious (?:tasks|duties|things)\b"
    r"|\bas (?:needed|required|assigned)\b"
    r"|\bother (?:duties|tasks)\b|等等|等工作|等事宜|其他工作|其它工作|其他事項|其他事项|交辦|交办",
    re.IGNORECASE,
)
_COMMENTED: Final = re.compile(r"^\s*(?:channel|contact):\s+(#[\w.-]+)\s*$", re.MULTILINE)

_COMMENTED_PHRASE: Final = re.compile(r"^\s*- [^\s\"'\[{#][^\n\"']*?(\s#[^\s#][^\n]*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Finding:
    place: Place
    message: str
    value: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule judges."""

    reading: Reading
    today: date

    @property
    def catalogue(self) -> Catalogue:
        return self.reading.catalogue

    def place(self, kind: str, own: str) -> Place:
        return self.reading.index.defined.get((kind, own), Place("catalogue.yaml"))

    def languages(self) -> list[Language]:
        """The languages this catalogue is kept in: those that any name or duty uses."""
        texts = [text for _, _, text, _ in _texts(self)]
        return [language for language in LANGUAGES if any(text.get(language) for text in texts)]


Rule = Callable[[Subject], Iterator[Finding]]


def missing_translation(subject: Subject) -> Iterator[Finding]:
    """A text is given in every language that the catalogue is kept in."""
    languages = subject.languages()
    for kind, own, text, what in _texts(subject):
        missing = [language for language in languages if text and not text.get(language)]
        if missing:
            message = f"{what} of {own} is missing in {', '.join(missing)}"
            yield Finding(subject.place(kind, own), message, own, "translate it")


def duty_without_measure(subject: Subject) -> Iterator[Finding]:
    """A duty says what it is measured by."""
    for duty, _, _ in subject.catalogue.duties():
        if not duty.measure:
            place = subject.place("duty", duty.id)
            yield Finding(
                place, "the duty has no measure", duty.id, "add measure: with a figure and a period"
            )


def without_phrases(subject: Subject) -> Iterator[Finding]:
    """A duty or topic has phrases in every language that the catalogue is kept in."""
    languages = subject.languages()
    for own, phrases in _phrases(subject.catalogue):
        missing = [language for language in languages if not phrases.get(language)]
        if missing:
            message = f"{own} has no phrases in {', '.join(missing)}"
            yield Finding(
                subject.place("duty", own), message, own, "add some in phrases/: people's own words"
            )


def shared_phrase(subject: Subject) -> Iterator[Finding]:
    """A phrase leads to one role, or to one topic."""
    owners = {duty.id: role.id for duty, role, _ in subject.catalogue.duties()}
    first: dict[str, tuple[str, Place]] = {}
    for own, _, place, phrase in _placed_phrases(subject.reading):
        key = _folded(phrase)
        other, where = first.setdefault(key, (own, place))
        if owners.get(other, other) != owners.get(own, own):
            message = f"the phrase leads to {own} and to {other} ({where.file}, line {where.line})"
            yield Finding(place, message, phrase, "keep it under one, or say more in each")


def repeated_phrase(subject: Subject) -> Iterator[Finding]:
    """A phrase stands once under its duty or topic."""
    first: dict[tuple[str, str, str], Place] = {}
    for own, language, place, phrase in _placed_phrases(subject.reading):
        # One wording can be right in both scripts; a repeat in one language never is.
        where = first.setdefault((own, language, _folded(phrase)), place)
        if where is not place:
            message = f"the phrase is already there in {where.file}, line {where.line}"
            yield Finding(place, message, phrase, "remove one")


def shared_name(subject: Subject) -> Iterator[Finding]:
    """A name or alias means one department or one role; the finder leaves out what two of them share."""
    first: dict[str, tuple[str, str]] = {}
    things: list[tuple[str, Department | Role]] = []
    things += [("department", department) for department in subject.catalogue.departments]
    things += [("role", role) for role, _ in subject.catalogue.roles()]
    for kind, thing in things:
        aliases = [alias for listed in thing.aliases.values() for alias in listed]
        for name in dict.fromkeys([*thing.name.every(), *aliases]):
            other = first.setdefault(_folded(name), (kind, thing.id))
            if other != (kind, thing.id):
                message = f"the {kind} {thing.id} and the {other[0]} {other[1]} are called the same"
                yield Finding(subject.place(kind, thing.id), message, name, "rename one, or drop the alias")


def same_duty(subject: Subject) -> Iterator[Finding]:
    """No two duties are worded alike."""
    first: dict[str, str] = {}
    for duty, _, _ in subject.catalogue.duties():
        for language in LANGUAGES:
            text = duty.text.get(language)
            other = first.setdefault(f"{language} {_folded(text)}", duty.id) if text else duty.id
            if other != duty.id:
                place = subject.place("duty", duty.id)
                yield Finding(place, f"the duty reads like {other}", text, "say what sets them apart")
                break


def vague_duty(subject: Subject) -> Iterator[Finding]:
    """A duty is specific: no "etc.", no "other duties as assigned"."""
    for duty, _, _ in subject.catalogue.duties():
        for text in duty.text.every():
            if found := _VAGUE.search(text):
                place = subject.place("duty", duty.id)
                yield Finding(place, "the duty is vague", found[0], "name what is meant, or leave it out")


def stale_review(subject: Subject) -> Iterator[Finding]:
    """Who fills a role was checked within a year, and not in the future."""
    for kind, own, reviewed in _reviews(subject.catalogue):
        if reviewed and reviewed > subject.today:
            message = f"the review date of {own} is in the future"
            yield Finding(subject.place(kind, own), message, reviewed.isoformat(), "correct it")
        elif reviewed and subject.today - reviewed > REVIEW_AFTER:
            message = f"{own} was last reviewed more than a year ago"
            yield Finding(subject.place(kind, own), message, reviewed.isoformat(), "check it, set the date")


def missing_channel(subject: Subject) -> Iterator[Finding]:
    """Once one department names its channel, every one does."""
    departments = subject.catalogue.departments
    if any(department.channel for department in departments):
        for department in departments:
            if not department.channel:
                place = subject.place("department", department.id)
                yield Finding(place, "the department has no channel", department.id, 'write channel: "#name"')


def missing_holder(subject: Subject) -> Iterator[Finding]:
    """Once one role names its holder, every one does."""
    roles = [role for role, _ in subject.catalogue.roles()]
    if any(role.holder for role in roles):
        for role in roles:
            if not role.holder:
                yield Finding(
                    subject.place("role", role.id), "the role has no holder", role.id, "write holder:"
                )


def own_deputy(subject: Subject) -> Iterator[Finding]:
    """A holder is not their own deputy."""
    for role, _ in subject.catalogue.roles():
        if role.deputy and role.deputy == role.holder:
            place = subject.place("role", role.id)
            yield Finding(
                place, "holder and deputy are the same", role.deputy, "name somebody else or nobody"
            )


def commented_channel(subject: Subject) -> Iterator[Finding]:
    """A channel name is in quotes: without them YAML takes it for a comment."""
    for source in subject.reading.sources:
        text = source.data.decode("utf-8", "replace")
        for found in _COMMENTED.finditer(text):
            line = text.count("\n", 0, found.start(1)) + 1
            place = Place(source.name, line, found.start(1) - text.rfind("\n", 0, found.start(1)))
            yield Finding(place, "YAML takes this for a comment", found[1], f'write "{found[1]}" in quotes')


def commented_phrase(subject: Subject) -> Iterator[Finding]:
    """A phrase with ``#`` in it is in quotes: without them YAML takes the rest for a comment."""
    for source in subject.reading.sources:
        text = source.data.decode("utf-8", "replace")
        for found in _COMMENTED_PHRASE.finditer(text):
            line = text.count("\n", 0, found.start(1) + 1) + 1
            cut = found[1].strip()
            place = Place(source.name, line, found.start(1) - text.rfind("\n", 0, found.start(1)) + 1)
            yield Finding(place, "YAML takes this for a comment", cut, "write the whole phrase in quotes")


RULES: Final[dict[str, Rule]] = {
    "missing-translation": missing_translation,
    "no-measure": duty_without_measure,
    "no-phrases": without_phrases,
    "shared-phrase": shared_phrase,
    "repeated-phrase": repeated_phrase,
    "shared-name": shared_name,
    "same-duty": same_duty,
    "vague-duty": vague_duty,
    "stale-review": stale_review,
    "no-channel": missing_channel,
    "no-holder": missing_holder,
    "own-deputy": own_deputy,
    "commented-channel": commented_channel,
    "commented-phrase": commented_phrase,
}
"""Rule id → rule. All are warnings."""


def _texts(subject: Subject) -> Iterator[tuple[str, str, Text, str]]:
    """Kind, id, text and what it is, for each text with translations."""
    catalogue = subject.catalogue
    for department in catalogue.departments:
        yield "department", department.id, department.name, "the name"
        yield "department", department.id, department.mission, "the mission"
    for role, _ in catalogue.roles():
        yield "role", role.id, role.name, "the name"
    for duty, _, _ in catalogue.duties():
        yield "duty", duty.id, duty.text, "the text"
        yield "duty", duty.id, duty.measure, "the measure"
    for topic in catalogue.elsewhere:
        yield "duty", topic.id, topic.name, "the name"
        yield "duty", topic.id, topic.usually, "“usually”"
    for principle in catalogue.principles:
        yield "principle", principle.id, principle.name, "the name"
        yield "principle", principle.id, principle.text, "the text"


def _phrases(catalogue: Catalogue) -> Iterator[tuple[str, Phrases]]:
    for duty, _, _ in catalogue.duties():
        yield duty.id, duty.phrases
    for topic in catalogue.elsewhere:
        yield topic.id, topic.phrases


def _reviews(catalogue: Catalogue) -> Iterator[tuple[str, str, date | None]]:
    for department in catalogue.departments:
        yield "department", department.id, department.reviewed
    for role, _ in catalogue.roles():
        yield "role", role.id, role.reviewed


def _placed_phrases(reading: Reading) -> Iterator[tuple[str, str, Place, str]]:
    """Id, language, place and wording of each phrase as written."""
    for own, parts in reading.index.phrases.items():
        for _, node, file in parts:
            for language, (_, listed) in node.entries.items():
                for item in listed.items if isinstance(listed, ListNode) else ():
                    if isinstance(item, Scalar):
                        yield own, language, Place(file, item.line, item.column), item.value


def _folded(phrase: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", phrase).casefold().split())
