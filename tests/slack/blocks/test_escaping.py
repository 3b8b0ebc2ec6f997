import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.escaping import ELLIPSIS, WORD_JOINER, inert, plain, shorten
from tests.hostile import HOSTILE


@given(HOSTILE)
def test_inert_text_has_nothing_slack_would_act_on(text: str) -> None:
    found = inert(text)
    assert not re.search(r"[<>]", found)
    assert not re.search(r"&(?!amp;|lt;|gt;)", found)
    assert not re.search(r"[@#](?!\u2060)", found)
    assert "://" not in found
    assert not re.search(r"\w\.\w", found)
    assert not re.search(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", found)


@given(HOSTILE)
def test_inert_text_reads_the_same(text: str) -> None:
    assert html.unescape(inert(text).replace(WORD_JOINER, "")) == html.unescape(
        inert(plain(text)).replace(WORD_JOINER, "")
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!channel> & co", "&lt;!channel&gt; &amp; co"),
        ("@here", "@\u2060here"),
        ("@\u200dhere", "@\u2060here"),
        ("https://x", "https:\u2060//x"),
        ("退貨，退款", "退貨，退款"),
        ("a\tb\r\nc", "a b \nc"),
    ],
)
def test_examples_become_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(HOSTILE.map(inert), st.integers(min_value=1, max_value=60))
def test_shortened_text_fits_and_never_ends_inside_an_entity(text: str, limit: int) -> None:
    found = shorten(text, limit)
    assert len(found) <= limit
    assert not re.search(r"&(?!amp;|lt;|gt;)", found)
    assert found == text or found.endswith(ELLIPSIS)


def test_links_are_never_cut_through() -> None:
    assert shorten("see <https://example.com|the page> now", 20) == "see…"
