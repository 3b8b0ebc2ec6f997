"""The steps add up to what they explain."""

import math
import re
from collections.abc import Callable

import pytest

from bot.answer import Answer, Step
from bot.catalogue.sheet.spreadsheet import import_file
from bot.catalogue.yaml.loader import load
from bot.finder.finder import Finder, build
from bot.finder.text.cleaning import clean, gist
from tests.finder.questions import as_json
from tests.paths import EXAMPLES

EVERY = (
    "who handles returns",
    "谁管库存盘点",
    "who hanldes retunrs?",
    "who runs payroll",
    "good luck with the exam",
    "退或 invoices",
    "which department handles invoices from suppliers",
)
ELSEWHERE = {
    "bank": ("who can freeze my card, someone stole it", "which team sends new cards abroad?", "lovely day"),
    "council": (
        "who looks at a loft conversion?",
        "whch department emties the bins",
        "fence over two metres",
    ),
    "hospital": ("誰負責下週門診表?", "谁安排老人先看病", "哪個部門管急診床位"),
}
ALL = [
    *(("shipped", question) for question in EVERY),
    *(
        pytest.param(name, question, marks=pytest.mark.slow)
        for name, questions in ELSEWHERE.items()
        for question in questions
    ),
]
Finders = Callable[[str], Finder]


@pytest.fixture(scope="session")
def finders(shipped: Finder, tmp_path_factory: pytest.TempPathFactory) -> Finders:
    """The finder of the catalogue that ships, or of an organisation in examples/."""
    made = {"shipped": shipped}

    def of(name: str) -> Finder:
        if name not in made:
            folder = tmp_path_factory.mktemp(name) / "knowledge"
            import_file(EXAMPLES / name / "duties.csv", folder, replace=False)
            made[name] = build(load(folder))
        return made[name]

    return of


def step(answer: Answer, title: str) -> Step:
    return next(found for found in answer.steps if found.title.startswith(title))


def parts(lines: tuple[str, ...]) -> list[float]:
    """The signed numbers that lines begin with."""
    return [float(found.group()) for line in lines if (found := re.match(r"[+-]\d+\.\d+", line))]


@pytest.mark.parametrize(("name", "question"), ALL)
def test_the_parts_of_a_score_add_up_to_it(finders: Finders, name: str, question: str) -> None:
    scored = [
        found
        for found in finders(name).find(question, explain=True).steps
        if found.title.startswith("Score of ")
    ]
    assert len(scored) in (3, 4)
    totals = [float(found.title.rpartition(": ")[2]) for found in scored]
    assert totals == sorted(totals, reverse=True)
    for found, total in zip(scored, totals, strict=True):
        contributions = parts(found.lines)
        assert len(contributions) == len(found.lines)
        assert sum(contributions) == pytest.approx(total, abs=0.0005 * (len(contributions) + 2))


def test_boundaries_are_parts_too(shop: Finder) -> None:
    scored = [
        found for found in shop.find("tax returns", explain=True).steps if found.title.startswith("Score")
    ]
    shown = {found.title.partition(":")[0]: found for found in scored}
    assert "+1.000  boundary “tax returns”" in shown["Score of finance"].lines
    assert "-1.000  boundary “tax returns”" in shown["Score of returns-specialist"].lines
    for found in scored:
        total = float(found.title.rpartition(": ")[2])
        assert sum(parts(found.lines)) == pytest.approx(total, abs=0.0005 * (len(found.lines) + 2))


@pytest.mark.parametrize(("name", "question"), ALL)
def test_the_signals_add_up_to_the_chance(finders: Finders, name: str, question: str) -> None:
    answer = finders(name).find(question, explain=True)
    lines = step(answer, "Chances").lines
    total = next(float(line.partition(": ")[2]) for line in lines if line.startswith("sum: "))
    assert sum(parts(lines)) == pytest.approx(total, abs=0.0005 * (len(lines) + 2))
    shown = next(line for line in lines if line.startswith("somebody in the catalogue"))
    owned = 1 / (1 + math.exp(-total))
    assert float(shown.rpartition(" ")[2]) == pytest.approx(owned, abs=0.001)
    shares = lines[lines.index(next(line for line in lines if line.startswith("shared out"))) + 1 :]
    assert answer.best is not None
    if answer.asks == "department":
        assert shares[0].startswith(f"department {answer.best.department}: ")
    else:
        assert shares[0].startswith(f"{answer.best.role}: ")
        chances = [float(line.rpartition(" ")[2]) for line in shares]
        assert sum(chances) == pytest.approx(owned, abs=0.003)
    assert f"{answer.best.confidence:.3f}"[:-1] in shares[0] or answer.best.confidence == 0.999


@pytest.mark.parametrize(("name", "question"), ALL)
def test_a_department_is_the_sum_of_its_roles(finders: Finders, name: str, question: str) -> None:
    answer = finders(name).find(f"which department: {question}", explain=True)
    shown = [line for line in step(answer, "Chances").lines if line.startswith("department ")]
    assert len(shown) == 3
    for line in shown:
        total, *roles = map(float, re.findall(r"(?<= )\d\.\d{3}\b", line))
        assert roles
        assert sum(roles) == pytest.approx(total, abs=0.003)


@pytest.mark.parametrize(("name", "question"), ALL)
def test_the_outcome_has_the_best_expected_value(finders: Finders, name: str, question: str) -> None:
    answer = finders(name).find(question, explain=True)
    last = answer.steps[-1]
    assert last.title == f"Outcome: {answer.outcome}"
    values: dict[str, float] = {}
    for line in last.lines:
        if found := re.fullmatch(
            r"([\w ]+): expected value (\S+) = (\S+) × (\S+) right - (\S+) × (\S+) wrong", line
        ):
            value, gain, right, loss, wrong = map(float, found.groups()[1:])
            values[found[1]] = value
            assert gain * right - loss * wrong == pytest.approx(value, abs=0.003)
    named = {"answered": "answered", "choose": f"choose {answer.offered}"}.get(answer.outcome, "refuse")
    at_least_offered = any(line.endswith("is at least offered") for line in last.lines)
    assert at_least_offered or values[named] == max(values.values())


def test_a_topic_outside_has_its_share(shipped: Finder) -> None:
    answer = shipped.find("who runs payroll", explain=True)
    assert answer.elsewhere is not None
    share = f"{answer.elsewhere.topic} has the share {answer.elsewhere.confidence:.3f}"
    assert any(share in line for line in answer.steps[-1].lines)


def test_steps_are_in_the_order_of_the_work(shipped: Finder) -> None:
    titles = [
        found.title.partition(" of ")[0].partition(":")[0]
        for found in shipped.find(EVERY[0], explain=True).steps
    ]
    assert titles == [
        "Read as",
        "Left out",
        "Corrected",
        "Words that count",
        *["Score"] * 3,
        "Chances",
        "Outcome",
    ]


def test_a_step_tells_what_was_read_and_corrected(shipped: Finder) -> None:
    answer = shipped.find("<@U012AB3CD> hi!\n&gt; parcel lost\nwho hanldes retunrs?", explain=True)
    assert step(answer, "Read as").lines == ("hi!", "> parcel lost", "who hanldes retunrs?")
    assert "retunrs → returns" in step(answer, "Corrected").lines
    assert step(shipped.find("who handles returns", explain=True), "Corrected").lines == ("nothing",)


def test_a_step_tells_the_words_that_count(shipped: Finder) -> None:
    lines = step(shipped.find("who handles returns", explain=True), "Words that count").lines
    assert lines[0].startswith("return: ")
    assert not any(line.startswith(("who", "handl")) for line in lines)
    assert lines[-1] == "share the catalogue knows: 1.00"


def test_the_phrases_of_the_duty_are_shown(shipped: Finder) -> None:
    answer = shipped.find("who handles returns", explain=True)
    best = step(answer, "Score of customer-service-specialist")
    assert any("phrase “" in line and "of returns-and-exchanges" in line for line in best.lines)


def test_letter_groups_stand_in_one_line(finders: Finders) -> None:
    answer = finders("bank").find("who can freeze my card, someone stole it", explain=True)
    for found in answer.steps:
        assert not any("#" in line for line in found.lines)
    for title in ("Words that count", "Score of card-stolen"):
        assert sum("letter groups of its words" in line for line in step(answer, title).lines) == 1


def test_a_list_that_stops_says_how_many_more(shipped: Finder) -> None:
    question = (
        "returns parcel stock invoice advert campaign photo listing courier refund keyword supplier label"
    )
    words = step(shipped.find(question, explain=True), "Words that count").lines
    (more,) = (line for line in words if line.startswith("and "))
    assert int(more.split()[1]) > 0
    best = shipped.find(question, explain=True)
    assert any(
        re.search(r"  \d+ more words$", line)
        for line in next(s for s in best.steps if s.title.startswith("Score")).lines
    )


def off(finder: Finder, question: str) -> dict[str, str]:
    """What was taken off, by kind."""
    lines = [
        line
        for found in finder.find(question, explain=True).steps
        if found.title == "Left out"
        for line in found.lines
    ]
    return {line.partition(": ")[0]: line.partition(": ")[2] for line in lines}


def test_a_step_tells_what_was_left_out(shipped: Finder, finders: Finders) -> None:
    assert off(shipped, "parcels, who should I ask?") == {"stop words": "who should i ask"}
    assert off(shipped, "谁管库存盘点")["carriers"] == "谁管"
    assert off(finders("bank"), "who can freeze a card or who should I ask") == {
        "carriers": "who can, who should i ask"
    }
    assert off(shipped, "returns") == {}


def test_a_step_tells_what_was_left_out_of_a_long_message(shipped: Finder) -> None:
    numbered = [f"row {number} of the returns list says nothing more" for number in range(30)]
    left = off(shipped, "\n".join(numbered))
    kept = gist(clean("\n".join(numbered)))
    assert left["sentences in the middle"].startswith(f"{30 - len(kept)}, from “row ")
    assert off(shipped, "returns " * 120)["the end of a long sentence"] == "259 characters"


def test_a_step_tells_how_many_features_were_cut(finders: Finders) -> None:
    duties = (EXAMPLES / "council/duties.csv").read_text(encoding="utf-8").replace("|", " ")[:650]
    cut = off(finders("council"), duties)["the lightest parts of words"]
    assert int(re.findall(r"\d+", cut)[0]) > 0
    assert cut.endswith("beyond 160")


def test_mark_up_is_told(finders: Finders) -> None:
    left = off(finders("bank"), "<@U012AB3CD> hi :wave: *freeze* it https://a.example/b")
    assert left == {"mark-up": "<@U012AB3CD>, :wave:, https://a.example/b, *"}


def test_a_name_needs_two_steps(shipped: Finder) -> None:
    answer = shipped.find("what does the data engineer do?", explain=True)
    assert [found.title for found in answer.steps] == ["Named outright", "Outcome: answered"]
    assert "data-engineer" in answer.steps[0].lines[0]
    assert answer.steps[0].lines[-1] == "confidence of a name: 0.970"


@pytest.mark.parametrize("question", ["who handles zxqvb", "zxqvb", "", "who?", "谁?"])
def test_a_message_without_a_known_word_is_explained(shipped: Finder, question: str) -> None:
    answer = shipped.find(question, explain=True)
    assert [found.title for found in answer.steps] == ["Read as", "Compared", f"Outcome: {answer.outcome}"]
    assert "confidence in anybody: 0.000" in answer.steps[1].lines
    assert step(shipped.find("", explain=True), "Read as").lines == ("nothing",)


@pytest.mark.parametrize(
    ("topic", "follow", "last"),
    [
        ("who handles returns", "who else?", "nobody else is likely"),
        ("who handles returns", "what about their manager?", "customer-service-manager: 0.970"),
        ("zxqvb", "who else?", "nobody was named to lean on"),
    ],
)
def test_a_follow_up_ends_in_its_own_outcome(shipped: Finder, topic: str, follow: str, last: str) -> None:
    answer = shipped.find(follow, topic=topic, explain=True)
    before = shipped.find(topic, explain=True)
    steps = answer.steps
    assert steps[0].title == f"Leans on: {topic}"
    assert [found.title for found in steps[1:-2]] == [found.title for found in before.steps[:-1]]
    assert steps[-2].title == f"Outcome of the earlier question: {before.outcome}"
    assert steps[-1].title == f"Outcome: {answer.outcome}"
    assert steps[-1].lines[-1] == last


def test_a_follow_up_with_words_of_its_own(shipped: Finder) -> None:
    steps = shipped.find("and for Switzerland?", topic="who handles returns", explain=True).steps
    assert [found.title for found in steps[:2]] == ["Leans on: who handles returns", "Read as"]
    assert steps[0].lines == ("each of its words counts 1.50 beside one of the new words",)
    clear = shipped.find("and exchanges?", topic="who handles returns", explain=True).steps
    assert clear[0].title == "Read as"


def test_the_highest_confidence_is_told(shipped: Finder) -> None:
    answer = shipped.find("who handles returns", explain=True)
    assert answer.best is not None
    assert answer.best.confidence == 0.999
    assert answer.steps[-1].lines[-1] == "no confidence is given above 0.999"


@pytest.mark.parametrize("question", EVERY)
def test_explaining_changes_no_answer(shipped: Finder, question: str) -> None:
    assert as_json(shipped.find(question, explain=True)) == as_json(shipped.find(question))
