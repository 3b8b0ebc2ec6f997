"""What tells who somebody is, or opens a door, is taken out of a question's words."""

import pytest

from bot.store.misses.redaction import redacted

TAKEN_OUT = {
    "mail ann.lee+hr@example.co.uk about it": "mail … about it",
    "mail <mailto:ann@example.com|ann@example.com> about it": "mail … about it",
    "寄到ann＠example.com可以嗎": "寄到…可以嗎",
    "ask <@U024BE7LH> or <@U024BE7LH|ann>": "ask … or …",
    "ask <!subteam^S012|@hr> in <#C01|secret>": "ask … in …",
    "is @ann.lee in": "is … in",
    "call +886 912-345-678 now": "call … now",
    "call (02) 2345-6789": "call …",
    "打 13812345678 給誰": "打 … 給誰",
    "<tel:+1555123|call me>": "…",
    "card 4111 1111 1111 1111 was charged twice": "card … was charged twice",
    "order #12345678 is late": "order #… is late",
    "訂單20260304001沒到": "訂單…沒到",
    "id A123456789": "id …",
    "身份证 11010519491231002X": "身份证 …",
    "IBAN DE89370400440532013000": "IBAN …",
    "key xoxb-123456789012-abcdefGHIJ leaked": "key … leaked",
    "ghp_abcdefghijklmnopqrstuvwxyz0123456789": "…",
    "AKIAIOSFODNN7EXAMPLE": "…",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N": "…",
    "hash 9f86d081884c7d659a2feaa0c55ad015": "hash …",
    "my password is hunter2": "my password is …",
    "密碼是abc123": "密碼是…",
    "see https://example.com/reset?token=abc": "see …",
    "see <https://example.com/x|the page>": "see …",
    "-----BEGIN KEY-----\nabc\n-----END KEY-----": "…",
}
STAYS = (
    "who handles returns?",
    "who handles the 2026 budget, 3PL and SEO?",
    "the 24/7 hotline in room 4012 costs 1,500 dollars",
    "誰負責雙11活動？",
    "who signs off purchases over 10,000?",
    "password reset for the shop",
)


@pytest.mark.parametrize(("said", "kept"), TAKEN_OUT.items())
def test_it_is_taken_out(said: str, kept: str) -> None:
    assert redacted(said) == kept
    assert redacted(kept) == kept


@pytest.mark.parametrize("said", STAYS)
def test_what_a_need_is_made_of_stays(said: str) -> None:
    assert redacted(said) == said


@pytest.mark.parametrize("piece", ["a@", "1 ", "x1", "<@", "https://", "token is ", "@a.", "eyJaaaaaa."])
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    redacted(piece * (2_000 // len(piece)))
