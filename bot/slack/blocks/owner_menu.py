"""What a find-as-you-type menu offers, and what a choice in it means."""

from collections.abc import Sequence
from typing import Any, Final, get_args

from bot.answer import Answer, Asks, Match
from bot.catalogue.model import Catalogue
from bot.finder.suggest import Level, Suggestion
from bot.language.codes import Language
from bot.slack.blocks.escaping import plain, shorten
from bot.slack.blocks.messages import MAX_LABEL, plain_text
from bot.slack.blocks.values import StaleError
from bot.slack.texts import say

MAX_OPTIONS: Final = 100
MAX_VALUE: Final = 150
"""Characters Slack allows in an option's value."""

_GROUPS: Final[dict[Level, str]] = {
    "department": "group_departments",
    "role": "group_roles",
    "duty": "group_duties",
}
_ASKS: Final[dict[Level, Asks]] = {"department": "department", "role": "role", "duty": "owner"}

OptionGroup = dict[str, Any]


def option_groups(
    suggestions: Sequence[Suggestion], catalogue: Catalogue, language: Language
) -> list[OptionGroup]:
    """Departments, roles and duties, each in its group; the group of the best suggestion comes first."""
    groups: dict[Level, list[OptionGroup]] = {}
    for suggestion in suggestions[:MAX_OPTIONS]:
        value = f"{suggestion.level}:{suggestion.id}"
        try:
            name = name_of(suggestion, catalogue, language)
        except KeyError:
            continue  # the catalogue changed while it was searched
        if len(value) <= MAX_VALUE:
            groups.setdefault(suggestion.level, []).append({"text": plain_text(name), "value": value})
    return [
        {"label": plain_text(say(_GROUPS[level], language)), "options": options}
        for level, options in groups.items()
    ]


def name_of(suggestion: Suggestion, catalogue: Catalogue, language: Language) -> str:
    """One line: a duty with its role, a role with its department. Raises KeyError for an unknown id."""
    match suggestion.level:
        case "department":
            department = catalogue.department(suggestion.id)
            return say("department", language, department=department.name.best(language) or department.id)
        case "role":
            role, department = catalogue.role(suggestion.id)
            return say(
                "owner",
                language,
                role=role.name.best(language) or role.id,
                department=department.name.best(language) or department.id,
            )
    duty, role, _ = catalogue.duty(suggestion.id)
    name = shorten(plain(role.name.best(language) or role.id), MAX_LABEL // 2)
    text = " ".join(plain(duty.text.best(language)).split())
    room = MAX_LABEL - len(say("duty_of_role", language, duty="", role=name))
    return say("duty_of_role", language, duty=shorten(text, room), role=name)


def read_value(value: str) -> Suggestion:
    """What was chosen. Raises StaleError for anything that is no option's value."""
    level, _, wanted = value.partition(":")
    if level not in get_args(Level) or not wanted:
        raise StaleError("an option's value is not one of this version's")
    found: Level = next(each for each in get_args(Level) if each == level)
    return Suggestion(found, wanted)


def answer_about(suggestion: Suggestion, catalogue: Catalogue, language: Language) -> Answer:
    """The answer that shows a department, a role, or the owner of a duty. Raises StaleError if it is gone."""
    try:
        match = _match(suggestion, catalogue)
    except KeyError as error:
        raise StaleError("the catalogue no longer holds what was chosen") from error
    return Answer("", "answered", language, (match,), asks=_ASKS[suggestion.level])


def _match(suggestion: Suggestion, catalogue: Catalogue) -> Match:
    if suggestion.level == "department":
        return Match(catalogue.department(suggestion.id).id, None, None, 1.0, "")
    if suggestion.level == "role":
        role, department = catalogue.role(suggestion.id)
        return Match(department.id, role.id, None, 1.0, "")
    duty, role, department = catalogue.duty(suggestion.id)
    return Match(department.id, role.id, duty.id, 1.0, "")
