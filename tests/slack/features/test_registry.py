"""What the features declare, and what it sums up to."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.slack import features
from bot.slack.features.feature import Door, Feature, Scope, StoredData
from bot.slack.features.registry import FEATURES, scopes
from bot.slack.manifest import events, manifest
from bot.store.schema import metadata
from tools.feature_tables import doors_table, kept_table, scopes_table

PLAIN = Feature("plain", lambda app, service: None)
NO_ONES = {"secrets", "counters"}
"""Tables that hold nothing of anybody: the store's own key, and how often lessons changed."""


def test_every_folder_is_a_feature_of_its_name() -> None:
    (folder,) = map(Path, features.__path__)
    folders = {each.parent.name for each in folder.glob("*/__init__.py")}
    assert sorted(each.name for each in FEATURES) == sorted(folders)


def test_a_word_after_the_command_belongs_to_one_feature() -> None:
    words = {
        feature.name: {each for word in feature.command_words for each in word.words} for feature in FEATURES
    }
    taken = Counter(word for own in words.values() for word in own)
    assert [word for word, times in taken.items() if times > 1] == []


def test_what_is_kept_is_declared_for_every_table() -> None:
    declared = {kept.table for feature in FEATURES for kept in feature.keeps}
    assert declared == set(metadata.tables) - NO_ONES


def test_a_scope_has_the_reasons_of_all_that_need_it() -> None:
    first = replace(PLAIN, scopes=(Scope("b", "look"), Scope("a", "hear")))
    second = replace(PLAIN, scopes=(Scope("b", "see"), Scope("a", "hear")))
    assert scopes((first, second)) == {"a": "hear", "b": "look; see"}
    assert scopes_table((first, second)).splitlines() == [
        "| scope | why |",
        "|---|---|",
        "| `a` | hear |",
        "| `b` | look; see |",
    ]


def test_a_scope_may_be_refused_unless_a_feature_needs_it() -> None:
    wish = replace(PLAIN, scopes=(Scope("a", "hear", optional=True), Scope("b", "look", optional=True)))
    need = replace(PLAIN, scopes=(Scope("b", "see"),))
    assert scopes((wish, need)) == {"b": "look; see"}
    assert scopes((wish, need), optional=True) == {"a": "hear"}
    asked = manifest(features=(wish, need))["oauth_config"]["scopes"]
    assert asked == {"bot": ["b"], "bot_optional": ["a"]}
    assert "| `a` | hear; may be refused |" in scopes_table((wish, need))


def test_events_and_sections_of_the_manifest_are_summed() -> None:
    first = replace(PLAIN, events=("b", "a"), app_features={"app_home": {"z": 1}})
    second = replace(PLAIN, events=("b",), app_features={"app_home": {"y": 2}})
    assert events((first, second)) == ["a", "b"]
    assert list(manifest(features=(first, second))["features"]["app_home"].items()) == [("y", 2), ("z", 1)]


@pytest.mark.parametrize(("time", "shown"), [(timedelta(days=3), "3 days"), (None, "until it is changed")])
def test_what_is_kept_stands_in_a_table(time: timedelta | None, shown: str) -> None:
    keeper = replace(PLAIN, keeps=(StoredData("a name", "names", time),), doors=(Door("knock", "come in"),))
    assert kept_table((keeper,)).splitlines()[2:] == [f"| a name | {shown} | plain |"]
    assert doors_table((keeper,)).splitlines()[2:] == ["| knock | come in |"]
