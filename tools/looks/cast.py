"""Who the pictures show: the catalogue that is shipped names nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from bot.catalogue.model import Catalogue, Department, Role, Text
from bot.language.codes import LANGUAGES
from bot.slack.blocks.messages import Message
from bot.slack.blocks.mrkdwn import MrkdwnStyle

PAT: Final = "U0PAT0000"
"""Who asks, and presses the buttons."""
REVIEWED: Final = date(2026, 3, 2)
SET_AT: Final = datetime(2026, 3, 4, 9, tzinfo=UTC)

_NAMES: Final = {
    PAT: "Pat",
    "U0MEILIN0": "Mei Lin",
    "U0SAM0000": "Sam Ortiz",
    "U0AMINA00": "Amina Diallo",
    "U0TOMAS00": "Tomáš Novák",
}
_HOLDERS: Final = {
    "customer-service-specialist": ("U0MEILIN0", "U0SAM0000"),
    "customer-service-manager": ("U0AMINA00", ""),
    "data-analyst": ("U0TOMAS00", ""),
}
_CHANNELS: Final = {"customer-service": "#customer-help", "data-analytics": "#data"}
_COPIES: Final = 2
_DUTIES: Final = 14


def style() -> MrkdwnStyle:
    return MrkdwnStyle("https://example.slack.com/", lambda contact: _NAMES.get(contact, contact))


def as_seen(message: Message) -> Message:
    """A message with the names that Slack puts in the place of its mentions."""
    text = message.text
    for user, name in _NAMES.items():
        text = text.replace(f"<@{user}>", f"<@{user}|@{name}>")
    return replace(message, text=text)


def peopled(catalogue: Catalogue) -> Catalogue:
    """The catalogue with a few roles filled."""
    departments = tuple(
        replace(
            department,
            channel=_CHANNELS.get(department.id, department.channel),
            roles=tuple(map(_filled, department.roles)),
        )
        for department in catalogue.departments
    )
    return replace(catalogue, departments=departments)


def crowded(catalogue: Catalogue, department_id: str, role_id: str) -> Catalogue:
    """The catalogue with more roles in a department, and more duties of a role, than fit in one place.

    The role gets the duties of its own department, its own first, and then these once more with numbers.
    """
    role, its_department = catalogue.role(role_id)
    others = (duty for each in its_department.roles if each.id != role_id for duty in each.duties)
    its_own = (*role.duties, *others)
    more = (replace(duty, text=_numbered(duty.text, 2)) for duty in its_own)
    duties = (*its_own, *more)[:_DUTIES]
    roles = [role for role, _ in catalogue.roles()]
    many = tuple(_copy(role, number) for number in range(1, _COPIES + 1) for role in roles)

    def changed(department: Department) -> Department:
        own = [replace(role, duties=duties) if role.id == role_id else role for role in department.roles]
        return replace(department, roles=(*own, *many) if department.id == department_id else tuple(own))

    return replace(catalogue, departments=tuple(map(changed, catalogue.departments)))


def _filled(role: Role) -> Role:
    holder, deputy = _HOLDERS.get(role.id, (role.holder, role.deputy))
    return replace(role, holder=holder, deputy=deputy, reviewed=REVIEWED if holder else role.reviewed)


def _copy(role: Role, number: int) -> Role:
    return replace(role, id=f"{role.id}-{number}", name=_numbered(role.name, number))


def _numbered(text: Text, number: int) -> Text:
    return Text(*(f"{text.best(language)} {number}" for language in LANGUAGES))
