import pytest

from bot.finder import finder
from bot.language.codes import EN, ZH_HANS
from tools.bench import scale
from tools.bench.scale import Point
from tools.bench.synthetic import few_phrases_catalogue

POINTS = [
    Point(10_000, 0.15, 0.3, 0.9, 700.0, 0.5, 100.0),
    Point(100_000, 1.5, 0.6, 2.1, 690.0, 2.5, 0.0),
]


@pytest.mark.slow
def test_one_size_is_measured_in_a_process_of_its_own() -> None:
    (found,) = scale.measure([400])
    assert found.phrases == 400
    assert found.build_s > 0
    assert 0 < found.p50_ms <= found.p99_ms
    assert found.load_s > 0
    assert found.weights_bytes_per_phrase > 0
    assert set(found.as_json()) == set(Point.__dataclass_fields__)


@pytest.mark.slow
def test_few_phrases_a_role_are_indexed_letter_by_letter() -> None:
    made = few_phrases_catalogue(60)
    assert finder.build(made).index.detailed
    assert {len(duty.phrases[EN]) + len(duty.phrases[ZH_HANS]) for duty, _, _ in made.duties()} == {10}
    (found,) = scale.measure_few([60])
    assert (found.phrases, found.roles) == (60, 6)
    assert found.as_json()["phrases_per_s"] == round(60 / found.build_s)
    assert scale.few_table([found]).rows[0][:2] == ("60", "6")


def test_the_table_shows_growth() -> None:
    first, second = scale.table(POINTS).rows
    assert first[:3] == ("10,000", "0.15", "66,667")
    assert second[4] == "2.0 ×"
    assert (first[7], second[7]) == ("100", "0")
