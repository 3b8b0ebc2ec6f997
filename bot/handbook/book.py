"""The catalogue's pages as one JSON object in three languages: what the scripts of the handbook draw.

Ids and links stand once, texts in each language: as one text where all languages have the same, else as a
list in the order of ``LANGUAGES``.
"""

from collections.abc import Sequence
from typing import Any, Final

from bot.catalogue.model import Catalogue
from bot.handbook.index import search_index
from bot.handbook.texts import TEXTS, WORDING
from bot.language.codes import LANGUAGES
from bot.pages.directory import department_page, front_page, role_page, topic_entries
from bot.pages.model import DepartmentPage, DutyEntry, Link, RolePage
from bot.reach import Reach
from bot.rendering import PlainStyle, reach_lines
from bot.wording import dated

CONTACT: Final = "\x1f"
"""Stands around whatever is a contact in a line."""

Json = dict[str, Any]


class ContactStyle(PlainStyle):
    """Marks contacts, so that the page can make links of them."""

    def contact(self, contact: str) -> str:
        return f"{CONTACT}{contact}{CONTACT}"


def book(catalogue: Catalogue, *, contacts: bool, base: str = "") -> Json:
    """Everything the page shows. ``base`` is the page's own address, if it is known."""
    fronts = [front_page(catalogue, language) for language in LANGUAGES]
    numbers = {department.id: number for number, department in enumerate(catalogue.departments)}
    topics = zip(*(topic_entries(catalogue, code, contacts=contacts) for code in LANGUAGES), strict=True)
    return {
        "name": _in_each([catalogue.name.best(language) for language in LANGUAGES]),
        "base": base,
        "contacts": contacts,
        "departments": [
            _department(catalogue, each.department.to.id, numbers, contacts=contacts)
            for each in fronts[0].departments
        ],
        "topics": [
            {
                "id": topic[0].id,
                "name": _in_each([each.name for each in topic]),
                **_where("usually", _in_each([each.usually for each in topic])),
                **_where("contact", topic[0].contact and f"{CONTACT}{topic[0].contact}{CONTACT}"),
            }
            for topic in topics
        ],
        "says": {key: [WORDING.texts[key].get(language) for language in LANGUAGES] for key in TEXTS},
        "index": search_index(catalogue),
    }


def _department(catalogue: Catalogue, own: str, numbers: dict[str, int], *, contacts: bool) -> Json:
    shown = [department_page(catalogue, own, language, contacts=contacts) for language in LANGUAGES]
    return {
        "id": own,
        "name": _in_each([page.name for page in shown]),
        **_where("mission", _in_each([page.mission for page in shown])),
        **_where("reach", _reach([page.reach for page in shown])),
        **_where("reviewed", _reviewed(shown)),
        "roles": [_role(catalogue, each.role, numbers, contacts=contacts) for each in shown[0].members],
    }


def _role(catalogue: Catalogue, role: Link, numbers: dict[str, int], *, contacts: bool) -> Json:
    shown = [role_page(catalogue, role.to.id, language, contacts=contacts) for language in LANGUAGES]
    duties = zip(*(page.duties for page in shown), strict=True)
    return {
        "id": role.to.id,
        "name": _in_each([page.name for page in shown]),
        **_where("reach", _reach([page.reach for page in shown])),
        **_where("reviewed", _reviewed(shown)),
        "duties": [_duty(duty, numbers) for duty in duties],
    }


def _duty(duty: Sequence[DutyEntry], numbers: dict[str, int]) -> Json:
    return {
        "id": duty[0].id,
        "text": _in_each([each.text for each in duty]),
        **_where("measure", _in_each([each.measure for each in duty])),
        **_where("works", [numbers[link.to.id] for link in duty[0].works_with]),
    }


def _reach(reaches: Sequence[Reach | None]) -> str | list[str]:
    """The lines on how to reach somebody, as one text; empty where the reader may not see it."""
    style = ContactStyle()
    pairs = zip(reaches, LANGUAGES, strict=True)
    return _in_each(["\n".join(reach_lines(each, code, style)) if each else "" for each, code in pairs])


def _reviewed(pages: Sequence[RolePage | DepartmentPage]) -> str | list[str]:
    pairs = zip(pages, LANGUAGES, strict=True)
    return _in_each([dated(page.reviewed, code) if page.reviewed else "" for page, code in pairs])


def _in_each(texts: list[str]) -> str | list[str]:
    return texts[0] if len(set(texts)) == 1 else texts


def _where(key: str, value: Any) -> Json:
    """The key with its value, where there is one."""
    return {key: value} if value else {}
