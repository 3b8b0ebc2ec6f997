import sqlite3
from collections.abc import Sequence

import pytest

from bot.catalogue.questions import LabelledQuestion
from bot.finder.finder import Finder
from tools.bench import peers, rivals
from tools.bench.rivals import Rival

PHRASES = ["refund not received", "my salary is late", "count the shelves", "库存盘点表", "退款没有到账"]
ROLES = ["helper", "", "keeper", "keeper", "helper"]
ASKED = [
    LabelledQuestion("who handles refund not received", ("helper",), "service", "plain", "en", "f", 1),
    LabelledQuestion("谁负责库存盘点", ("keeper",), "goods", "plain", "zh-Hans", "f", 2),
    LabelledQuestion("payslip", (), None, "out-of-scope", "en", "f", 3),
]


@pytest.mark.parametrize("name", ["rapidfuzz WRatio", "rapidfuzz token_set_ratio", "BM25", "SQLite FTS5"])
@pytest.mark.parametrize(("text", "role"), [("refund not received", "helper"), ("库存盘点表", "keeper")])
def test_a_rival_finds_a_phrase_itself(name: str, text: str, role: str) -> None:
    with rivals.RIVALS[name].make(PHRASES, ROLES) as rank:
        assert rank(text) == role


@pytest.mark.parametrize("name", ["TF-IDF, character n-grams", "logistic regression"])
def test_a_rival_of_the_extra_finds_a_phrase_itself(name: str) -> None:
    pytest.importorskip("sklearn")
    with rivals.RIVALS[name].make(PHRASES, ROLES) as rank:
        assert (rank("refund not received"), rank("库存盘点表")) == ("helper", "keeper")


def test_phrases_of_nobody_are_passed_over() -> None:
    rank = rivals.bm25(["salary late", "late parcel"], ["", "helper"])
    assert rank("my salary is late") == "helper"
    assert rank("nothing in common") == ""


def test_hostile_text_does_not_upset_the_full_text_search() -> None:
    with rivals.full_text_search(PHRASES, ROLES) as rank:
        assert [rank(text) for text in ('" OR phrase:*', "", "谁", "NEAR(")] == ["", "", "", ""]


def test_the_full_text_search_closes_its_database() -> None:
    with rivals.full_text_search(PHRASES, ROLES) as rank:
        assert rank("refund") == "helper"
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        rank("refund")


def test_tokens_are_words_and_pairs_of_characters() -> None:
    assert rivals.tokens("改 listing 库存盘") == ["改", "listing", "库存", "存盘"]


def test_compare_counts_what_has_an_owner(company: Finder) -> None:
    found = peers.compare(company, ASKED)
    assert found.total == 2
    assert found.ours.first == {"Chinese": 1.0, "English": 1.0}
    assert {peer.name for peer in found.peers} | set(found.left_out) == set(rivals.RIVALS)
    assert peers.as_json(found)["ours"]["times_ours"] == 1.0
    assert len(peers.table(found).rows) == 1 + len(found.peers)


def test_a_missing_package_is_named(company: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(phrases: Sequence[str], roles: Sequence[str]) -> rivals.Rank:
        raise ModuleNotFoundError("no such module")

    wanted = {
        "gone": Rival(rivals.in_memory(missing)),
        "BM25": Rival(rivals.in_memory(rivals.bm25)),
    }
    monkeypatch.setattr(rivals, "RIVALS", wanted)
    found = peers.compare(company, ASKED)
    assert found.left_out == ("gone",)
    assert "not installed, left out: gone" in peers.table(found).note


def test_a_slow_peer_gets_the_same_sample_every_time(
    company: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "_FEWEST", 1)
    slow = Rival(rivals.in_memory(rivals.bm25), comparisons=len(company.entries.phrases))
    monkeypatch.setattr(rivals, "RIVALS", {"BM25": slow})
    first, second = peers.compare(company, ASKED), peers.compare(company, ASKED)
    assert first.peers[0].questions == 1
    assert first.peers[0].first == second.peers[0].first
    assert "sample" in peers.table(first).note


def test_a_sample_depends_on_nothing_but_the_counts() -> None:
    assert peers.sample(300, 30_000, None) == range(300)
    assert peers.sample(300, 1_000, 2_000_000) == range(300)
    some = peers.sample(300, 30_000, 2_000_000)
    assert (len(some), len(set(some))) == (66, 66)
    assert some == peers.sample(300, 30_000, 2_000_000)
    assert len(peers.sample(300, 10**9, 2_000_000)) == 40


def test_ours_is_counted_over_what_a_sampled_peer_was_asked(
    company: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = LabelledQuestion("who handles refund not received", ("keeper",), "goods", "plain", "en", "f", 4)
    monkeypatch.setattr(peers, "_FEWEST", 1)
    monkeypatch.setattr(peers, "sample", lambda questions, phrases, comparisons: [2])
    monkeypatch.setattr(rivals, "RIVALS", {"BM25": Rival(rivals.in_memory(rivals.bm25), looks_up=False)})
    found = peers.compare(company, [*ASKED, wrong])
    (peer,) = found.peers
    assert found.ours.right == pytest.approx(2 / 3)
    assert (peer.ours, peer.right, peer.looks_up) == (0.0, 0.0, False)


def test_times_to_reach_are_shown_where_they_are_asked_for(company: Finder) -> None:
    found = peers.compare(company, ASKED)
    shown = peers.table(found, to_reach=True)
    assert {row[0]: row[5] for row in shown.rows}["rapidfuzz WRatio"] == "≥ 50 ×"
    assert shown.head[5] == "to reach"
    assert "to reach" not in peers.table(found).head
