"""The trial in a bounded size, on both databases."""

from pathlib import Path

import pytest

from tests.store import server
from tests.trials.trial import database, trial


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
@pytest.mark.slow
def test_every_question_delivered_has_exactly_one_answer(name: str, tmp_path: Path) -> None:
    if name == "postgresql" and server.programs() is None:
        pytest.skip("no PostgreSQL server here: install one, or run the trial with the URL of a database")
    with database(name, tmp_path) as url:
        counts, logs = trial(url, tmp_path, questions=200, processes=3, kill_every=1.5, seed=7)
    print(counts)
    assert counts.holds, f"{counts}\n{logs}"
    assert counts.workers_killed + counts.masters_killed > 5
    assert counts.replies_lost > 5
    assert counts.reads_failed > 5
    assert counts.by_emoji > 50
    assert "who handles" not in logs
