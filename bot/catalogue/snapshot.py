"""A checked catalogue as JSON and back, without loss: for a cache that saves reading the YAML again."""

from datetime import date
from types import MappingProxyType
from typing import Any, Final

from bot.catalogue.errors import SnapshotError
from bot.catalogue.model import (
    NO_PHRASES,
    Boundary,
    Catalogue,
    Department,
    Duty,
    Keepers,
    Phrases,
    Principle,
    Role,
    Text,
    Topic,
)

FORMAT: Final = 4


def to_json(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue as values that ``json.dumps`` takes; records are lists in the order of the model."""
    return {
        "format": FORMAT,
        "digest": catalogue.digest,
        "name": _text_out(catalogue.name),
        "source": _text_out(catalogue.source),
        "keepers": _keepers_out(catalogue.keepers),
        "principles": [[it.id, _text_out(it.name), _text_out(it.text)] for it in catalogue.principles],
        "departments": [_department_out(department) for department in catalogue.departments],
        "elsewhere": [
            [
                it.id,
                _text_out(it.name),
                _text_out(it.usually),
                it.contact,
                _phrases_out(it.phrases),
                it.starter,
            ]
            for it in catalogue.elsewhere
        ],
    }


def from_json(stored: dict[str, Any]) -> Catalogue:
    """The catalogue that ``to_json`` was given. Raises SnapshotError if this is not what it gave."""
    try:
        if stored["format"] != FORMAT:
            raise SnapshotError(f"format {stored['format']} is not {FORMAT}")
        return Catalogue(
            departments=tuple(_department_in(it) for it in stored["departments"]),
            elsewhere=tuple(
                Topic(own, Text(*name), Text(*usually), contact, _phrases_in(phrases), starter)
                for own, name, usually, contact, phrases, starter in stored["elsewhere"]
            ),
            name=Text(*stored["name"]),
            source=Text(*stored["source"]),
            principles=tuple(
                Principle(own, Text(*name), Text(*text)) for own, name, text in stored["principles"]
            ),
            keepers=_keepers_in(stored["keepers"]),
            digest=stored["digest"],
        )
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise SnapshotError(f"not a snapshot of a catalogue: {error}") from error


def _text_out(text: Text) -> list[str]:
    return [text.en, text.zh_hant, text.zh_hans]


def _phrases_out(phrases: Phrases) -> dict[str, list[str]]:
    return {language: list(values) for language, values in phrases.items()}


def _phrases_in(stored: dict[Any, list[str]]) -> Phrases:
    if not stored:
        return NO_PHRASES
    return MappingProxyType({language: tuple(values) for language, values in stored.items()})


def _keepers_out(it: Keepers) -> list[Any]:
    return [list(it.people), it.channel]


def _keepers_in(stored: list[Any]) -> Keepers:
    people, channel = stored
    return Keepers(tuple(people), channel)


def _day_out(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_in(stored: str) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _department_out(it: Department) -> list[Any]:
    return [
        it.id,
        _text_out(it.name),
        _phrases_out(it.aliases),
        _text_out(it.mission),
        it.channel,
        _day_out(it.reviewed),
        [_role_out(role) for role in it.roles],
        _keepers_out(it.keepers),
    ]


def _department_in(stored: list[Any]) -> Department:
    own, name, aliases, mission, channel, reviewed, roles, keepers = stored
    return Department(
        own,
        Text(*name),
        _phrases_in(aliases),
        Text(*mission),
        channel,
        _day_in(reviewed),
        tuple(_role_in(role) for role in roles),
        _keepers_in(keepers),
    )


def _role_out(it: Role) -> list[Any]:
    return [
        it.id,
        _text_out(it.name),
        _phrases_out(it.aliases),
        it.holder,
        list(it.co_holders),
        it.deputy,
        it.channel,
        _day_out(it.reviewed),
        [_duty_out(duty) for duty in it.duties],
        list(it.owns),
    ]


def _role_in(stored: list[Any]) -> Role:
    own, name, aliases, holder, co_holders, deputy, channel, reviewed, duties, owns = stored
    return Role(
        own,
        Text(*name),
        _phrases_in(aliases),
        holder,
        tuple(co_holders),
        deputy,
        channel,
        _day_in(reviewed),
        tuple(_duty_in(duty) for duty in duties),
        tuple(owns),
    )


def _duty_out(it: Duty) -> list[Any]:
    return [
        it.id,
        _text_out(it.text),
        _text_out(it.measure),
        list(it.works_with),
        it.from_mission,
        [[boundary.phrase, boundary.see] for boundary in it.not_for],
        _phrases_out(it.phrases),
    ]


def _duty_in(stored: list[Any]) -> Duty:
    own, text, measure, works_with, from_mission, not_for, phrases = stored
    return Duty(
        own,
        Text(*text),
        Text(*measure),
        tuple(works_with),
        from_mission,
        tuple(Boundary(phrase, see) for phrase, see in not_for),
        _phrases_in(phrases),
    )
