"""What other programs and keepers rely on stands in the reference, key by key."""

import pytest

from bot.answer import Answer, ElsewhereMatch, Match
from bot.catalogue.sheet import columns
from bot.catalogue.yaml import fields, reader
from bot.description import described
from bot.mcp_server import prompts, resources
from bot.mcp_server.tools import TOOLS
from tests.docs.pages import first_cells, sections, text_of
from tests.toys.company import COMPANY

FORMAT = text_of("docs/reference/catalogue-format.md")
JSON = text_of("docs/reference/answer-json.md")
KEYS = {
    "`catalogue.yaml`": {*reader.CATALOGUE_KEYS},
    "`departments/<id>.yaml`": {*reader.DEPARTMENT_KEYS, *reader.ROLE_KEYS, *reader.DUTY_KEYS},
    "`elsewhere.yaml`": {*reader.TOPIC_KEYS},
}


@pytest.mark.parametrize("heading", sorted(KEYS))
def test_every_key_of_a_file_is_described(heading: str) -> None:
    told = set(first_cells(sections(FORMAT, 2)[heading]))
    assert told == KEYS[heading]


def test_bounds_of_texts_are_those_in_the_documentation() -> None:
    for most in (fields.MAX_ID, fields.MAX_NAME, fields.MAX_TEXT, fields.MAX_PHRASE, fields.MAX_SHORT):
        assert f"{most:,}" in FORMAT


def test_every_column_of_a_spreadsheet_is_described() -> None:
    page = text_of("docs/keepers/spreadsheet.md")
    told = set(first_cells(sections(page, 2)["Columns"]))
    plain = {column for column in columns.COLUMNS if not column.endswith(("_zh_hant", "_zh_hans"))}
    assert told == plain
    translated = {column for column in plain if columns.translations(column)[0] in columns.COLUMNS}
    sentence = page[page.index("translations:") - 200 : page.index("translations:")]
    assert all(f"`{column}`" in sentence for column in translated)


def test_every_key_of_an_answer_is_described() -> None:
    department, role = COMPANY.departments[0], COMPANY.departments[0].roles[0]
    match = Match(department.id, role.id, role.duties[0].id, 1.0, "p")
    outside = ElsewhereMatch(COMPANY.elsewhere[0].id, 1.0, "p")
    choice = Answer("q", "choose", "en", (match,), offered=2)
    clear = Answer("q", "answered", "en", (match,), plain=True)
    two = Answer("q", "answered", "en", (match,), elsewhere=outside, further=(choice,))
    found = [described(answer, COMPANY, "en") for answer in (choice, clear, two)]
    keys = {key for each in found for key in each} | {*found[0]["matches"][0], *found[2]["elsewhere"]}
    assert set(first_cells(JSON)) == keys | {"steps"}


def test_every_tool_argument_and_kind_of_finding_is_described() -> None:
    page = text_of("docs/reference/mcp.md")
    rows = {row.split("|")[1].strip(" `"): row for row in page.splitlines() if row.startswith("| `")}
    for tool in TOOLS:
        assert all(f"`{argument}`" in rows[tool.name] for argument in tool.takes["properties"])
    (describe,) = (tool for tool in TOOLS if tool.name == "describe")
    (asking,) = (tool for tool in TOOLS if tool.name == "who_handles")
    found = {*describe.gives["properties"]["found"]["enum"], *asking.gives["properties"]["outcome"]["enum"]}
    assert {tool.name for tool in TOOLS} | found <= set(rows)
    assert f"`{prompts.ROUTE_TICKET}`" in page
    assert {resources.OVERVIEW, *(template for template, _ in resources.TEMPLATES.values())} <= set(rows)
