"""An answer as the JSON object that other programs read, the same from every surface."""

from dataclasses import replace
from typing import Any

from bot.answer import Answer, ElsewhereMatch, Match, UnknownIdError
from bot.catalogue.model import Catalogue
from bot.clarity import is_clear
from bot.language.codes import Language
from bot.reach import reach_of


def described(
    answer: Answer, catalogue: Catalogue, language: Language, *, contacts: bool = True
) -> dict[str, Any]:
    """The answer with its ids, and beside them the names in this language.

    ``holder`` and ``channel`` of a match and ``contact`` of a topic are there where the caller may see
    contacts, and null where none is named. ``role``, ``duty`` and ``elsewhere`` are null where there is none.
    ``offered``, ``unasked`` and ``and`` are there only where they say something.

    Raises UnknownIdError if the answer names an id that is not in this catalogue.
    """
    if answer.asks == "person" and not contacts:  # whoever may see nobody's name may see nobody's roles
        answer = replace(answer, outcome="unknown", matches=())
    try:
        return _answer(answer, catalogue, language, contacts=contacts)
    except KeyError as error:
        raise UnknownIdError(str(error)) from error


def _answer(answer: Answer, catalogue: Catalogue, language: Language, *, contacts: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "q": answer.question,
        "outcome": answer.outcome,
        "language": answer.language,
        "matches": [_match(match, catalogue, language, contacts=contacts) for match in answer.matches],
        "elsewhere": None,
        "elapsed_ms": round(answer.elapsed_ms, 3),
    }
    if answer.elsewhere is not None:
        found["elsewhere"] = _elsewhere(answer.elsewhere, catalogue, language, contacts=contacts)
    if answer.outcome == "choose":
        found["offered"] = answer.offered
    if is_clear(answer):
        found["unasked"] = True
    if answer.further:
        found["and"] = [_answer(each, catalogue, language, contacts=contacts) for each in answer.further]
    return found


def _match(match: Match, catalogue: Catalogue, language: Language, *, contacts: bool) -> dict[str, Any]:
    department = catalogue.department(match.department)
    role = catalogue.role(match.role)[0] if match.role else None
    found: dict[str, Any] = {
        "department": match.department,
        "role": match.role,
        "duty": match.duty,
        "confidence": round(match.confidence, 3),
        "phrase": match.phrase,
        "department_name": department.name.best(language) or department.id,
        "role_name": (role.name.best(language) or role.id) if role else None,
    }
    if contacts:
        reach = reach_of(role, department, language)
        found["holder"] = reach.holder or reach.deputy or None
        found["channel"] = reach.channel or None
    return found


def _elsewhere(
    outside: ElsewhereMatch, catalogue: Catalogue, language: Language, *, contacts: bool
) -> dict[str, Any]:
    topic = catalogue.topic(outside.topic)
    found: dict[str, Any] = {
        "topic": outside.topic,
        "confidence": round(outside.confidence, 3),
        "phrase": outside.phrase,
        "topic_name": topic.name.best(language) or topic.id,
    }
    if contacts:
        found["contact"] = topic.contact or None
    return found
