"""What the terminal shows: what the bot posted or changed, windows, and a number for every button."""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TextIO

from bot.console.window import Choice, Window
from bot.slack.blocks.escaping import WORD_JOINER
from bot.standin.person import Person, buttons_of, feedback_of
from bot.standin.view_actions import ViewUser
from bot.standin.workspace import BOT_USER, GENERAL, Post, ShownView, Workspace

_LINK = re.compile(r"<(?:[#!@]?[^<>|\s]*)\|([^<>]*)>")
_REFERENCE = re.compile(r"<([#!@]?[^<>|\s]+)>")


@dataclass
class Screen:
    workspace: Workspace
    person: Person
    out: TextIO
    choices: list[Choice] = field(default_factory=list)
    """What each number does: the buttons of what was shown last."""
    window: Window | None = None
    """The modal or App Home that was shown last."""
    own_messages: list[Post] = field(default_factory=list)
    """What the person wrote, as it was then; message #1 comes first."""

    def write(self, text: str) -> None:
        self.out.write(text + "\n")
        self.out.flush()

    def show_after(self, act: Callable[[], object]) -> None:
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
            self.show_window(self.workspace.modal() or self.workspace.homes.get(self.person.user))
        elif self.window is not None and self.window.filled != filled:
            self._show_filled(self.window)
        elif not fresh and not gone:
            self.write("  (the bot stays silent)")

    def choose(self, number: int) -> None:
        if not 1 <= number <= len(self.choices):
            self.write(f"  there is no button {number}; the last ones were 1 to {len(self.choices)}")
            return
        self.show_after(self.choices[number - 1].act)

    def find(self, typed: str) -> None:
        """Type into the search of the window that is shown."""
        if self.window is None:
            self.write("  no window is open to search in: /who opens one, home another")
        elif not self.window.has_menu():
            self.write("  this window has no search: /who opens one that has")
        else:
            self.offer(self.window.find(typed))
            if not self.choices:
                self.write("  (nothing found)")

    def show_window(self, view: ShownView | None) -> None:
        if view is None:
            self.window = None
            self.write("  (the window is closed)")
            return
        self._show_filled(Window(ViewUser(replace(self.person, user=view.user)), view))

    def offer(self, choices: Sequence[Choice], *, more: bool = False) -> None:
        """Number these choices; ``more`` adds them to those shown already."""
        if not more:
            self.choices = []
        for choice in choices:
            self.choices.append(choice)
            self.write(f"    [{len(self.choices)}] {choice.label}")

    def place(self, post: Post) -> str:
        """Where somebody wrote something."""
        where = "#general"
        if post.channel != GENERAL:
            own = post.channel == self.workspace.direct(self.person.user)
            where = "direct message" if own else "direct message to the new member"
        if not post.thread or post.thread == post.ts:
            return where
        began = (
            number
            for number, each in enumerate(self.own_messages, 1)
            if _same(each, post.channel, post.thread)
        )
        number = next(began, 0)
        return f"{where}, in the thread of #{number}" if number else f"{where}, in the thread"

    def _views(self) -> tuple[ShownView | None, ShownView | None]:
        return self.workspace.modal(), self.workspace.homes.get(self.person.user)

    def _show_filled(self, window: Window) -> None:
        """The window with what was filled in so far."""
        self.window, view = window, window.view
        self.write("  who (window):" if view.view["type"] == "modal" else "  who (App Home):")
        for line in window.lines():
            self.write(f"    {readable(line)}")
        if window.has_menu():
            self.write("    (find TEXT searches)")
        self.offer(window.choices())

    def _show(self, post: Post) -> None:
        private = ", only you see this" if post.shown_to and post.shown_to != BOT_USER else ""
        self.write(f"  who ({self.place(post)}{private}{', changed' if post.edited else ''}):")
        for line in readable(post.text).split("\n"):
            self.write(f"    {line}")
        buttons = (*buttons_of(post), *feedback_of(post))
        choices = [Choice(str(each["text"]["text"]), partial(self._press, post, each)) for each in buttons]
        self.offer(choices, more=True)

    def _press(self, post: Post, button: Mapping[str, Any]) -> None:
        """Press it as the person who reads the message."""
        if self.workspace.find(post.channel, post.ts) is None:
            self.write("  that message is gone")
            return
        readers = (user for user in self.workspace.users if self.workspace.direct(user) == post.channel)
        replace(self.person, user=next(readers, self.person.user)).presses_button(post, button)


def _same(post: Post, channel: str, ts: str) -> bool:
    return (post.channel, post.ts) == (channel, ts)


def readable(text: str) -> str:
    """Slack's mrkdwn as a terminal shows it: links by their label, entities as characters."""
    labelled = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text.replace(f"<@{BOT_USER}>", "@who")))
    return html.unescape(labelled.replace(WORD_JOINER, ""))
