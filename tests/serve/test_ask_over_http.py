"""POST /ask of a real server, by the example in the documentation."""

import json
import shlex
import subprocess
from pathlib import Path

import pytest

from bot.standin.server import Fault, StandIn
from tests.docs.pages import code_lines, text_of
from tests.serve.processes import PATIENCE_SECONDS, address_in, environment, gunicorn, health_of, running

PAGE = "docs/operators/ask-from-programs.md"
TOKEN = "0123456789abcdef0123456789abcdef"
ADDRESS = "127.0.0.1:3000"


def example() -> str:
    (line,) = (line for line in code_lines(text_of(PAGE)) if line.startswith("curl "))
    assert ADDRESS in line
    return line


@pytest.mark.slow
@pytest.mark.parametrize("slack", ["there", "out of reach"])
def test_the_example_is_answered_whether_slack_is_there_or_not(
    standin: StandIn, knowledge: Path, tmp_path: Path, slack: str
) -> None:
    if slack == "out of reach":
        standin.fail("auth.test", Fault(error="internal_error"), times=1000)
    log = tmp_path / "log"
    with running(gunicorn(workers=1), environment(standin, knowledge, ASK_TOKEN=TOKEN), log) as process:
        address = address_in(log, process)
        command = example().replace(ADDRESS, address).replace("$ASK_TOKEN", TOKEN)
        done = subprocess.run(shlex.split(command), capture_output=True, check=True, timeout=PATIENCE_SECONDS)
        assert bool(health_of(int(address.rpartition(":")[2]))) == (slack == "there")
    found = json.loads(done.stdout)
    assert (found["q"], found["outcome"]) == ("who handles returns", "answered")
    assert found["matches"][0]["role"] == "specialist"
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert TOKEN not in text
    assert "who handles returns" not in text
