"""``console --demo``: people in the tryout, marked as made up, out of reach of any real workspace."""

import io
import re

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.console.console import console
from bot.console.demo import AWAY, MADE_UP, NOTICE, StagedFinder, cast_of
from bot.desk import Desk
from bot.finder.finder import build
from tests.toys.company import COMPANY


def said(*lines: str) -> str:
    finder = build(COMPANY)
    cast = cast_of(finder.catalogue)
    out = io.StringIO()
    assert console(Desk(StagedFinder(finder, cast)), cast=cast, lines=lines, out=out) == 0
    return out.getvalue()


def test_an_answer_ends_with_somebody_marked_as_made_up() -> None:
    text = said("who handles refund not received")
    assert NOTICE in text
    assert re.search(rf"Contact: \S+ Example{re.escape(AWAY)}; deputy: \S+ Sample{re.escape(MADE_UP)}", text)
    assert "#demo-service" in text


def test_one_role_is_vacant() -> None:
    assert "Nobody is named for this role yet" in said("@who discount on lamps")


def test_everybody_in_it_is_made_up() -> None:
    real = Role("boss", Text("Boss"), holder="U0REAL001", deputy="a@b.example", channel="C0REAL001")
    other = Role("other", Text("Other"), holder="S0REAL001", duties=(Duty("x", Text("X")),))
    catalogue = Catalogue((Department("d", Text("D"), channel="C0REAL002", roles=(real, other)),))
    cast = cast_of(catalogue)
    shown = str(cast.catalogue)
    assert "REAL" not in shown and "b.example" not in shown
    assert all(name.endswith((MADE_UP, AWAY)) for name in cast.users.values())
    assert {role.id for role, _ in cast.catalogue.roles()} == {"boss", "other"}
    contacts = {role.holder for role, _ in cast.catalogue.roles()} | {
        role.deputy for role, _ in cast.catalogue.roles()
    }
    assert contacts - {""} <= set(cast.users)


def test_a_catalogue_of_many_roles_has_people_enough() -> None:
    roles = tuple(Role(f"r{number}", Text(f"R{number}")) for number in range(40))
    cast = cast_of(Catalogue((Department("d", Text("D"), roles=roles),)))
    assert len(cast.users) == 40
    assert len(set(cast.users.values())) == 40


def test_an_empty_catalogue_has_nobody() -> None:
    assert cast_of(Catalogue(())).users == {}
