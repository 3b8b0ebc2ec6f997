"""An answer as lines to read, the same on every surface: owner first, reach second, reasons last.

A surface passes a Style, which makes texts safe and marks them up in its own way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.answer import Answer, Match
from bot.catalogue.model import Catalogue, Department, Role
from bot.language import Language
from bot.wording import listed, say

MAX_LISTED: Final = 12
BULLET: Final = "• "


class Style(Protocol):
    """How a surface writes a text, an emphasised text, and somebody or some place to reach."""

    def text(self, text: str) -> str: ...
    def strong(self, text: str) -> str: ...
    def contact(self, contact: str) -> str: ...


class PlainStyle:
    """For a terminal: nothing marked up, contacts as the catalogue has them."""

    def text(self, text: str) -> str:
        return text

    def strong(self, text: str) -> str:
        return text

    def contact(self, contact: str) -> str:
        return contact


@dataclass(frozen=True, slots=True)
class Option:
    """One of the owners offered: its line, a short label without mark-up, and the match behind it."""

    line: str
    label: str
    match: Match


@dataclass(frozen=True, slots=True)
class Rendered:
    headline: str
    details: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    notes: tuple[str, ...] = ()
    """Why, and what to do if it is wrong."""

    def as_text(self) -> str:
        options = [f"{number}. {option.line}" for number, option in enumerate(self.options, 1)]
        return "\n".join([self.headline, *self.details, *options, *self.notes])


class UnknownIdError(LookupError):
    """The answer names something the catalogue does not hold (any more)."""


def plain_text(answer: Answer, catalogue: Catalogue) -> str:
    """The answer as a person reads it in a terminal."""
    return render(answer, catalogue, PlainStyle()).as_text()


def render(
    answer: Answer, catalogue: Catalogue, style: Style, *, notes: Sequence[str] | None = None
) -> Rendered:
    """The answer in its own language. ``notes``, already styled, take the place of the reason.

    Raises UnknownIdError if the answer names an id that is not in this catalogue.
    """
    writer = _Writer(catalogue, answer.language, style)
    try:
        return _RENDERERS[answer.outcome](writer, answer, notes)
    except KeyError as error:
        raise UnknownIdError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Writer:
    catalogue: Catalogue
    language: Language
    style: Style

    def say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)

    def name(self, thing: Role | Department) -> str:
        return self.style.text(thing.name.best(self.language) or thing.id)

    def owner(self, role: Role, department: Department) -> str:
        return self.say("owner", role=self.style.strong(self.name(role)), department=self.name(department))

    def reach_role(self, role: Role, department: Department) -> list[str]:
        contact = self.style.contact
        lines = []
        if role.holder and role.deputy:
            lines.append(self.say("held_by_deputy", holder=contact(role.holder), deputy=contact(role.deputy)))
        elif role.holder:
            lines.append(self.say("held_by", holder=contact(role.holder)))
        elif role.deputy:
            lines.append(self.say("deputy_only", deputy=contact(role.deputy)))
        else:
            lines.append(self.say("no_holder", department=self.name(department)))
        channel = role.channel or department.channel
        if channel:
            lines.append(self.say("channel", channel=contact(channel)))
        return lines

    def reach_department(self, department: Department) -> list[str]:
        if department.channel:
            return [self.say("channel", channel=self.style.contact(department.channel))]
        return [self.say("no_channel")]

    def bullets(self, lines: Sequence[str]) -> list[str]:
        shown = [BULLET + line for line in lines[:MAX_LISTED]]
        return [*shown, BULLET + "…"] if len(lines) > MAX_LISTED else shown

    def duty(self, duty_id: str) -> str:
        return self.style.text(self.catalogue.duty(duty_id)[0].text.best(self.language))

    def reasons(self, match: Match) -> list[str]:
        reason = [self.say("reason", phrase=self.style.text(match.phrase))] if match.phrase else []
        return [*reason, self.say("wrong")]


def _answered(writer: _Writer, answer: Answer, notes: Sequence[str] | None) -> Rendered:
    match = answer.matches[0]
    department = writer.catalogue.department(match.department)
    role = writer.catalogue.role(match.role)[0] if match.role else None
    if answer.asks == "members":
        headline, details = _members(writer, department)
    elif answer.asks == "department" or role is None:
        headline, details = _department(writer, department, role, match)
    else:
        headline = writer.owner(role, department)
        details = writer.reach_role(role, department)
        if match.duty and answer.asks == "owner":
            details.append(writer.say("duty", duty=writer.duty(match.duty)))
        else:
            duties = [writer.duty(duty.id) for duty in role.duties]
            details += [writer.say("duties"), *writer.bullets(duties)] if duties else []
    shown = [*notes, writer.say("wrong")] if notes is not None else writer.reasons(match)
    return Rendered(headline, tuple(details), notes=tuple(shown))


def _members(writer: _Writer, department: Department) -> tuple[str, list[str]]:
    lines = []
    for role in department.roles:
        name = writer.name(role)
        who = [writer.style.contact(contact) for contact in (role.holder, role.deputy) if contact]
        line = (
            writer.say("member", role=name, holder=listed(who, writer.language))
            if who
            else writer.say("member_unnamed", role=name)
        )
        lines.append(line)
    headline = writer.say("members", department=writer.style.strong(writer.name(department)))
    return headline, [*writer.bullets(lines), *writer.reach_department(department)]


def _department(
    writer: _Writer, department: Department, role: Role | None, match: Match
) -> tuple[str, list[str]]:
    headline = writer.say("department", department=writer.style.strong(writer.name(department)))
    details = writer.reach_department(department)
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


def _choose(writer: _Writer, answer: Answer, notes: Sequence[str] | None) -> Rendered:
    options = tuple(_option(writer, match) for match in answer.matches[: answer.offered or 2])
    return Rendered(writer.say("choose"), options=options, notes=(*(notes or ()), writer.say("choose_wrong")))


def _option(writer: _Writer, match: Match) -> Option:
    department = writer.catalogue.department(match.department)
    plain = _Writer(writer.catalogue, writer.language, PlainStyle())
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
    return Option(line, plain.say("option_short", role=plain.name(role), duty=plain.duty(match.duty)), match)


def _elsewhere(writer: _Writer, answer: Answer, notes: Sequence[str] | None) -> Rendered:
    if answer.elsewhere is None:
        return _unknown(writer, answer, notes)
    topic = writer.catalogue.topic(answer.elsewhere.topic)
    style, language = writer.style, writer.language
    details = []
    if topic.contact:
        details.append(writer.say("contact", contact=style.contact(topic.contact)))
    if topic.usually:
        details.append(writer.say("usually", usually=style.text(topic.usually.best(language))))
    if not topic.contact:
        details.append(writer.say("no_contact"))
    headline = writer.say("elsewhere", topic=style.strong(style.text(topic.name.best(language) or topic.id)))
    phrase = answer.elsewhere.phrase
    reason = [writer.say("reason", phrase=style.text(phrase))] if phrase and notes is None else []
    return Rendered(headline, tuple(details), notes=(*(notes or ()), *reason, writer.say("elsewhere_wrong")))


def _unknown(writer: _Writer, _answer: Answer, notes: Sequence[str] | None) -> Rendered:
    names = [writer.name(department) for department in writer.catalogue.departments]
    return Rendered(
        writer.say("unknown"),
        (writer.say("unknown_ask", departments=listed(names, writer.language)),),
        notes=(*(notes or ()), writer.say("unknown_keepers")),
    )


def _not_a_question(writer: _Writer, _answer: Answer, _notes: Sequence[str] | None) -> Rendered:
    return Rendered(writer.say("not_a_question"))


_RENDERERS: Final = {
    "answered": _answered,
    "choose": _choose,
    "elsewhere": _elsewhere,
    "unknown": _unknown,
    "not_a_question": _not_a_question,
}
