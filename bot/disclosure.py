"""Who may see contacts: colleagues among themselves, and nobody where outsiders read along.

A contact that was shown cannot be taken back, so whoever or whatever is not known for certain sees none. The
one exception is the setting SHARE_CONTACTS_EXTERNALLY: contacts are for everyone then.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

WhoReads = Literal["inside", "outside", "unknown", "unidentified"]
"""Who reads along: colleagues only, outsiders too, or nobody can tell: of the channel, of whoever asks."""


class Facts(Protocol):
    """What a surface knows, or looks up when asked; only facts that matter are asked for."""

    def is_colleague(self, user: str) -> bool | None:
        """False for guests and other companies' people; None for whoever cannot be looked up now."""
        ...

    def is_shared(self, channel: str) -> bool | None:
        """True if another company's people are, or may soon be, in this channel; None if nobody can tell."""
        ...


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a message is for."""

    user: str = ""
    """The user it is for; empty for what nobody asked for."""
    channel: str = ""
    """Where everybody can read it; empty for what the user alone sees. A direct message is a channel as well:
    it may be one between two people, one of them from another company."""
    asker: str = ""
    """Who asked, where that is somebody else than the user: what they may not see is not shown for them."""


def who_reads(audience: Audience, facts: Facts, *, share: bool = False) -> WhoReads:
    """``share`` is the setting SHARE_CONTACTS_EXTERNALLY."""
    if share:
        return "inside"
    colleague = facts.is_colleague(audience.user) if audience.user else True
    if not colleague:
        return "unidentified" if colleague is None else "outside"
    shared = facts.is_shared(audience.channel) if audience.channel else False
    if shared is None:
        return "unknown"
    other = audience.asker if audience.asker != audience.user else ""
    asking = facts.is_colleague(other) if other else True
    if shared or asking is False:
        return "outside"
    return "unidentified" if asking is None else "inside"


def may_see_contacts(reads: WhoReads) -> bool:
    return reads == "inside"
