"""Who may see contacts, decided from facts alone."""

from dataclasses import dataclass, field

import pytest

from bot.disclosure import Audience, WhoReads, may_see_contacts, who_reads

COLLEAGUES = {"U0MEI", "U0RIN"}


@dataclass
class Known:
    """Facts by heart; ``asked`` keeps what was looked up."""

    shared: dict[str, bool] = field(default_factory=lambda: {"C0INSIDE": False, "C0SHARED": True})
    asked: list[str] = field(default_factory=list)

    def is_colleague(self, user: str) -> bool | None:
        self.asked.append(user)
        return user in COLLEAGUES

    def is_shared(self, channel: str) -> bool | None:
        self.asked.append(channel)
        return self.shared.get(channel)


@pytest.mark.parametrize(
    ("audience", "reads"),
    [
        (Audience("U0MEI"), "inside"),
        (Audience("U0MEI", "C0INSIDE"), "inside"),
        (Audience("U0MEI", "C0SHARED"), "outside"),
        (Audience("U0MEI", "C0UNKNOWN"), "unknown"),
        (Audience("U0GUEST"), "outside"),
        (Audience("U0GUEST", "C0INSIDE"), "outside"),
        (Audience(channel="C0INSIDE"), "inside"),
        (Audience("U0MEI", "C0INSIDE", asker="U0RIN"), "inside"),
        (Audience("U0MEI", "C0INSIDE", asker="U0GUEST"), "outside"),
        (Audience("U0MEI", "C0UNKNOWN", asker="U0GUEST"), "unknown"),
    ],
)
def test_contacts_are_for_colleagues_among_themselves(audience: Audience, reads: WhoReads) -> None:
    assert who_reads(audience, Known()) == reads
    assert may_see_contacts(reads) is (reads == "inside")


def test_the_setting_shows_them_to_everyone_and_asks_nothing() -> None:
    facts = Known()
    assert who_reads(Audience("U0GUEST", "C0SHARED"), facts, share=True) == "inside"
    assert facts.asked == []


def test_nothing_is_looked_up_that_does_not_matter() -> None:
    facts = Known()
    who_reads(Audience("U0GUEST", "C0INSIDE", asker="U0RIN"), facts)
    assert facts.asked == ["U0GUEST"]
    facts.asked.clear()
    who_reads(Audience("U0MEI", asker="U0MEI"), facts)
    assert facts.asked == ["U0MEI"]
