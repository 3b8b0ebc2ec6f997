"""The server as the SDK's own client sees it, in memory, in today's protocol and in the older one."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError

from bot import __version__
from bot.catalogue.model import Catalogue, Text
from bot.mcp_server.resources import MOST_LISTED, OVERVIEW, read_resource
from bot.mcp_server.results import LOCAL, Caller
from bot.mcp_server.server import FAILED, build_server
from bot.mcp_server.tools import TOOLS
from tests.fakes import hand_made_desk
from tests.toys.helpdesk import KEEPER, LOGISTICS, SERVICE, STOCK

MODES = ("auto", "legacy")


def ask(mode: Any, work: Callable[[Client], Awaitable[Any]], caller: Caller = LOCAL) -> Any:
    async def run() -> Any:
        server = build_server(hand_made_desk(), lambda _ctx: caller)
        async with Client(server, mode=mode) as client:
            return await work(client)

    return anyio.run(run)


@pytest.mark.parametrize("mode", MODES)
def test_three_tools_are_declared_read_only(mode: str) -> None:
    tools = ask(mode, lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["who_handles", "describe", "overview"]
    for tool, ours in zip(tools, TOOLS, strict=True):
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        assert tool.meta["slack"] == {"supportsBlockKit": True}
        assert (tool.input_schema, tool.output_schema) == (ours.takes, ours.gives)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("who_handles", {"question": "who handles returns"}),
        ("who_handles", {"question": "goods"}),
        ("who_handles", {"question": "payroll"}),
        ("who_handles", {"question": "the moon"}),
        ("who_handles", {"question": "退換貨找誰"}),
        ("describe", {"name": "keeper"}),
        ("describe", {"name": "customer"}),
        ("overview", {}),
        ("overview", None),
    ],
)
def test_a_result_has_a_text_to_read_and_values_by_the_schema(
    mode: str, name: str, arguments: dict[str, str] | None
) -> None:
    # The client itself refuses values that break the schema the tool declared.
    found = ask(mode, lambda client: client.call_tool(name, arguments))
    assert not found.is_error
    assert [content.type for content in found.content] == ["text", "text"]
    assert found.structured_content
    assert "slack" not in (found.meta or {})


@pytest.mark.parametrize("mode", MODES)
def test_a_mistake_is_a_result_that_says_what_to_do(mode: str) -> None:
    found = ask(mode, lambda client: client.call_tool("who_handles", {"query": "returns"}))
    assert found.is_error
    assert found.content[0].text.startswith('give "question"')


@pytest.mark.parametrize("mode", MODES)
def test_a_crash_says_nothing_of_itself(mode: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    question = "crash over my secret divorce"
    found = ask(mode, lambda client: client.call_tool("who_handles", {"question": question}))
    assert (found.is_error, found.content[0].text) == (True, FAILED)
    assert "ZeroDivisionError" in caplog.text
    assert "Traceback" not in caplog.text
    assert "divorce" not in "".join(
        record.getMessage() for record in caplog.records if record.name.startswith("bot")
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("work", "told"),
    [
        (lambda client: client.call_tool("delete_all", {}), "there are who_handles, describe, overview"),
        (lambda client: client.read_resource("catalogue://role/astronaut"), OVERVIEW),
        (lambda client: client.read_resource("catalogue://nothing"), OVERVIEW),
        (lambda client: client.read_resource("file:///etc/passwd"), "begin with catalogue://"),
        (lambda client: client.read_resource("catalogue://overview?language=fr"), "language must be one of"),
        (lambda client: client.get_prompt("route_ticket", {"ticket": " "}), 'give "ticket"'),
        (lambda client: client.get_prompt("other", {}), "there is route_ticket"),
    ],
)
def test_what_is_not_there_is_an_error_that_says_what_is(mode: str, work: Any, told: str) -> None:
    async def refused(client: Client) -> str:
        with pytest.raises(MCPError) as error:
            await work(client)
        return str(error.value)

    assert told in ask(mode, refused)


@pytest.mark.parametrize("mode", MODES)
def test_pages_are_listed_and_read(mode: str) -> None:
    async def work(client: Client) -> tuple[Any, ...]:
        listed = (await client.list_resources()).resources
        texts = [(await client.read_resource(page.uri)).contents[0] for page in listed]
        templates = (await client.list_resource_templates()).resource_templates
        return listed, texts, templates

    listed, texts, templates = ask(mode, work)
    assert [page.uri for page in listed] == [
        OVERVIEW,
        "catalogue://department/service",
        "catalogue://department/logistics",
        "catalogue://role/manager",
        "catalogue://role/specialist",
        "catalogue://role/keeper",
    ]
    assert len(listed) <= MOST_LISTED
    lines = ["Warehouse keeper (Logistics)", "Contact: kay@example.com", "Duties:", "• Count the stock"]
    assert texts[-1].text.splitlines() == lines
    assert [template.uri_template for template in templates] == [
        "catalogue://role/{id}",
        "catalogue://department/{id}",
    ]


def test_pages_come_in_three_languages_and_without_contacts_for_outsiders() -> None:
    async def work(client: Client) -> str:
        page = await client.read_resource("catalogue://role/keeper?language=zh-Hans")
        return str(page.contents[0].text)  # type: ignore[union-attr]

    assert ask("auto", work) == "仓管员（物流部）\n联系：kay@example.com\n职责：\n• 盘点库存"
    assert "kay@example.com" not in ask("auto", work, Caller())


def test_pages_hold_what_app_home_shows() -> None:
    stock = replace(STOCK, measure=Text("Count off by"), works_with=("service",))
    logistics = replace(LOGISTICS, roles=(replace(KEEPER, duties=(stock,)),))
    catalogue = Catalogue((SERVICE, logistics))
    role = read_resource(catalogue, "catalogue://role/keeper", LOCAL)
    assert role.splitlines()[2:] == [
        "Duties:",
        "• Count the stock",
        "  Measured by: Count off by",
        "  Works with: Customer service",
    ]
    other = read_resource(catalogue, "catalogue://role/specialist", LOCAL)
    assert "Roles that work with its department: Warehouse keeper" in other
    department = read_resource(catalogue, "catalogue://department/logistics", LOCAL)
    assert "• Warehouse keeper: kay@example.com" in department
    assert "kay@example.com" not in read_resource(catalogue, "catalogue://department/logistics", Caller())


@pytest.mark.parametrize("mode", MODES)
def test_a_prompt_routes_a_ticket(mode: str) -> None:
    async def work(client: Client) -> tuple[Any, ...]:
        return await client.list_prompts(), await client.get_prompt("route_ticket", {"ticket": "It {broke}"})

    listed, got = ask(mode, work)
    (prompt,) = listed.prompts
    assert (prompt.name, prompt.arguments[0].required) == ("route_ticket", True)
    text = got.messages[0].content.text
    assert "who_handles" in text
    assert "-----\nIt {broke}\n-----" in text


@pytest.mark.parametrize("mode", MODES)
def test_the_server_says_who_it_is(mode: str) -> None:
    async def work(client: Client) -> Any:
        return client.server_info

    info = ask(mode, work)
    assert (info.name, info.version) == ("who-handles", __version__)
