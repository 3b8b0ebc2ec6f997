"""A channel in the terminal: the same Bolt app and listeners as in Slack, against the stand-in."""

import html
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, TextIO

from bot.app import build_app
from bot.desk import Desk
from bot.settings import Settings
from bot.slack.escaping import WORD_JOINER
from bot.slack.shortcut import SHORTCUT
from bot.standin.driver import Person, buttons_of, feedback_of, over_socket_mode
from bot.standin.hands import Hands
from bot.standin.server import stand_in
from bot.standin.window import Choice, Window
from bot.standin.workspace import BOT_USER, GENERAL, SIGNING_SECRET, TOKEN, Post, ShownView, Workspace
from bot.store.engine import default_url
from bot.store.store import Store, open_store

PROMPT: Final = "> "
WELCOME: Final = """\
This is #general in a workspace on your machine: what you type goes to the same bot that Slack would talk to.
  who handles returns?      a message in the channel: answered only if it plainly asks and the match is clear
  @who TEXT                 a mention
  /who TEXT                 the command: an answer only you see; alone it opens the search
  dm TEXT                   a direct message
  edit: TEXT, delete        change or delete the last message in #general: its answer follows
  who here?                 the shortcut on the last message: its likely owners
  react                     the emoji on the last message: answered in its thread
  home                      the bot's App Home
  find TEXT                 type into the window's search; close shuts the window
  1, 2, …                   press a button, pick what was found, submit
  help, quit"""

_LINK = re.compile(r"<(?:[#!@]?[^<>|\s]*)\|([^<>]*)>")
_REFERENCE = re.compile(r"<([#!@]?[^<>|\s]+)>")


def console(desk: Desk, *, lines: Iterable[str] | None = None, out: TextIO | None = None) -> int:
    """Run until ``quit`` or the end of the input, standard input unless given; the exit status."""
    out = out or sys.stdout
    with stand_in() as running, tempfile.TemporaryDirectory() as folder, _store(folder) as store:
        settings = Settings(bot_token=TOKEN, signing_secret=SIGNING_SECRET, api_url=running.api_url)
        app = build_app(settings, desk, store, process_before_response=True)
        screen = _Screen(running.workspace, Person(running, over_socket_mode(app)), out)
        screen.write(WELCOME)
        for line in lines if lines is not None else _typed(out):
            if line.strip().casefold() in {"quit", "exit"}:
                break
            screen.take(line.strip())
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


@dataclass
class _Screen:
    workspace: Workspace
    person: Person
    out: TextIO
    choices: list[Choice] = field(default_factory=list)
    """What each number does: the buttons of what was shown last."""
    window: Window | None = None
    """The modal or App Home that was shown last."""

    def take(self, line: str) -> None:
        if not line:
            return
        word, _, rest = line.partition(" ")
        alone = self._alone(line.casefold())
        if alone is not None:
            alone()
        elif line.isascii() and line.isdigit() and self.choices:
            self._choose(int(line))
        elif word == "/who":
            self._show_after(lambda: self.person.commands(rest))
        elif word.startswith("/"):
            self.write(f"  {word} is not a command here; /who is")
        elif word.casefold() == "@who":
            self._show_after(lambda: self.person.mentions(rest))
        elif word.casefold() == "dm":
            self._show_after(lambda: self.person.writes(rest))
        elif word.casefold() == "edit:" and rest:
            self._about_last(lambda post: self.person.edits(post, _in_place_of(post, rest)))
        elif word.casefold() == "find" and self.window is not None and self.window.has_menu():
            self._find(self.window, rest)
        else:
            self._show_after(lambda: self.person.says(line))

    def write(self, text: str) -> None:
        self.out.write(text + "\n")
        self.out.flush()

    def _alone(self, line: str) -> Callable[[], object] | None:
        """What a line of its own does; None for what somebody says."""
        return {
            "help": lambda: self.write(WELCOME),
            "home": self._open_home,
            "close": self._close,
            "react": lambda: self._about_last(self._hands.reacts),
            "delete": lambda: self._about_last(self.person.deletes),
            "who here?": lambda: self._about_last(
                lambda post: self._hands.uses_message_shortcut(SHORTCUT, post)
            ),
        }.get(line)

    @property
    def _hands(self) -> Hands:
        return Hands(self.person)

    def _about_last(self, act: Callable[[Post], object]) -> None:
        said = [post for post in self.workspace.public(GENERAL) if post.user == self.person.user]
        if said:
            self._show_after(lambda: act(said[-1]))
        else:
            self.write("  nobody has written anything in #general yet")

    def _open_home(self) -> None:
        self.workspace.modals.clear()
        self._hands.opens_home()
        self._show_window(self.workspace.homes.get(self.person.user))

    def _close(self) -> None:
        if self.workspace.modal() is None:
            self.write("  no window is open")
        else:
            self._show_after(self.workspace.modals.popitem)

    def _choose(self, number: int) -> None:
        if not 1 <= number <= len(self.choices):
            self.write(f"  there is no button {number}; the last ones were 1 to {len(self.choices)}")
            return
        self._show_after(self.choices[number - 1].act)

    def _find(self, window: Window, typed: str) -> None:
        self.choices = []
        self._offer(window.find(typed))
        if not self.choices:
            self.write("  (nothing found)")

    def _press(self, post: Post, button: Mapping[str, Any]) -> None:
        if self.workspace.find(post.channel, post.ts) is None:
            self.write("  that message is gone")
        else:
            self.person.presses_button(post, button)

    def _show_after(self, act: Callable[[], object]) -> None:
        """Do something, then show what the bot posted or changed."""
        before, views = self.workspace.by_bot(), self._views()
        filled = dict(self.window.filled) if self.window is not None else {}
        act()
        after = self.workspace.by_bot()
        fresh = [post for post in after if post not in before]
        left = {(post.channel, post.ts) for post in after}
        gone = [post for post in before if (post.channel, post.ts) not in left]
        for post in gone:
            self.write(f"  (the {'private ' if post.shown_to else ''}answer was taken away)")
        if any(buttons_of(post) or feedback_of(post) for post in fresh):
            self.choices = []
        for post in fresh:
            self._show(post)
        if self._views() != views:
            self._show_window(self.workspace.modal() or self.workspace.homes.get(self.person.user))
        elif self.window is not None and self.window.filled != filled:
            self._show_filled(self.window)
        elif not fresh and not gone:
            self.write("  (the bot stays silent)")

    def _views(self) -> tuple[ShownView | None, ShownView | None]:
        return self.workspace.modal(), self.workspace.homes.get(self.person.user)

    def _show_window(self, view: ShownView | None) -> None:
        if view is None:
            self.window = None
            self.write("  (the window is closed)")
            return
        self._show_filled(Window(self._hands, view))

    def _show_filled(self, window: Window) -> None:
        """The window with what was filled in so far."""
        self.window, self.choices, view = window, [], window.view
        self.write("  who (window):" if view.view["type"] == "modal" else "  who (App Home):")
        for line in window.lines():
            self.write(f"    {readable(line)}")
        if window.has_menu():
            self.write("    (find TEXT searches)")
        self._offer(window.choices())

    def _show(self, post: Post) -> None:
        self.write(f"  {_place(post)}")
        for line in readable(post.text).split("\n"):
            self.write(f"    {line}")
        self._offer(
            [
                Choice(str(button["text"]["text"]), partial(self._press, post, button))
                for button in (*buttons_of(post), *feedback_of(post))
            ]
        )

    def _offer(self, choices: list[Choice]) -> None:
        for choice in choices:
            self.choices.append(choice)
            self.write(f"    [{len(self.choices)}] {choice.label}")


def _in_place_of(post: Post, text: str) -> str:
    """The words of an edit: what was said to the bot stays said to the bot."""
    mention = f"<@{BOT_USER}>"
    return f"{mention} {text}" if post.text.startswith(mention) else text


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
