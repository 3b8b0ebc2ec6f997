"""Slack's way of writing a text, an emphasised text, and somebody or some place to reach."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.slack.blocks.escaping import inert, plain

_USER = re.compile(r"[UW][A-Z0-9]{6,}")
_GROUP = re.compile(r"S[A-Z0-9]{6,}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{6,}")
_CHANNEL_NAME = re.compile(r"#[^\s<>&|#@]{1,80}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


def can_be_pinged(contact: str) -> bool:
    """True for a user or user group id; an e-mail address or anything else Slack cannot notify."""
    return bool(_USER.fullmatch(contact) or _GROUP.fullmatch(contact))


def ping(contact: str) -> str:
    """The mention that notifies a user or user group: only for what somebody asked for by a button."""
    return f"<!subteam^{contact}>" if _GROUP.fullmatch(contact) else f"<@{contact}>"


def no_name(_contact: str) -> str:
    """For a surface that cannot look names up."""
    return ""


def nobody_is_gone(_contact: str) -> bool:
    """For a surface that cannot look anybody up."""
    return False


@dataclass(frozen=True, slots=True)
class MrkdwnStyle:
    """Holders are named with a link to their profile, never with a mention: naming must not notify them.

    ``workspace_url`` ends in a slash, as auth.test gives it; ``name_of`` gives the name shown for a user or
    user group id, or an empty string; ``gone`` is true of one who is no use any more.
    """

    workspace_url: str = ""
    name_of: Callable[[str], str] = no_name
    gone: Callable[[str], bool] = nobody_is_gone
    marked_up: bool = True
    handbook: str = ""
    """The address of the handbook; empty where there is none to link to."""

    def text(self, text: str) -> str:
        return inert(text)

    def strong(self, text: str) -> str:
        return f"*{text}*" if self.marked_up and text.strip() == text != "" and "*" not in text else text

    def is_there(self, contact: str) -> bool:
        return not (can_be_pinged(contact) and self.gone(contact))

    def contact(self, contact: str) -> str:
        if _USER.fullmatch(contact):
            name = inert(self.name_of(contact)) or contact
            return f"<{self.workspace_url}team/{contact}|{name}>" if self.workspace_url else name
        if _GROUP.fullmatch(contact):
            return inert(self.name_of(contact)) or contact
        if _CHANNEL.fullmatch(contact):
            return f"<#{contact}>"
        if _CHANNEL_NAME.fullmatch(contact) and plain(contact) == contact:
            return contact
        if _EMAIL.fullmatch(contact):
            return f"<mailto:{contact}|{contact}>"
        return inert(contact)
