from functools import partial

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.desk import Desk
from bot.finder import finder
from bot.language.script import fold
from tests.finder.cost import cost
from tools.bench import keystrokes
from tools.bench.keystrokes import Typed
from tools.bench.synthetic import named_catalogue, phrases

DUTIES = 100_000
DUTIES_A_ROLE = 4
ROLES_A_DEPARTMENT = 20
SHOWN = 30
"""Suggestions, as many as the menus in Slack show."""
PASSES = 8
"""Plain passes over all names a keystroke may cost: twice the most it costs, and less than 100 ms where a
pass takes the 7 to 9 that it took when this was set."""


def test_one_size_in_a_process_of_its_own() -> None:
    together, *kinds = keystrokes.measure([40])
    assert (together.duties, together.kind) == (40, "all")
    assert together.keystrokes == sum(each.keystrokes for each in kinds)
    assert together.worst_ms == max(each.worst_ms for each in kinds)
    assert all(0 < each.p50_ms <= each.p99_ms <= each.worst_ms for each in (together, *kinds))


def test_what_is_typed_is_of_every_kind_and_the_same_every_time() -> None:
    made = named_catalogue(200)
    typed = list(keystrokes.texts(made))
    assert typed == list(keystrokes.texts(made))
    assert {kind for kind, _ in typed} == {
        *(
            f"{thing}, {language}"
            for thing in ("duty", "role", "department")
            for language in ("English", "Chinese")
        ),
        *("words turned round", "with a slip", "a need", "no match", "hostile"),
    }


def test_names_are_found_and_noise_is_not() -> None:
    made = named_catalogue(200)
    desk = Desk(finder.build(made))
    for kind, text in keystrokes.texts(made):
        if kind.startswith(("duty", "role", "department", "words")):
            assert desk.suggest(text), (kind, text)
        elif kind == "no match":
            assert not desk.suggest(text), text


def test_the_table_has_a_row_a_kind() -> None:
    table = keystrokes.table([Typed(100_000, "all", 1_234, 8.5, 30.25, 61.0)])
    assert table.rows == (("100,000", "all", "1,234", "8.500", "30.2", "61.0"),)
    assert "100 ms" in table.note


def large_catalogue() -> Catalogue:
    """Everything in it has an English name of its own, and each duty a Chinese one, too."""
    made = phrases(5 * DUTIES // 2)
    english = iter([phrase for phrase in made if phrase.isascii()])
    chinese = iter([phrase for phrase in made if not phrase.isascii()])

    def role(number: int) -> Role:
        duties = tuple(
            Duty(f"duty-{number}-{each}", Text(next(english), zh_hans=next(chinese, "")))
            for each in range(DUTIES_A_ROLE)
        )
        return Role(f"role-{number}", Text(next(english)), duties=duties)

    roles = [role(number) for number in range(DUTIES // DUTIES_A_ROLE)]
    return Catalogue(
        tuple(
            Department(
                f"department-{start}", Text(next(english)), roles=tuple(roles[start:][:ROLES_A_DEPARTMENT])
            )
            for start in range(0, len(roles), ROLES_A_DEPARTMENT)
        )
    )


def names_of(catalogue: Catalogue) -> list[str]:
    named = [department.name for department in catalogue.departments]
    named += [role.name for role, _ in catalogue.roles()] + [duty.text for duty, _, _ in catalogue.duties()]
    return [fold(name) for text in named for name in text.every()]


def test_a_keystroke_among_a_hundred_thousand_duties_costs_a_few_plain_passes() -> None:
    """Costs of one process are compared, so a slow machine changes nothing."""
    made = large_catalogue()
    names = names_of(made)
    desk = Desk(finder.build(made)).warm()
    desk.suggest("")
    plain = cost(lambda: [name for name in names if "no such name" in name])
    one_of_each = {kind: text for kind, text in keystrokes.texts(made) if text}
    assert len(one_of_each) >= 8
    for kind, text in one_of_each.items():
        for end in range(1, len(text) + 1):
            typed = text[:end]
            # Once is enough for the quick ones; the others are given the benefit of the doubt.
            keystroke = partial(desk.suggest, typed, SHOWN)
            quick = any(cost(keystroke, rounds) < PASSES * plain for rounds in (1, 7))
            assert quick, (kind, typed)
