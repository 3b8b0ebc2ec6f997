from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Phrases, Role, Text, Topic
from bot.finder.finder import Finder
from bot.finder.model.background import background_of, themes
from bot.language.script import language_of
from tests.toys.shop import SHOP


def _with(*duties: str, phrases: Sequence[str] = ()) -> Catalogue:
    """A catalogue of one role with these duties, the phrases on the first of them."""
    wordings: Phrases = {"en": tuple(phrases)}
    role = Role(
        "helper",
        Text("Helper"),
        duties=tuple(
            Duty(f"duty-{place}", Text(duty), phrases={} if place else wordings)
            for place, duty in enumerate(duties)
        ),
    )
    return Catalogue((Department("all", Text("All"), roles=(role,)),))


def _kept(catalogue: Catalogue) -> list[str]:
    """Titles of the themes of which anything is kept."""
    kept = set(background_of(catalogue))
    return [title for title, lines in themes().items() if kept & set(lines)]


def test_each_theme_speaks_three_scripts() -> None:
    languages = {language_of(line) for lines in themes().values() for line in lines}
    assert languages == {"en", "zh-Hant", "zh-Hans"}
    for title, lines in themes().items():
        assert {language_of(line) == "en" for line in lines} == {True, False}, title


def test_no_message_stands_twice() -> None:
    lines = [line for each in themes().values() for line in each]
    assert len(lines) == len(set(lines)) > 700


def test_nothing_steps_aside_for_an_unrelated_catalogue() -> None:
    assert len(background_of(_with("Polish the brass"))) == sum(map(len, themes().values()))


@pytest.mark.parametrize(
    ("duty", "theme"),
    [
        ("VPN issues", "computers"),
        ("Run the payroll", "payroll"),
        ("辦理員工薪資", "payroll"),
        ("负责员工招聘", "recruiting"),
        ("Order airport taxis", "traffic"),
    ],
)
def test_a_theme_steps_aside_for_a_duty_that_names_it(duty: str, theme: str) -> None:
    gone = [title for title in themes() if title not in _kept(_with(duty))]
    assert any(title.startswith(theme) for title in gone)
    assert len(gone) <= 3


def test_a_theme_steps_aside_for_phrases_that_say_the_same() -> None:
    phrases = ("how long to boil an egg", "make pancakes", "what to cook with rice", "chicken soup recipe")
    kept = _kept(_with("Answer callers", phrases=phrases))
    assert not any(title.startswith("recipes") for title in kept)
    assert any(title.startswith("lunch") for title in kept)


def test_a_topic_outside_takes_its_messages() -> None:
    topic = Topic(
        "pay", Text("Pay"), phrases={"en": ("my payslip is wrong", "when do we get paid", "a bonus")}
    )
    kept = background_of(replace(_with("Polish the brass"), elsewhere=(topic,)))
    assert not set(themes()["payroll pay salaries bonuses 工资 薪酬 薪资"]) & set(kept)


def test_the_shop_keeps_what_it_has_no_duty_for() -> None:
    kept = _kept(SHOP)
    assert {"weather 天气", "sports 体育"} <= set(kept)


def test_the_shipped_catalogue_keeps_far_themes(shipped: Finder) -> None:
    assert "recipes and cooking 食谱 做菜" in _kept(shipped.catalogue)
