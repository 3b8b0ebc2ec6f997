import math

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.finder.finder import Finder, build


def _role(own: str, duty: str, *owns: str) -> Role:
    return Role(own, Text(own), duties=(Duty(f"{own}-duty", Text(duty)),), owns=owns)


CATALOGUE = Catalogue(
    (
        Department(
            "all",
            Text("All"),
            roles=(
                _role("sales", "Sell lamps to shops", "Project Kite", "portal"),
                _role("support", "Answer people who call", "Customer Portal", "風箏計畫", "C3-PO"),
                _role("stock", "Count the shelves", "Hall 7", "7號倉"),
            ),
        ),
    )
)


@pytest.fixture(scope="module")
def finder() -> Finder:
    return build(CATALOGUE)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who runs project kite?", "sales"),
        ("who do I ask about the Customer Portal", "support"),
        ("portal's broken, who?", "sales"),
        ("风筝计划谁负责", "support"),
        ("风筝計畫誰負責", "support"),
        ("who sweeps Hall 7", "stock"),
        ("7号仓漏水找谁", "stock"),
        ("c3 po keeps beeping, who helps", "support"),
    ],
)
def test_a_name_leads_to_who_owns_it(finder: Finder, question: str, role: str) -> None:
    answer = finder.find(question)
    assert answer.best and answer.best.role == role
    assert answer.outcome in ("answered", "choose")


def test_a_name_inside_a_word_is_no_name(finder: Finder) -> None:
    steps = finder.find("who likes the portalled hall 72", explain=True).steps
    assert not any("it owns" in line for step in steps for line in step.lines)


def test_the_explanation_names_it_and_adds_up(finder: Finder) -> None:
    steps = finder.find("who runs project kite?", explain=True).steps
    step = next(step for step in steps if step.title.startswith("Score of sales"))
    assert "+1.000  it owns “project kite”" in step.lines
    total = float(step.title.rsplit(" ", 1)[1])
    assert math.isclose(sum(float(line.split()[0]) for line in step.lines), total, abs_tol=0.02)
