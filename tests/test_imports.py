"""Imports point one way, and each big library stays in its own house. Read from the source with ast."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.paths import ROOT

PACKAGE: Final = ROOT / "bot"
SLACK: Final = PACKAGE / "slack"
TOOLS: Final = ROOT / "tools"

# What each part may import of the others; a part is a module or package directly in bot/.
WORDS: Final = {"language", "wording"}
KNOWLEDGE: Final = {"language", "catalogue"}
FINDING: Final = KNOWLEDGE | {"answer", "finder"}
SERVICE: Final = FINDING | {
    "desk",
    "store",
    "wording",
    "rendering",
    "reach",
    "pages",
    "environment",
    "settings",
    "clarity",
    "description",
    "disclosure",
}
MAY_IMPORT: Final[dict[str, set[str]]] = {
    "language": set(),
    "wording": KNOWLEDGE,
    "addresses": set(),
    "environment": {"addresses"},
    "settings": {"environment"},
    "catalogue": {"language"},
    "answer": KNOWLEDGE,
    "clarity": {"answer"},
    "reach": KNOWLEDGE,
    "pages": KNOWLEDGE | {"reach"},
    "disclosure": set(),
    "handbook": FINDING | {"pages", "reach", "rendering", "wording"},
    "description": KNOWLEDGE | {"answer", "clarity", "reach"},
    "learning": FINDING | {"desk", "store"},
    "finder": KNOWLEDGE | {"answer"},
    "store": KNOWLEDGE | {"answer"},
    "desk": FINDING,
    "rendering": KNOWLEDGE | WORDS | {"answer", "reach"},
    "tickets": FINDING | {"desk"},
    "opening": FINDING | {"desk", "last_good_catalogue"},
    "evaluate": FINDING | {"desk"},
    "web": SERVICE | {"handbook"},
    "mcp_server": SERVICE | {"web", "opening"},
    "slack": SERVICE | {"learning", "web", "mcp_server"},
    "standin": set(),
    "console": SERVICE | {"slack", "standin"},
    "last_good_catalogue": {"catalogue"},
    "outage": {"environment", "store"},
    "health": SERVICE | {"slack", "web"},
    "serve": SERVICE | {"learning", "slack", "web", "mcp_server", "opening", "outage", "health"},
    "wsgi": {"environment", "serve", "settings", "store", "catalogue"},
    "commands": SERVICE | {"learning", "handbook", "mcp_server", "slack", "opening", "evaluate", "tickets"},
    "command_line": SERVICE | {"mcp_server", "slack", "opening", "commands", "console", "serve", "tickets"},
    "cli": {"command_line", "catalogue", "environment", "store", "tickets", "__init__"},
    "__main__": {"cli"},
    "__init__": set(),
}
# What each part of Slack's folder may import of the others in it; a part is a module or folder there.
SHOWING: Final = {"texts", "blocks"}
CALLING: Final = SHOWING | {"api", "context"}
ASKED: Final = CALLING | {
    "keepers",
    "help_words",
    "message_text",
    "interaction",
    "intake",
    "answering",
    "receiver",
}
IN_SLACK: Final[dict[str, set[str]]] = {
    "__init__": set(),
    "texts": set(),
    "blocks": {"texts"},
    "api": SHOWING,
    "context": SHOWING | {"api"},
    "help_words": {"context"},
    "keepers": CALLING,
    "message_text": set(),
    "interaction": CALLING,
    "intake": CALLING | {"message_text"},
    "answering": CALLING | {"help_words", "message_text", "interaction", "intake"},
    "receiver": CALLING | {"intake"},
    "unclaimed_requests": CALLING | {"interaction"},
    "crashes": CALLING | {"message_text", "answering", "receiver", "interaction", "unclaimed_requests"},
    "features": ASKED,
    "transport": {"api"},
    "manifest": {"features"},
    "identity": {"api"},
    "app": CALLING | {"crashes", "unclaimed_requests", "identity", "receiver", "features"},
    "slackbot": CALLING | {"app", "transport"},
}
# Who may import a library; the rest must ask them.
HOUSES: Final[dict[str, set[str]]] = {
    "slack_bolt": {"slack", "standin", "console"},
    "slack_sdk": {"slack", "standin", "console"},
    "rapidfuzz": {"finder"},
    "yaml": {"catalogue"},
    "openpyxl": {"catalogue", "tickets"},
    "ruamel": {"catalogue"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "typer": {"cli", "command_line", "commands"},
    "rich": set(),
    "mcp": {"mcp_server"},
    "mcp_types": {"mcp_server"},
    "pydantic": set(),
    "starlette": set(),
    "uvicorn": set(),
}
# What `ask` imports on its way must not load these when the module is loaded.
LIGHT: Final = (
    "cli",
    "command_line",
    "opening",
    "environment",
    "settings",
    "rendering",
    "wording",
    "desk",
    "answer",
    "language",
    "clarity",
    "description",
)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def in_slack() -> list[Path]:
    return [file for file in modules() if file.is_relative_to(SLACK)]


def part_of(file: Path, package: Path = PACKAGE) -> str:
    first = file.relative_to(package).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports name the whole path"
            module = node.module or ""
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_one_way(file: Path) -> None:
    own = part_of(file)
    assert own in MAY_IMPORT, f"give {own} its place among the parts"
    for line, name in imports(parsed(file)):
        parts = name.split(".")
        if parts[0] == "bot" and parts[1] != "__version__":
            assert parts[1] == own or parts[1] in MAY_IMPORT[own], f"{file.name}:{line} imports {name}"


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_libraries_stay_in_their_houses(file: Path) -> None:
    own = part_of(file)
    for line, name in imports(parsed(file)):
        library = name.split(".")[0]
        assert own in HOUSES.get(library, {own}), f"{file.name}:{line} imports {library}"


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_the_package_needs_nothing_that_is_not_in_the_wheel(file: Path) -> None:
    for line, name in imports(parsed(file)):
        assert name.split(".")[0] not in {"tools", "tests"}, f"{file.name}:{line} imports {name}"


@pytest.mark.parametrize("file", sorted(TOOLS.rglob("*.py")), ids=lambda file: str(file.relative_to(TOOLS)))
def test_each_tool_stands_on_the_package_alone(file: Path) -> None:
    own = file.relative_to(TOOLS).parts[0]
    for line, name in imports(parsed(file)):
        parts = name.split(".")
        assert parts[0] != "tests", f"{file.name}:{line} imports {name}"
        assert parts[0] != "tools" or parts[1] == own, f"{file.name}:{line} imports {name}"


@pytest.mark.parametrize("part", LIGHT)
def test_what_ask_needs_imports_nothing_heavy_at_its_top(part: str) -> None:
    heavy = {"slack_bolt", "slack_sdk", "yaml", "sqlalchemy", "rich"}
    files = [file for file in modules() if part_of(file) == part]
    assert files
    for file in files:
        top = ast.Module([node for node in parsed(file).body if not isinstance(node, ast.FunctionDef)], [])
        assert not heavy & {name.split(".")[0] for _, name in imports(top)}


@pytest.mark.parametrize("may_import", [MAY_IMPORT, IN_SLACK], ids=["bot", "slack"])
def test_parts_point_down_only(may_import: dict[str, set[str]]) -> None:
    """No two parts import each other, not even in a roundabout way."""
    reached: dict[str, set[str]] = {}
    for part in may_import:
        todo, seen = [part], set[str]()
        while todo:
            for below in may_import.get(todo.pop(), set()) - seen:
                seen.add(below)
                todo.append(below)
        reached[part] = seen
    assert not [part for part, below in reached.items() if part in below]


def test_no_part_is_left_that_is_gone() -> None:
    assert set(MAY_IMPORT) == {part_of(file) for file in modules()}
    assert set(IN_SLACK) == {part_of(file, SLACK) for file in in_slack()}


# The finder's rooms from the ground up; each imports only those before it.
FINDER_ROOMS: Final = (
    "data",
    "text",
    "model",
    "ranking",
    "explain",
    "likeness",
    "teachable_phrase",
    "direct_answers",
    "follow_up_answers",
    "finder",
    "cache",
)


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "finder").rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_the_rooms_of_the_finder_point_down_only(file: Path) -> None:
    own = file.relative_to(PACKAGE / "finder").parts[0].removesuffix(".py")
    below = FINDER_ROOMS[: FINDER_ROOMS.index(own)] if own in FINDER_ROOMS else ()
    for line, name in imports(parsed(file)):
        parts = name.split(".")
        if parts[:2] == ["bot", "finder"]:
            assert parts[2] in (own, *below), f"{file.name}:{line} imports {name}"


@pytest.mark.parametrize(
    "file", sorted((ROOT / "tests").rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT / "tests"))
)
def test_what_several_tests_need_is_in_no_test(file: Path) -> None:
    for line, name in imports(parsed(file)):
        if name.startswith("tests."):
            modules = [part for part in name.split(".") if part.startswith("test_") or part == "conftest"]
            assert not modules, f"{file.name}:{line} imports {name}"


@pytest.mark.parametrize("file", in_slack(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_rooms_of_slack_point_one_way(file: Path) -> None:
    own = part_of(file, SLACK)
    for line, name in imports(parsed(file)):
        parts = name.split(".")
        if parts[:2] == ["bot", "slack"]:
            assert parts[2] == own or parts[2] in IN_SLACK[own], f"{file.name}:{line} imports {name}"


@pytest.mark.parametrize(
    "file",
    sorted((SLACK / "features").glob("*/*.py")),
    ids=lambda file: str(file.relative_to(PACKAGE)),
)
def test_a_feature_imports_no_other_feature(file: Path) -> None:
    """What two of them need is further down: then each can be changed, or left out, by itself."""
    for line, name in imports(parsed(file)):
        parts = name.split(".")
        if parts[:3] == ["bot", "slack", "features"]:
            assert parts[3] in {file.parent.name, "feature"}, f"{file.name}:{line} imports {name}"


@pytest.mark.slow
def test_the_sdk_of_an_extra_is_loaded_by_nobody_who_does_not_use_it() -> None:
    extras = ("mcp", "mcp_types", "pydantic", "starlette", "anyio")
    ours = "bot.cli, bot.serve, bot.wsgi, bot.console.console, bot.mcp_server.door, bot.mcp_server.stdio"
    show = f"import sys, {ours}; print([each for each in {extras!r} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.decode().strip() == "[]"
