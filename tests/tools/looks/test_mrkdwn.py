import html

import pytest
from hypothesis import given

from bot.slack.blocks.escaping import inert
from tests.hostile import HOSTILE
from tools.looks.mrkdwn import as_html, plain_as_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*bold* not* bold", "<b>bold</b> not* bold"),
        ("`/who TEXT`\nnext", "<code>/who TEXT</code><br>next"),
        ("<https://x.example/a?b&amp;c|Mei>", '<span class="link">Mei</span>'),
        ("<mailto:a@b.cn|a@b.cn>", '<span class="link">a@b.cn</span>'),
        ("<#C0DESK000>", '<span class="mention">#C0DESK000</span>'),
        ('&lt;b&gt; &amp;lt; "q"', "&lt;b&gt; &amp;lt; &quot;q&quot;"),
        ("a < b > c", "a < b > c".replace("< b >", '<span class="link"> b </span>')),
    ],
)
def test_mrkdwn_is_shown_as_slack_shows_it(text: str, shown: str) -> None:
    assert as_html(text) == shown


@given(HOSTILE)
def test_words_of_people_never_become_tags(text: str) -> None:
    for made in (as_html(inert(text)), plain_as_html(text)):
        bare = made.replace("<br>", "").replace("<b>", "").replace("</b>", "")
        assert "<" not in bare.replace("<code>", "").replace("</code>", "")


@given(HOSTILE)
def test_words_of_people_come_out_as_they_were(text: str) -> None:
    assert html.unescape(plain_as_html(text)).replace("<br>", "\n") == text.replace("<br>", "\n")
