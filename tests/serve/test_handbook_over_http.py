"""GET /handbook of a real server, by the example in the documentation."""

import shlex
import subprocess
import urllib.request
from pathlib import Path

import pytest

from bot.standin.server import StandIn
from tests.docs.pages import code_lines, text_of
from tests.serve.processes import PATIENCE_SECONDS, address_in, environment, gunicorn, running

PAGE = "docs/operators/handbook.md"
TOKEN = "0123456789abcdef0123456789abcdef"
ADDRESS = "127.0.0.1:3000"


def example() -> str:
    (line,) = (line for line in code_lines(text_of(PAGE)) if line.startswith("curl "))
    assert ADDRESS in line
    return line


@pytest.mark.slow
def test_the_example_copies_the_page_that_everybody_may_open(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    settings = environment(standin, knowledge, ASK_TOKEN=TOKEN, HANDBOOK="1")
    with running(gunicorn(workers=1), settings, log) as process:
        address = address_in(log, process)
        command = example().replace(ADDRESS, address).replace("$ASK_TOKEN", TOKEN)
        subprocess.run(shlex.split(command), cwd=tmp_path, check=True, timeout=PATIENCE_SECONDS)
        with urllib.request.urlopen(f"http://{address}/handbook", timeout=PATIENCE_SECONDS) as reply:
            opened = reply.read().decode()
    copied = (tmp_path / "handbook.html").read_text(encoding="utf-8")
    assert '"contacts":true' in copied
    assert '"contacts":false' in opened
    assert "Customer service specialist" in copied
    assert "Customer service specialist" in opened
    assert "Traceback" not in log.read_text(encoding="utf-8")
