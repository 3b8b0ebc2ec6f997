"""The owner of one issue as cells of a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.answer import Answer, Match
from bot.catalogue.model import Catalogue, Role
from bot.desk import Desk, as_question
from bot.finder.text.cleaning import normalise
from bot.language.codes import Language

COLUMNS: Final = (
    "outcome",
    "department",
    "role",
    "duty",
    "holder",
    "channel",
    "confidence",
    "reason",
    "to_check",
)
CHECK: Final = "yes"
"""In ``to_check``: a person should look at this row before it is passed on."""

SURE: Final = 0.8
"""The confidence below which a person should look, though an owner is named."""

REMEMBERED: Final = 10_000
"""Owners that a process remembers, so that memory stays the same however long the table is."""

EITHER: Final = " | "
"""Between the owners of a choice."""

NO_TEXT: Final = "no_text"
"""The outcome of a row without words: nothing was asked."""


@dataclass(frozen=True, slots=True)
class TicketOwner:
    """The owner of one issue; every field is a cell, empty where there is nothing to say."""

    outcome: str
    department: str = ""
    role: str = ""
    duty: str = ""
    holder: str = ""
    channel: str = ""
    confidence: str = ""
    reason: str = ""
    to_check: str = CHECK

    def cells(self) -> tuple[str, ...]:
        return tuple(getattr(self, column) for column in COLUMNS)


def owners_of(
    texts: Iterable[str], desk: Desk, language: Language, known: dict[str, TicketOwner]
) -> list[TicketOwner]:
    """The owner of each text.

    ``known`` remembers owners from call to call, by what the finder sees of a text: issues repeat themselves
    but for their numbers and mark-up. It is emptied before it grows beyond ``REMEMBERED``.
    """
    found: list[TicketOwner] = []
    for text in texts:
        seen = normalise(as_question(text)) if text.strip() else ""
        if seen not in known:
            if len(known) >= REMEMBERED:
                known.clear()
            known[seen] = owner_of(text, desk, language)
        found.append(known[seen])
    return found


def owner_of(text: str, desk: Desk, language: Language) -> TicketOwner:
    """Who handles what an issue says, in the names of this language.

    A row with words asks by being there: it need not say “who”. A choice names its owners side by side.
    """
    if not text.strip():
        return TicketOwner(NO_TEXT, reason="the row has no text")
    answer = desk.answer_need(text)
    catalogue = desk.catalogue
    if answer.outcome == "elsewhere" and answer.elsewhere is not None:
        topic = catalogue.topic(answer.elsewhere.topic)
        usually, name = topic.usually.best(language), topic.name.best(language) or topic.id
        return TicketOwner(
            answer.outcome,
            department=usually,
            holder=topic.contact,
            confidence=_number(answer.elsewhere.confidence),
            reason=f"outside the catalogue: {name}",
        )
    named = named_in(answer)
    if not named:
        return TicketOwner(answer.outcome, reason="nothing in the catalogue fits")
    return _named(answer, named, catalogue, language)


def named_in(answer: Answer) -> tuple[Match, ...]:
    """The owners an answer names or offers, those of its further needs included; none for a refusal."""
    found: list[Match] = []
    for part in answer.parts:
        if part.outcome == "choose":
            found += part.matches[: part.offered or 2]
        elif part.outcome == "answered":
            found += part.matches[:1]
    return tuple(dict.fromkeys(found))


def _named(answer: Answer, named: tuple[Match, ...], catalogue: Catalogue, language: Language) -> TicketOwner:
    departments = [catalogue.department(match.department) for match in named]
    roles: list[Role | None] = [catalogue.role(match.role)[0] if match.role else None for match in named]
    duties = [catalogue.duty(match.duty)[0].text.best(language) if match.duty else "" for match in named]
    sure = answer.outcome == "answered" and len(named) == 1 and named[0].confidence >= SURE
    channels = [
        (role.channel if role else "") or department.channel
        for role, department in zip(roles, departments, strict=True)
    ]
    return TicketOwner(
        answer.outcome,
        department=_side_by_side([each.name.best(language) or each.id for each in departments]),
        role=_side_by_side([(each.name.best(language) or each.id) if each else "" for each in roles]),
        duty=_side_by_side(duties),
        holder=_side_by_side([(each.holder or each.deputy) if each else "" for each in roles]),
        channel=_side_by_side(channels),
        confidence=_number(named[0].confidence),
        reason=named[0].phrase,
        to_check="" if sure else CHECK,
    )


def _side_by_side(names: list[str]) -> str:
    return EITHER.join(dict.fromkeys(filter(None, names)))


def _number(confidence: float) -> str:
    return f"{confidence:.3f}"
