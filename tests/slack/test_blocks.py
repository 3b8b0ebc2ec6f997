from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.answer import ElsewhereMatch, Match
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic
from bot.language import LANGUAGES
from bot.slack.blocks import answer_message, departments_message, help_message, line_message
from bot.slack.style import MrkdwnStyle
from bot.standin.validation import problem_of
from tests.slack.hand import CATALOGUE, RETURNS_MATCH, STOCK_MATCH, an_answer
from tests.slack.test_escaping import HOSTILE

WILD = st.one_of(HOSTILE, st.builds(lambda text, times: text * times, HOSTILE, st.sampled_from([1, 40, 400])))


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    def text() -> Text:
        return Text(draw(WILD), draw(WILD), draw(WILD))

    duties = tuple(Duty(f"d{number}", text()) for number in range(3))
    holder = draw(st.sampled_from(["", "U0HOLDER1", "S0DEPUTIES", "a@b.example"]) | WILD)
    roles = tuple(
        Role(f"r{number}", text(), duties=duties[number : number + 1], holder=holder) for number in range(3)
    )
    return Catalogue(
        (Department("d", text(), mission=text(), channel=draw(WILD), roles=roles),), (Topic("t", text()),)
    )


ANSWERS = [
    an_answer(matches=(Match("d", "r0", "d0", 0.9, "p"),)),
    an_answer(matches=(Match("d", "r0", None, 0.9, "p"),), asks="role"),
    an_answer(matches=(Match("d", None, None, 0.9, "p"),), asks="department"),
    an_answer(matches=(Match("d", None, None, 0.9, "p"),), asks="members"),
    an_answer("choose", matches=tuple(Match("d", f"r{n}", f"d{n}", 0.5, "p") for n in range(3)), offered=3),
    an_answer("elsewhere", elsewhere=ElsewhereMatch("t", 0.9, "p")),
    an_answer("unknown"),
    an_answer("not_a_question"),
]


def mrkdwn_of(found: object) -> Iterator[str]:
    """Every text that Slack parses; plain-text objects show what they hold."""
    if isinstance(found, Mapping):
        if found.get("type") == "mrkdwn":
            yield found["text"]
        for value in found.values():
            yield from mrkdwn_of(value)
    elif isinstance(found, (list, tuple)):
        for value in found:
            yield from mrkdwn_of(value)


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=60
)
@given(catalogues(), st.sampled_from(ANSWERS), st.sampled_from(LANGUAGES), WILD, st.booleans())
def test_whatever_the_catalogue_says_slack_takes_it(
    catalogue: Catalogue, answer: object, language: object, phrase: str, private: bool
) -> None:
    matches = tuple(replace(match, phrase=phrase) for match in answer.matches)
    asked = replace(answer, language=language, matches=matches)
    message = answer_message(asked, catalogue, MrkdwnStyle("https://acme.slack.com/"), private=private)
    assert problem_of(message.text, list(message.blocks)) == ""
    for block in Block.parse_all(list(message.blocks)):
        block.validate_json()
    shown = message.text + "".join(mrkdwn_of(message.blocks))
    for live in ("<!", "<@", "<#C0GENERAL", "<https://evil"):
        assert live not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_fixed_messages_fit(language: object) -> None:
    for message in (
        help_message(language),
        departments_message(CATALOGUE, language, MrkdwnStyle()),
        line_message("stale", language),
    ):
        assert problem_of(message.text, list(message.blocks) or None) == ""


def test_long_department_lists_go_on_in_further_sections() -> None:
    many = tuple(Department(f"d{number}", Text("Department " + "x" * 60)) for number in range(200))
    message = departments_message(Catalogue(many), "en", MrkdwnStyle())
    assert len(message.blocks) > 3
    assert problem_of(message.text, list(message.blocks)) == ""
    assert sum(block["text"]["text"].count("Department x") for block in message.blocks) == 200


def test_text_says_what_the_blocks_say() -> None:
    message = answer_message(an_answer(matches=(RETURNS_MATCH,)), CATALOGUE, MrkdwnStyle())
    section, context = message.blocks
    said = section["text"]["text"].replace("*", "") + "\n" + context["elements"][0]["text"]
    assert message.text == said


def test_text_of_blocks_is_verbatim() -> None:
    message = answer_message(
        an_answer("choose", matches=(RETURNS_MATCH, STOCK_MATCH), offered=2), CATALOGUE, MrkdwnStyle()
    )
    assert all(block["text"]["verbatim"] for block in message.blocks if block["type"] == "section")


def test_long_labels_are_shortened_with_an_ellipsis() -> None:
    duty = Duty("d", Text("Handle " + "very " * 30 + "much"))
    catalogue = Catalogue((Department("d", Text("D"), roles=(Role("r", Text("R"), duties=(duty,)),)),))
    match = Match("d", "r", "d", 0.5, "")
    message = answer_message(an_answer("choose", matches=(match, match), offered=2), catalogue, MrkdwnStyle())
    label = message.blocks[-1]["elements"][0]["text"]["text"]
    assert len(label) <= 75
    assert label.endswith("…")


def test_button_that_could_not_carry_its_ids_is_left_out() -> None:
    department = "d" * 2000
    catalogue = Catalogue((Department(department, Text("D")),))
    answer = an_answer(matches=(Match(department, None, None, 0.9, ""),))
    message = answer_message(answer, catalogue, MrkdwnStyle(), private=True)
    assert [block["type"] for block in message.blocks] == ["section", "context"]
