"""A channel in the terminal: the same Bolt app and listeners as in Slack, against the stand-in."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, TextIO

from bot.console.demo import NOTICE, Cast
from bot.console.doors import HELP, Doors
from bot.console.screen import Screen
from bot.desk import Desk
from bot.settings import Settings
from bot.slack.app import build_app
from bot.standin.person import Person, over_socket_mode
from bot.standin.server import stand_in
from bot.standin.workspace import SIGNING_SECRET, TOKEN, Workspace
from bot.store.engine import default_url
from bot.store.store import Store, open_store

PROMPT: Final = "> "


def console(
    desk: Desk, *, cast: Cast | None = None, lines: Iterable[str] | None = None, out: TextIO | None = None
) -> int:
    """Run until ``quit`` or the end of the input, standard input unless given; the exit status.

    ``cast`` are made-up people whom the desk's catalogue names.
    """
    out = out or sys.stdout
    workspace = cast.enter(Workspace()) if cast else Workspace()
    with stand_in(workspace) as running, tempfile.TemporaryDirectory() as folder, _store(folder) as store:
        # Off unless configured elsewhere, but a door to try here.
        settings = Settings(
            bot_token=TOKEN, signing_secret=SIGNING_SECRET, api_url=running.api_url, welcome=True
        )
        app = build_app(settings, desk, store, process_before_response=True)
        screen = Screen(running.workspace, Person(running, over_socket_mode(app)), out)
        doors = Doors(screen)
        screen.write(HELP)
        if cast:
            screen.write(NOTICE)
        for line in lines if lines is not None else _typed(out):
            if line.strip().casefold() in {"quit", "exit"}:
                break
            doors.take(line.strip())
    return 0


def _store(folder: str) -> closing[Store]:
    """A store that lasts as long as the console."""
    return closing(open_store(default_url(Path(folder))))


def _typed(out: TextIO) -> Iterator[str]:
    """Lines from standard input, with a prompt if a person is typing."""
    prompt = PROMPT if sys.stdin.isatty() else ""
    while True:
        out.write(prompt)
        out.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:
            out.write("\n" if prompt else "")
            return
        yield line
