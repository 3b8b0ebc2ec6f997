import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.model import Boundary, Keepers, Text
from bot.catalogue.yaml.loader import digest_of, load
from tests.toys.every_part import Change


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    return caught.value.problems


def test_everything_arrives(folder: Path) -> None:
    catalogue = load(folder)
    (department,) = catalogue.departments
    assert department.reviewed == date(2026, 1, 31)
    assert department.channel == "#marketing"
    role, _ = catalogue.role("marketer")
    assert (role.holder, role.deputy, role.aliases["en"]) == (
        "U012AB3CD",
        "someone@example.com",
        ("promoter",),
    )
    duty, _, _ = catalogue.duty("campaigns")
    assert duty.text == Text("Run campaigns", "辦活動", "办活动")
    assert duty.phrases == {"en": ("sale next week", "discount codes"), "zh-Hant": ("週年慶",)}
    assert duty.not_for == (Boundary("company party", "events"),)
    assert duty.from_mission
    assert catalogue.duty("404")[0].works_with == ()
    topic = catalogue.topic("events")
    assert (topic.contact, topic.phrases["en"]) == ("#people", ("summer party",))
    assert catalogue.name == Text("A shop")
    assert catalogue.principles[0].id == "clarity"
    assert catalogue.keepers == Keepers(("U0000003", "S0000004", "keeper@example.com"), "#keepers")
    assert department.keepers == Keepers(("U0000005",))


def test_the_shipped_catalogue_is_sound(shipped: Path) -> None:
    catalogue = load(shipped)
    assert len(catalogue.departments) == 5
    assert len(list(catalogue.roles())) == 12
    assert len(catalogue.principles) == 4
    assert catalogue.departments[0].id == "marketing"
    assert catalogue.digest == digest_of(shipped)


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "remedy"),
    [
        ("departments/marketing.yaml", "mission:", "misson:", "unknown-key", "did you mean “mission”?"),
        ("departments/marketing.yaml", "name: {en: Marketer}", "aliases: {}", "missing-key", "add name:"),
        ("departments/marketing.yaml", "{people: U0000005}", "{people: Ann}", "bad-person", "U…"),
        ("departments/marketing.yaml", "{people: U0000005}", "{peple: U0000005}", "unknown-key", "people"),
        ("departments/marketing.yaml", "{people: U0000005}", "[U0000005]", "wrong-type", "people: …"),
        ("catalogue.yaml", '"#keepers"', "keepers", "bad-channel", '"#name"'),
        (
            "departments/marketing.yaml",
            "name: {en: Marketer}",
            "name:",
            "empty",
            "write something after name:",
        ),
        ("departments/marketing.yaml", "{en: Sell}", "{en: ''}", "empty", "write a text"),
        ("departments/marketing.yaml", "{en: Sell}", "Sell", "wrong-type", "{en: …"),
        ("departments/marketing.yaml", "{en: Sell}", "{fr: Vendre}", "unknown-language", "use en"),
        ("departments/marketing.yaml", "{en: Sell}", "{en: no}", "not-text", '"no"'),
        ("departments/marketing.yaml", "{en: Sell}", '{en: "a\\ab"}', "control-character", ""),
        ("departments/marketing.yaml", "{en: Sell}", "{en: " + "x" * 501 + "}", "too-long", "shorter"),
        ("departments/marketing.yaml", '"404"', "404", "not-text", '"404"'),
        ("departments/marketing.yaml", '"404"', "Broken Links", "bad-id", "write broken-links"),
        ("departments/marketing.yaml", '"404"', "campaigns", "duplicate-id", "another id"),
        ("departments/marketing.yaml", "id: marketing", "id: market", "file-name", "market.yaml"),
        ("departments/marketing.yaml", "U012AB3CD", "Bob", "bad-person", "Slack user id"),
        ("departments/marketing.yaml", '"#marketing"', "marketing", "bad-channel", "#name"),
        ("departments/marketing.yaml", "2026-01-31", "2026-02-31", "bad-date", "a day that exists"),
        ("departments/marketing.yaml", "2026-01-31", "soon", "bad-date", "YYYY-MM-DD"),
        (
            "departments/marketing.yaml",
            "from_mission: true",
            "from_mission: maybe",
            "wrong-type",
            "true or false",
        ),
        ("departments/marketing.yaml", "[marketing]", "[marketting]", "unknown-department", "“marketing”"),
        ("departments/marketing.yaml", "[marketing]", "marketing", "wrong-type", "one item per line"),
        ("departments/marketing.yaml", "see: events", "see: event", "unknown-see", "“events”"),
        ("phrases/marketing.yaml", "campaigns:", "campaign:", "unknown-duty", "“campaigns”"),
        ("phrases/marketing.yaml", "summer party", "12:30", "not-text", '"12:30"'),
        ("phrases/marketing.yaml", "summer party", "null", "not-text", '"null"'),
        ("phrases/marketing.yaml", "summer party", "x" * 2_001, "too-long", "shorter"),
        ("elsewhere.yaml", '"#people"', "people", "bad-contact", "#channel"),
        ("elsewhere.yaml", "id: events", "id: campaigns", "duplicate-id", "another id"),
        ("catalogue.yaml", "[marketing]", "[sales]", "unknown-department", "known: marketing"),
    ],
)
def test_a_mistake_is_reported_with_place_and_remedy(
    change: Change, file: str, old: str, new: str, rule: str, remedy: str
) -> None:
    folder = change(file, old, new)
    found = [problem for problem in problems_of(folder) if problem.rule == rule]
    assert found
    assert any(remedy in problem.remedy for problem in found)
    assert all(problem.line > 0 and problem.column > 0 for problem in found)


def test_all_mistakes_of_all_files_are_reported_at_once(folder: Path, change: Change) -> None:
    change("departments/marketing.yaml", "U012AB3CD", "Bob")
    change("departments/marketing.yaml", "[marketing]", "[nowhere]")
    change("elsewhere.yaml", '"#people"', "people")
    change("phrases/marketing.yaml", "summer party", "1.10")
    rules = {(problem.file, problem.rule) for problem in problems_of(folder)}
    assert rules == {
        ("departments/marketing.yaml", "bad-person"),
        ("departments/marketing.yaml", "unknown-department"),
        ("elsewhere.yaml", "bad-contact"),
        ("phrases/marketing.yaml", "not-text"),
    }


def test_a_file_that_cannot_be_read_is_not_held_against_the_others(change: Change) -> None:
    folder = change("departments/marketing.yaml", "roles:", "roles: [")
    assert [(problem.file, problem.rule) for problem in problems_of(folder)] == [
        ("departments/marketing.yaml", "not-yaml")
    ]


def test_one_language_is_enough(tmp_path: Path) -> None:
    (tmp_path / "departments").mkdir()
    path = tmp_path / "departments/it.yaml"
    path.write_text("id: it\nname: {en: IT}\nroles:\n- id: admin\n  name: {en: Admin}\n", encoding="utf-8")
    assert load(tmp_path).role("admin")[0].duties == ()


def test_chinese_ids_are_welcome(tmp_path: Path) -> None:
    (tmp_path / "departments").mkdir()
    (tmp_path / "departments/客服部.yaml").write_text(
        "id: 客服部\nname: {zh-Hans: 客服部}\n", encoding="utf-8"
    )
    assert load(tmp_path).department("客服部").name.best("en") == "客服部"


def test_phrases_of_one_duty_are_joined_over_files(folder: Path) -> None:
    (folder / "phrases/more.yaml").write_text(
        "campaigns:\n  en: [discount codes, flash sale]\n", encoding="utf-8"
    )
    duty, _, _ = load(folder).duty("campaigns")
    assert duty.phrases["en"] == ("sale next week", "discount codes", "flash sale")


def test_departments_come_in_the_order_asked_for(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"departments/{name}.yaml").write_text(
            f"id: {name}\nname: {{en: {name}}}\n", encoding="utf-8"
        )
    (folder / "catalogue.yaml").write_text("departments: [b, marketing]\n", encoding="utf-8")
    assert [department.id for department in load(folder).departments] == ["b", "marketing", "a"]


def test_a_missing_folder_and_an_empty_one(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "nowhere")[0].rule == "no-catalogue"
    assert problems_of(tmp_path)[0].rule == "no-department"


def test_links_out_of_the_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("id: secret\nname: {en: x}\n", encoding="utf-8")
    (folder / "departments/secret.yaml").symlink_to(tmp_path / "secret.yaml")
    assert [problem.rule for problem in problems_of(folder)] == ["outside"]


def test_what_is_no_file_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "phrases/pipe.yaml")
    (folder / "phrases/dir.yaml").mkdir()
    (folder / "phrases/loop.yaml").symlink_to("loop.yaml")
    assert [problem.rule for problem in problems_of(folder)] == ["unreadable"] * 3


def test_hidden_files_of_editors_are_left_alone(folder: Path) -> None:
    (folder / "departments/.#marketing.yaml").symlink_to("nobody@nowhere")
    (folder / "departments/marketing.yaml~").write_text("{", encoding="utf-8")
    assert load(folder).departments


def test_the_digest_follows_names_and_bytes(folder: Path) -> None:
    before = digest_of(folder)
    assert load(folder).digest == before
    (folder / "notes.txt").write_text("not part of it", encoding="utf-8")
    assert digest_of(folder) == before
    (folder / "phrases/marketing.yaml").rename(folder / "phrases/renamed.yaml")
    assert digest_of(folder) != before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(
    name=st.sampled_from(
        ["catalogue.yaml", "elsewhere.yaml", "departments/marketing.yaml", "phrases/x.yaml"]
    ),
    data=st.binary(max_size=120)
    | st.text(alphabet="adeghimnoprstuvy_: -[]{}\n'\"#1.", max_size=120).map(str.encode)
    | st.recursive(
        st.text(max_size=8) | st.integers() | st.booleans() | st.none(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "name", "roles", "duties", "en", "text", "not_for", "see", "phrase", "x"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    ).map(lambda tree: str(tree).encode("utf-8", "surrogatepass")),
)
def test_nothing_but_a_catalogue_error_comes_out(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    try:
        load(folder)
    except CatalogueError as error:
        assert error.problems
        assert str(error)


@pytest.mark.parametrize(
    "written",
    [
        "[U012AB3CD, b@example.com, S0123456]",
        "U012AB3CD; b@example.com; S0123456",
        "U012AB3CD；b@example.com、S0123456",
        "\n      - U012AB3CD\n      - b@example.com\n      - S0123456",
    ],
)
def test_several_people_hold_a_role(change: Change, written: str) -> None:
    role, _ = load(change("departments/marketing.yaml", "U012AB3CD", written)).role("marketer")
    assert role.holders == ("U012AB3CD", "b@example.com", "S0123456")
    assert role.holder == "U012AB3CD"


def test_one_of_several_holders_who_cannot_be_reached_is_told(change: Change) -> None:
    (problem,) = problems_of(change("departments/marketing.yaml", "U012AB3CD", "[U012AB3CD, Bob]"))
    assert (problem.rule, problem.value) == ("bad-person", "Bob")
