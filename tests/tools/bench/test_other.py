from pathlib import Path

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.language.codes import EN
from tools.bench import other
from tools.bench.other import Outcome
from tools.bench.peers import Comparison, PeerResult

GOODS = ("shoe", "lamp", "kettle", "sofa")
TROUBLES = (
    "broken",
    "late",
    "lost",
    "wrong",
    "dirty",
    "missing",
    "heavy",
    "loud",
    "old",
    "small",
    "torn",
    "wet",
)


@pytest.fixture
def shop() -> Catalogue:
    duties = [Duty(good, Text(f"looks after {good}"), phrases={EN: _phrases(good)}) for good in GOODS]
    few = Duty("few", Text("has few phrases"), phrases={EN: ("one", "two")})
    return Catalogue(
        (Department("shop", Text("Shop"), roles=(Role("all", Text("All"), duties=(*duties, few)),)),)
    )


def _phrases(good: str) -> tuple[str, ...]:
    return (*(f"{good} is {trouble}" for trouble in TROUBLES), f"a {good} | its box", f"buy a {good}")


def test_duties_become_roles_and_no_question_repeats_a_phrase(shop: Catalogue) -> None:
    made = other.organised(shop, "English", (EN,))
    assert [row[1] for row in made.rows] == list(GOODS)
    told = {phrase for row in made.rows for phrase in row[3].split("|")}
    assert len(told) == len(GOODS) * other.PHRASES_A_ROLE
    assert not told & {question.text for question in made.questions}
    assert made == other.organised(shop, "English", (EN,))


def test_a_spreadsheet_goes_through_the_import(shop: Catalogue, tmp_path: Path) -> None:
    made = other.organised(shop, "English", (EN,))
    roles = {role.id for role, _ in other.imported(made, tmp_path / "org").roles()}
    assert roles == {gold for question in made.questions for gold in question.gold} == set(GOODS)


def test_an_organisation_is_measured_beside_the_peers(shop: Catalogue) -> None:
    (found,) = other.measure(shop)
    assert (found.organisation, found.roles) == ("English", len(GOODS))
    assert found.comparison.ours.first["English"] > 0.5
    assert found.as_json()["lead"] == round(found.lead, 4)
    assert "points" in other.table(found).note


def standing(
    name: str,
    first: dict[str, float],
    right: float,
    ours: float = 0.0,
    *,
    questions: int = 100,
    looks_up: bool = True,
) -> PeerResult:
    return PeerResult(name, first, right, ours, 1.0, questions, looks_up)


def test_the_lead_is_over_all_languages_and_over_a_peers_own_questions() -> None:
    # 20 Chinese and 80 English questions: Chinese alone, the first of the alphabet, would say 40 points.
    ours = standing("ours", {"Chinese": 0.9, "English": 0.6}, 0.66)
    whole = standing("whole", {"Chinese": 0.5, "English": 0.58}, 0.564, 0.66)
    classifier = standing("classifier", {"Chinese": 0.9, "English": 0.9}, 0.9, 0.66, looks_up=False)
    sampled = standing("sampled", {"Chinese": 0.7, "English": 0.7}, 0.7, 0.75, questions=40)

    def lead(*peers: PeerResult) -> float:
        return Outcome("both", 3, Comparison(ours, peers, (), 100)).lead

    assert lead(whole, classifier) == pytest.approx(0.096)
    assert lead(whole, classifier, sampled) == pytest.approx(0.05)
    assert lead(classifier) == pytest.approx(0.66)
