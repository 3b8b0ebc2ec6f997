"""An answer as lines to read, by its outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answer import Answer, Match, UnknownIdError
from bot.catalogue import examples
from bot.catalogue.model import Catalogue, Department, Role
from bot.language.foreign import TOLD
from bot.rendering.lines import MAX_LISTED, MORE, Writer
from bot.rendering.style import PlainStyle, Style
from bot.wording import dated, listed

KEEPERS_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Option:
    """One of the owners offered: its line, a short label without mark-up, and the match behind it."""

    line: str
    label: str
    match: Match


@dataclass(frozen=True, slots=True)
class RenderedAnswer:
    headline: str
    details: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    notes: tuple[str, ...] = ()
    """Why."""
    advice: tuple[str, ...] = ()
    """What to do if it is wrong."""
    cut: bool = False
    """True if a list ended with an ellipsis."""

    def lines(self) -> list[str]:
        """Everything but the advice."""
        options = [f"{number}. {option.line}" for number, option in enumerate(self.options, 1)]
        return [self.headline, *self.details, *options, *self.notes]

    def as_text(self) -> str:
        return "\n".join([*self.lines(), *self.advice])


def plain_text(answer: Answer, catalogue: Catalogue, *, contacts: bool = True) -> str:
    """The answer as a person reads it in a terminal; one need after the other where there are several."""
    *parts, last = (render(part, catalogue, PlainStyle(), contacts=contacts) for part in answer.parts)
    return "\n\n".join([*("\n".join(part.lines()) for part in parts), last.as_text()])


def render(
    answer: Answer,
    catalogue: Catalogue,
    style: Style,
    *,
    notes: Sequence[str] | None = None,
    contacts: bool = True,
    withheld: str = "contacts_withheld",
    longest: int | None = MAX_LISTED,
) -> RenderedAnswer:
    """The answer to one need in its own language. ``notes``, already styled, take the place of the reason.

    Without ``contacts`` nobody is named and no channel or address given; the line with the key ``withheld``
    says why. Lists end with an ellipsis after ``longest`` items, unless that is None.

    Raises UnknownIdError if the answer names an id that is not in this catalogue.
    """
    writer = Writer(catalogue, answer.language, style, contacts, longest, withheld)
    try:
        return _RENDERERS[answer.outcome](writer, answer, notes)
    except KeyError as error:
        raise UnknownIdError(str(error)) from error


def _answered(writer: Writer, answer: Answer, notes: Sequence[str] | None) -> RenderedAnswer:
    if answer.asks in ("overview", "person"):
        return _overview(writer) if answer.asks == "overview" else _person(writer, answer)
    match = answer.matches[0]
    department = writer.catalogue.department(match.department)
    role = writer.catalogue.role(match.role)[0] if match.role else None
    if answer.asks == "members":
        headline, details = _members(writer, department)
    elif answer.asks == "department" or role is None:
        headline, details = _department(writer, department, role, match)
    else:
        headline = writer.owner(role, department)
        details = writer.reach(role, department)
        if match.duty and answer.asks == "owner":
            details.append(writer.say("duty", duty=writer.duty(match.duty)))
        else:
            duties = [writer.duty(duty.id) for duty in role.duties]
            details += [writer.say("duties"), *writer.bullets(duties)] if duties else []
            if role.reviewed and writer.contacts:
                details.append(writer.say("reviewed", day=dated(role.reviewed, writer.language)))
    shown = notes if notes is not None else writer.reasons(match)
    return RenderedAnswer(
        headline, tuple(details), notes=tuple(shown), advice=(writer.say("try_again"),), cut=MORE in details
    )


def _overview(writer: Writer) -> RenderedAnswer:
    """All departments, each with its roles."""
    lines = [
        writer.say(
            "overview_line",
            department=writer.style.strong(writer.name(department)),
            roles=listed([writer.name(role) for role in department.roles], writer.language),
        )
        if department.roles
        else writer.style.strong(writer.name(department))
        for department in writer.catalogue.departments
    ]
    details = writer.bullets(lines)
    return RenderedAnswer(writer.say("overview"), tuple(details), cut=MORE in details)


def _person(writer: Writer, answer: Answer) -> RenderedAnswer:
    """The roles somebody fills; nothing where nobody may be named."""
    if not writer.contacts:
        return RenderedAnswer(writer.say(writer.withheld))
    first = writer.catalogue.role(answer.matches[0].role or "")[0]
    contact = answer.matches[0].phrase or first.holder or first.deputy
    lines = []
    for match in answer.matches:
        role, department = writer.catalogue.role(match.role or "")
        key = "person_role" if contact in role.holders else "person_deputy"
        deputy = role.deputy and role.deputy != contact
        line = writer.say(
            key, role=writer.style.strong(writer.name(role)), department=writer.name(department)
        )
        more = writer.say("person_covered", deputy=writer.style.contact(role.deputy)) if deputy else ""
        lines.append(f"{line} {more}".strip())
    return RenderedAnswer(
        writer.say("person", person=writer.style.contact(contact)), tuple(writer.bullets(lines))
    )


def _members(writer: Writer, department: Department) -> tuple[str, list[str]]:
    lines = []
    for role in department.roles:
        name = writer.name(role)
        who = [
            writer.style.contact(contact)
            for contact in (*role.holders, role.deputy)
            if contact and writer.style.is_there(contact)
        ]
        if not writer.contacts:
            lines.append(name)
        elif who:
            lines.append(writer.say("member", role=name, holder=listed(who, writer.language)))
        else:
            lines.append(writer.say("member_unnamed", role=name))
    headline = writer.say("members", department=writer.style.strong(writer.name(department)))
    return headline, [*writer.bullets(lines), *writer.reach(None, department)]


def _department(
    writer: Writer, department: Department, role: Role | None, match: Match
) -> tuple[str, list[str]]:
    headline = writer.say("department", department=writer.style.strong(writer.name(department)))
    details = writer.reach(None, department)
    if match.duty and role is not None:
        details.append(writer.say("handled_by", role=writer.name(role)))
        details.append(writer.say("duty", duty=writer.duty(match.duty)))
        return headline, details
    mission = writer.style.text(department.mission.best(writer.language))
    if mission:
        details.append(writer.say("mission", mission=mission))
    roles = [writer.name(each) for each in department.roles]
    details += [writer.say("roles"), *writer.bullets(roles)] if roles else []
    return headline, details


def _choose(writer: Writer, answer: Answer, notes: Sequence[str] | None) -> RenderedAnswer:
    offered = answer.matches[: answer.offered or 2]
    options = tuple(_option(writer, match, offered) for match in offered)
    advice = (writer.say("choose_wrong"),)
    beside = [_beside(writer, answer.elsewhere.topic)] if answer.elsewhere else []
    return RenderedAnswer(
        writer.say("choose"), options=options, notes=(*(notes or ()), *beside), advice=advice
    )


def _beside(writer: Writer, topic_id: str) -> str:
    """The line on a topic elsewhere that is as near as the owners offered."""
    topic = writer.catalogue.topic(topic_id)
    name = writer.style.strong(writer.style.text(topic.name.best(writer.language) or topic.id))
    if topic.contact and writer.contacts:
        return writer.say("choose_contact", topic=name, contact=writer.style.contact(topic.contact))
    if usually := topic.usually.best(writer.language):
        return writer.say("choose_usually", topic=name, usually=writer.style.text(usually))
    return writer.say("choose_elsewhere", topic=name)


def _option(writer: Writer, match: Match, offered: Sequence[Match]) -> Option:
    """Labelled by its role, or by its duty where another one offered has the same role."""
    department = writer.catalogue.department(match.department)
    plain = Writer(writer.catalogue, writer.language, PlainStyle())
    if match.role is None:
        line = writer.say("department", department=writer.style.strong(writer.name(department)))
        return Option(line, plain.name(department), match)
    role = writer.catalogue.role(match.role)[0]
    if match.duty is None:
        return Option(writer.owner(role, department), plain.name(role), match)
    line = writer.say(
        "option",
        role=writer.style.strong(writer.name(role)),
        department=writer.name(department),
        duty=writer.duty(match.duty),
    )
    alone = sum(each.role == match.role for each in offered) == 1
    return Option(line, plain.name(role) if alone else plain.duty(match.duty), match)


def _elsewhere(writer: Writer, answer: Answer, notes: Sequence[str] | None) -> RenderedAnswer:
    if answer.elsewhere is None:
        return _unknown(writer, answer, notes)
    topic = writer.catalogue.topic(answer.elsewhere.topic)
    style, language = writer.style, writer.language
    details = []
    if topic.contact:
        shown = writer.say("contact", contact=style.contact(topic.contact))
        details.append(shown if writer.contacts else writer.say(writer.withheld))
    if topic.usually:
        details.append(writer.say("usually", usually=style.text(topic.usually.best(language))))
    if not topic.contact:
        details.append(writer.say("no_contact"))
    headline = writer.say("elsewhere", topic=style.strong(style.text(topic.name.best(language) or topic.id)))
    phrase = answer.elsewhere.phrase
    reason = [writer.reason(phrase)] if phrase and notes is None else []
    advice = (writer.say("elsewhere_wrong"),)
    return RenderedAnswer(headline, tuple(details), notes=(*(notes or ()), *reason), advice=advice)


def _unknown(writer: Writer, answer: Answer, notes: Sequence[str] | None) -> RenderedAnswer:
    names = [writer.name(department) for department in writer.catalogue.departments]
    shown = [*names[: writer.longest], "…"] if len(names) > len(names[: writer.longest]) else names
    departments = listed(shown, writer.language, either=shown is names)
    advice = writer.say("unknown_ask", departments=departments)
    told = next((line for code, line in TOLD.items() if code == answer.courtesy), "")
    if told:
        return RenderedAnswer(told, notes=tuple(notes or ()))
    if answer.nobody_else:
        return RenderedAnswer(writer.say("nobody_else"), (advice,), notes=tuple(notes or ()))
    return RenderedAnswer(
        writer.say("unknown"),
        (advice,),
        notes=(*(notes or ()), _keepers_line(writer)),
    )


def _keepers_line(writer: Writer) -> str:
    """Whom to tell that the catalogue lacks something; by name where the reader may know."""
    keepers = writer.catalogue.keepers
    people = [each for each in keepers.people if writer.style.is_there(each)]
    told = [*people, *([keepers.channel] if keepers.channel else [])]
    if not told or not writer.contacts:
        return writer.say("unknown_keepers")
    named = listed([writer.style.contact(each) for each in told[:KEEPERS_NAMED]], writer.language)
    return writer.say("unknown_keepers_named", keepers=named)


def _not_a_question(writer: Writer, answer: Answer, _notes: Sequence[str] | None) -> RenderedAnswer:
    need = examples.one(writer.catalogue, writer.language)
    if answer.courtesy:
        return RenderedAnswer(writer.say(f"courtesy_{answer.courtesy}", need=writer.style.text(need)))
    return RenderedAnswer(writer.say("not_a_question", need=writer.style.text(need)))


_RENDERERS: Final = {
    "answered": _answered,
    "choose": _choose,
    "elsewhere": _elsewhere,
    "unknown": _unknown,
    "not_a_question": _not_a_question,
}
