"""A run without PostgreSQL says so, whoever reads only the end of it."""

import os
import re
import subprocess
import sys

import pytest

from tests.paths import ROOT
from tests.store.server import NO_SERVER

RUN = """
import sys
import pytest
from tests.store import server
server.programs = lambda: None
sys.exit(pytest.main(sys.argv[1:]))
"""
TESTS = "tests/store/test_once.py"


def ran(*arguments: str) -> list[str]:
    """The lines that a run where no server is installed prints."""
    environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    command = [sys.executable, "-c", RUN, "-n", "0", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=True
    )
    return done.stdout.splitlines()


@pytest.mark.slow
def test_skipped_tests_are_counted_in_plain_words() -> None:
    lines = ran(TESTS)
    (said,) = [line for line in lines if "PostgreSQL" in line]
    (count,) = re.findall(r"([0-9]+) skipped", lines[-1])
    assert said == f"The store was not tried on PostgreSQL (skipped: {count}): {NO_SERVER}"


@pytest.mark.slow
def test_no_line_is_printed_where_no_test_was_skipped() -> None:
    assert not any("PostgreSQL" in line for line in ran(TESTS, "-k", "sqlite"))
