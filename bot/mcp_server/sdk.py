"""Whether the protocol's SDK is installed: an extra, so that nobody else carries its dependencies."""

from importlib.util import find_spec
from typing import Final

from bot.environment import SettingsError

HOW: Final = 'MCP needs its SDK: pip install "who-handles[mcp]", in a clone pip install ".[mcp]"'


def is_installed() -> bool:
    return find_spec("mcp") is not None and find_spec("mcp_types") is not None


def require_sdk() -> None:
    """Raises SettingsError with one line that says how to get it."""
    if not is_installed():
        raise SettingsError(HOW)
