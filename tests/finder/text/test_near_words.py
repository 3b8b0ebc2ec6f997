import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.finder.finder import Finder, build
from bot.finder.text.near_words import MAX_LOOKED_UP, RelatedWord, relate_words
from bot.finder.text.tokens import Run
from bot.language.codes import EN, ZH_HANS

KNOWN = dict.fromkeys(("vacat", "salari", "printer", "broken", "工资", "出租", "租车"), 0)


def meant(run: Run) -> dict[str, tuple[str, ...]]:
    return {each.typed: each.meant for each in relate_words(run, KNOWN)}


@pytest.mark.parametrize(
    ("run", "typed", "word"),
    [
        (Run(words=("who", "approves", "pto")), "pto", "vacat"),
        (Run(words=("time", "off")), "time off", "vacat"),
        (Run(words=("my", "wages")), "wages", "salari"),
        (Run(characters="坐计程车"), "计程车", "出租车"),
        (Run(characters="问薪水"), "薪水", "工资"),
    ],
)
def test_an_unknown_word_stands_near_known_ones(run: Run, typed: str, word: str) -> None:
    assert word in meant(run)[typed]


@pytest.mark.parametrize(
    "run",
    [
        Run(words=("vacation",)),  # known by itself
        Run(words=("zeppelin", "xyzzy")),
        Run(words=("it",)),  # a pronoun before it is a department
        Run(characters="工资"),
        Run(),
    ],
)
def test_nothing_else_is_related(run: Run) -> None:
    assert not meant(run)


def test_words_that_could_be_meant_share_what_one_would_count() -> None:
    (one,) = relate_words(Run(words=("wages",)), {"salari": 0})
    assert one == RelatedWord("wages", ("salari",), ("salari",), 1.0)
    (two,) = relate_words(Run(words=("wages",)), {"salari": 0, "pay": 1})
    assert len(two.meant) == 2
    assert two.share == pytest.approx(0.5**0.5)


def test_a_page_of_unknown_words_is_not_looked_up_whole() -> None:
    noise = Run(words=(*(f"zq{number}" for number in range(5 * MAX_LOOKED_UP)), "wages"))
    assert not meant(noise)


@pytest.fixture(scope="module")
def small() -> Finder:
    """A catalogue of a few phrases, as a spreadsheet brings it, where words decide alone."""
    duties = {
        "people": Duty(
            "leave", Text("approves vacation"), phrases={EN: ("vacation days",), ZH_HANS: ("休假",)}
        ),
        "printers": Duty("print", Text("repairs printers"), phrases={EN: ("printer broken",)}),
    }
    roles = tuple(Role(name, Text(name.title()), duties=(duty,)) for name, duty in duties.items())
    return build(Catalogue((Department("all", Text("All"), roles=roles),)), words_alone=True)


def test_the_finder_uses_and_explains_near_words(small: Finder) -> None:
    found = small.find("who signs off pto?", explain=True)
    assert found.best
    assert found.best.role == "people"
    mended = next(step for step in found.steps if step.title == "Corrected")
    assert any(line.startswith("pto → like") and "vacat" in line for line in mended.lines)
