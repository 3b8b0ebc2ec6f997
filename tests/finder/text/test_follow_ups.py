"""Which messages lean on the one before."""

import pytest

from bot.finder.text.follow_ups import follows
from bot.language.script import fold


@pytest.mark.parametrize(
    ("text", "follow"),
    [
        ("and exchanges?", "also"),
        ("What about refunds?", "also"),
        ("ok, and the invoices", "also"),
        ("or the stock count?", "also"),
        ("那退款呢", "also"),
        ("退款呢?", "also"),
        ("那麼發票呢?", "also"),
        ("還有換貨", "also"),
        ("who else?", "others"),
        ("Anyone else I could ask?", "others"),
        ("another person please", "others"),
        ("还有谁", "others"),
        ("還有其他人嗎", "others"),
        ("what about their manager?", "manager"),
        ("who's her boss", "manager"),
        ("who do they report to?", "manager"),
        ("他們的主管是誰?", "manager"),
        ("那他们的经理呢", "manager"),
        ("who handles returns?", "none"),
        ("谁负责退货", "none"),
        ("thanks", "none"),
        ("android app is slow", "none"),
        ("organic traffic fell", "none"),
        ("", "none"),
    ],
)
def test_follow_ups_are_recognised(text: str, follow: str) -> None:
    assert follows(fold(text)) == follow


def test_a_long_message_stands_on_its_own() -> None:
    assert follows("and " + "the kettle that came back broken " * 4) == "none"
    assert follows("who else " + "was there when the parcel arrived at the hall " * 2) == "none"
