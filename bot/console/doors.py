"""The ways to ask that the terminal offers: each line typed becomes what Slack would send the bot."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from bot.console.screen import Screen, readable
from bot.console.window import Choice
from bot.slack.features.message_shortcut.handler import SHORTCUT as MESSAGE_SHORTCUT
from bot.slack.features.search.handler import SHORTCUT as SEARCH_SHORTCUT
from bot.slack.features.workflow_step.handler import STEP, STEP_DEFINITION
from bot.standin.person import Person
from bot.standin.view_actions import ViewUser
from bot.standin.view_payloads import function_executed, team_join
from bot.standin.workspace import BOT_USER, GENERAL, Post, Workspace

HELP: Final = """\
This is #general in a workspace on your machine: what you type goes to the same bot that Slack would talk to.
  who handles returns?      a message in the channel: answered only if it plainly asks and the match is clear
  @who TEXT                 a mention
  reply TEXT                write in the thread of your last message; messages lists them, reply #2 TEXT picks
  edit TEXT, delete         change or delete your last message (or edit #2 TEXT, delete #2) and so its answer
  react                     the emoji on your last message (or react #2): answered in its thread
  who here?                 the shortcut on your last message (or who here? #2): its likely owners
  /who TEXT                 the command: an answer only you see; alone it opens the search, as shortcut does
  dm, dm TEXT               open direct messages with their suggestions; write one
  home                      the bot's App Home, with the tour
  join                      a new member joins and gets the welcome (join zh-TW: one who reads Chinese)
  step TEXT                 the Workflow Builder step: what it hands on
  find TEXT, close          type into the window's search; shut the window
  1, 2, …                   press a button, pick what was found, submit
  say TEXT                  a message that begins like one of these
  help, quit"""

_NOTHING_SAID: Final = "  nobody has written anything yet: write something first"
_ABOUT = re.compile(
    r"(?P<door>edit|reply|delete|react|who here\?)(?:\s*#(?P<number>[0-9]{1,6}))?(?::?\s+(?P<text>.+))?",
    re.IGNORECASE,
)
_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
_MENTION = re.compile(r"(?<!\S)@who\b", re.IGNORECASE)


@dataclass
class Doors:
    screen: Screen
    newcomers: list[str] = field(default_factory=list)
    """Ids of the members who joined."""

    @property
    def person(self) -> Person:
        return self.screen.person

    @property
    def workspace(self) -> Workspace:
        return self.screen.workspace

    @property
    def viewer(self) -> ViewUser:
        return ViewUser(self.person)

    def take(self, line: str) -> None:
        """Do what a line says; any other line is a message in the channel."""
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if not line:
            return
        if line.isascii() and line.isdigit() and self.screen.choices:
            self.screen.choose(int(line))
        elif word.startswith("/"):
            self._command(word, rest)
        elif not (self._alone(line.casefold()) or self._about(line) or self._led_by(word.casefold(), rest)):
            self._say(line)

    def _command(self, word: str, rest: str) -> None:
        if word == "/who":
            self.screen.show_after(lambda: self.person.commands(rest))
        else:
            self.screen.write(f"  {word} is not a command here; /who is")

    def _alone(self, line: str) -> bool:
        """Doors that are a line of their own; false for any other line."""
        doors: Mapping[str, Callable[[], None]] = {
            "help": lambda: self.screen.write(HELP),
            "home": self._open_home,
            "close": self._close,
            "dm": self._open_direct,
            "messages": self._list_messages,
            "shortcut": lambda: self.screen.show_after(lambda: self.viewer.uses_shortcut(SEARCH_SHORTCUT)),
        }
        if line not in doors:
            return False
        doors[line]()
        return True

    def _led_by(self, word: str, rest: str) -> bool:
        """Doors that take a text; false for any other word."""
        if word == "join" and (not rest or _LOCALE.fullmatch(rest)):
            self._join(rest)
        elif word == "find":
            self.screen.find(rest)
        elif word == "dm":
            self._write(rest)
        elif word == "say" and rest:
            self._say(rest)
        elif word == "step" and rest:
            self._step(rest)
        elif word in {"say", "step"}:
            self.screen.write(f"  {word} needs a text, such as: {word} who handles returns")
        else:
            return False
        return True

    def _about(self, line: str) -> bool:
        """Doors about one of the person's messages; false for any other line."""
        found = _ABOUT.fullmatch(line)
        if found is None:
            return False
        door, text = found["door"].casefold(), (found["text"] or "").strip()
        takes_text = door in {"edit", "reply"}
        if text and not takes_text:
            return False  # "delete my account, who does that?" is a message
        if takes_text and not text:
            self.screen.write(f"  {door} needs a text, such as: {door} @who and exchanges?")
            return True
        post = self._message(int(found["number"]) if found["number"] else None)
        if post is not None:
            acts: Mapping[str, Callable[[], object]] = {
                "edit": lambda: self.person.edits(post, _in_place_of(post, text)),
                "reply": lambda: self._post(text, post.channel, post.thread or post.ts),
                "delete": lambda: self.person.deletes(post),
                "react": lambda: self.viewer.reacts(post),
                "who here?": lambda: self.viewer.uses_message_shortcut(MESSAGE_SHORTCUT, post),
            }
            self.screen.show_after(acts[door])
        return True

    def _message(self, number: int | None) -> Post | None:
        """The message of that number, else the last one, as it stands now; None after saying why not."""
        said = self.screen.own_messages
        standing = [self.workspace.find(post.channel, post.ts) for post in said]
        if number is None:
            last = next((post for post in reversed(standing) if post is not None), None)
            if last is None:
                self.screen.write(_NOTHING_SAID)
            return last
        if not 1 <= number <= len(said):
            self.screen.write(f"  there is no message #{number}; messages lists them")
            return None
        if standing[number - 1] is None:
            self.screen.write(f"  message #{number} is gone")
        return standing[number - 1]

    def _say(self, text: str) -> None:
        self.screen.show_after(lambda: self._post(text, GENERAL))

    def _write(self, text: str) -> None:
        channel = self.workspace.direct(self.person.user)
        self.screen.show_after(lambda: self._post(text, channel))

    def _post(self, text: str, channel: str, thread: str = "") -> None:
        if channel == GENERAL:
            post = self.person.says(_mentioning(text), channel=channel, thread=thread)
        else:
            post = self.person.writes(text, thread=thread)
        self.screen.own_messages.append(post)

    def _list_messages(self) -> None:
        if not self.screen.own_messages:
            self.screen.write(_NOTHING_SAID)
        for number, said in enumerate(self.screen.own_messages, 1):
            post = self.workspace.find(said.channel, said.ts)
            text = readable(post.text) if post is not None else "(deleted)"
            self.screen.write(f"  #{number} ({self.screen.place(said)}) {text}")

    def _open_home(self) -> None:
        self.workspace.modals.clear()
        self.viewer.opens_home()
        self.screen.show_window(self.workspace.homes.get(self.person.user))

    def _open_direct(self) -> None:
        """Open the direct message: the prompts the bot suggests there can be pressed."""
        self.viewer.opens_home("messages")
        prompts = self.workspace.prompts.get(self.workspace.direct(self.person.user), [])
        if not prompts:
            self.screen.write("  (the bot suggests nothing)")
            return
        title = self.workspace.called("assistant.threads.setSuggestedPrompts")[-1].arguments.get("title")
        self.screen.write(f"  who (direct message, suggestions):\n    {title or ''}".rstrip())
        written = partial(self._post, channel=self.workspace.direct(self.person.user))
        self.screen.offer([Choice(each["title"], partial(written, each["message"])) for each in prompts])

    def _close(self) -> None:
        if self.workspace.modal() is None:
            self.screen.write("  no window is open")
        else:
            self.screen.show_after(self.workspace.modals.popitem)

    def _join(self, locale: str) -> None:
        """A new member joins: a new id each time, as nobody is welcomed twice."""
        user = f"U0MEMBER{len(self.newcomers) + 1}"
        self.newcomers.append(user)
        self.workspace.users[user] = "new member"
        if locale:
            self.workspace.locales[user] = locale
        self.screen.show_after(lambda: self.person.send(team_join(user)))
        self.screen.write("  (switched on here; in Slack the setting WELCOME=1 does that)")

    def _step(self, text: str) -> None:
        execution = f"Fx{len(self.workspace.completed) + 1:04}"
        inputs = {"text": text, "asker": self.person.user}
        event = function_executed(STEP, inputs, execution=execution, definition=STEP_DEFINITION)
        self.person.send(event)
        given = self.workspace.completed.get(execution, {})
        self.screen.write(f"  who (workflow step “{STEP_DEFINITION['title']}”):")
        for name in STEP_DEFINITION["output_parameters"]:
            if name in given:
                self.screen.write(f"    {name}: {given[name] if given[name] != '' else '(empty)'}")
        if "error" in given:
            self.screen.write(f"    failed: {given['error']}")


def _mentioning(text: str) -> str:
    return _MENTION.sub(f"<@{BOT_USER}>", text)


def _in_place_of(post: Post, text: str) -> str:
    """The words of an edit, which keeps the mention of the bot."""
    mention, words = f"<@{BOT_USER}>", _mentioning(text)
    return f"{mention} {words}" if mention in post.text and mention not in words else words
