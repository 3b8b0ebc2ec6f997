"""A channel in the terminal: the same Bolt app and listeners as in Slack, against the stand-in."""

import html
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TextIO

from bot.app import build_app
from bot.desk import Desk
from bot.settings import Settings
from bot.slack.escaping import WORD_JOINER
from bot.standin.driver import Person, buttons_of, over_socket_mode
from bot.standin.server import stand_in
from bot.standin.workspace import BOT_USER, GENERAL, SIGNING_SECRET, TOKEN, Post, Workspace

PROMPT: Final = "> "
WELCOME: Final = """\
This is #general in a workspace on your machine: what you type goes to the same bot that Slack would talk to.
  who handles returns?      a message in the channel: answered only if it plainly asks and the match is clear
  @who TEXT                 a mention
  /who TEXT                 the command: an answer only you see
  dm TEXT                   a direct message
  1, 2, …                   press a button
  help, quit"""

_LINK = re.compile(r"<(?:[#!@]?[^<>|\s]*)\|([^<>]*)>")
_REFERENCE = re.compile(r"<([#!@]?[^<>|\s]+)>")


def console(desk: Desk, *, lines: Iterable[str] | None = None, out: TextIO | None = None) -> int:
    """Run until ``quit`` or the end of the input, standard input unless given; the exit status."""
    out = out or sys.stdout
    with stand_in() as running:
        settings = Settings(bot_token=TOKEN, signing_secret=SIGNING_SECRET, api_url=running.api_url)
        app = build_app(settings, desk, process_before_response=True)
        screen = _Screen(running.workspace, Person(running, over_socket_mode(app)), out)
        screen.write(WELCOME)
        for line in lines if lines is not None else _typed(out):
            if line.strip().casefold() in {"quit", "exit"}:
                break
            screen.take(line.strip())
    return 0


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


@dataclass
class _Screen:
    workspace: Workspace
    person: Person
    out: TextIO
    buttons: list[tuple[Post, str]] = field(default_factory=list)
    """What each number presses: the buttons of the last messages that had some."""

    def take(self, line: str) -> None:
        if not line:
            return
        word, _, rest = line.partition(" ")
        if line.casefold() == "help":
            self.write(WELCOME)
        elif line.isascii() and line.isdigit() and self.buttons:
            self._press(int(line))
        elif word == "/who":
            self._show_after(lambda: self.person.commands(rest))
        elif word.startswith("/"):
            self.write(f"  {word} is not a command here; /who is")
        elif word.casefold() == "@who":
            self._show_after(lambda: self.person.mentions(rest))
        elif word.casefold() == "dm":
            self._show_after(lambda: self.person.writes(rest))
        else:
            self._show_after(lambda: self.person.says(line))

    def write(self, text: str) -> None:
        self.out.write(text + "\n")
        self.out.flush()

    def _press(self, number: int) -> None:
        if not 1 <= number <= len(self.buttons):
            self.write(f"  there is no button {number}; the last ones were 1 to {len(self.buttons)}")
            return
        post, action_id = self.buttons[number - 1]
        if self.workspace.find(post.channel, post.ts) is None:
            self.write("  that message is gone")
            return
        self._show_after(lambda: self.person.presses(post, action_id))

    def _show_after(self, act: Callable[[], object]) -> None:
        """Do something, then show what the bot posted or changed."""
        before = self.workspace.by_bot()
        act()
        after = self.workspace.by_bot()
        fresh = [post for post in after if post not in before]
        gone = {(post.channel, post.ts) for post in before} - {(post.channel, post.ts) for post in after}
        if gone:
            self.write("  (the private answer was taken away)")
        if any(buttons_of(post) for post in fresh):
            self.buttons = []
        for post in fresh:
            self._show(post)
        if not fresh and not gone:
            self.write("  (the bot stays silent)")

    def _show(self, post: Post) -> None:
        self.write(f"  {_place(post)}")
        for line in readable(post.text).split("\n"):
            self.write(f"    {line}")
        for button in buttons_of(post):
            self.buttons.append((post, str(button["action_id"])))
            self.write(f"    [{len(self.buttons)}] {button['text']['text']}")


def _place(post: Post) -> str:
    where = "#general" if post.channel == GENERAL else "direct message"
    if post.thread:
        where += ", in the thread"
    if post.shown_to and post.shown_to != BOT_USER:
        where += ", only you see this"
    return f"who ({where}{', changed' if post.edited else ''}):"


def readable(text: str) -> str:
    """Slack's mrkdwn as a terminal shows it: links by their label, entities as characters."""
    labelled = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))
    return html.unescape(labelled.replace(WORD_JOINER, ""))
