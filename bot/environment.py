"""Single values of the environment: each is read, checked, and told in one line where it is malformed."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from bot.addresses import is_web_address

LOOPBACK: Final = "127.0.0.1"
DEFAULT_PORT: Final = 3000
WORKERS: Final = 2
_MOST_WORKERS: Final = 1_000
SLACK_API: Final = "https://slack.com/api/"
DATABASE: Final = "sqlite:///who-handles.sqlite3"
QUESTION_DAYS: Final = 90
_MOST_DAYS: Final = 365
LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")
DEFAULT_REACTION: Final = "raising_hand"
_EMOJI = re.compile(r"[a-z0-9_+'-]{1,100}")
BOT_TOKEN = re.compile(r"xoxb-[\w.-]+")
APP_TOKEN = re.compile(r"xapp-[\w.-]+")
SECRET = re.compile(r"[\x21-\x7e]{6,128}")
TOKEN = re.compile(r"[\x21-\x7e]{32,512}")
HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,252}")
_HOST_AND_PORT = re.compile(r"[a-z0-9][a-z0-9.-]{0,252}(?::[0-9]{1,5})?")
_MOST_HOSTS: Final = 20
_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
HandbookMode = Literal["off", "public", "contacts"]
"""Not served; without people and channels; with them, where only colleagues can reach the server."""
_HANDBOOK_MODES: Final[dict[str, HandbookMode]] = {
    "": "off",
    "0": "off",
    "1": "public",
    "contacts": "contacts",
}


class SettingsError(Exception):
    """A setting is missing or malformed; the message is one line that names it and says how to get it."""


class UnreachableError(SettingsError):
    """A setting is well formed, but what it names does not answer just now: a retry may help."""


def unreachable(api_url: str, why: str) -> UnreachableError:
    """Slack's Web API does not answer at this address; SLACK_API_URL is only named where it was set."""
    if api_url.rstrip("/") == SLACK_API.rstrip("/"):
        return UnreachableError(
            f"Slack could not be reached at {SLACK_API} ({why}): look at the network, a firewall and "
            "HTTPS_PROXY"
        )
    return UnreachableError(
        f"SLACK_API_URL could not be reached ({why}): look at the address and the network"
    )


def web_address(name: str, value: str) -> str:
    """An address of the web. Raises SettingsError, with the name of the setting, for anything else."""
    if not is_web_address(value.strip()):
        raise SettingsError(
            f"{name} is malformed: give the page's own address, such as https://who.example.com/handbook"
        )
    return value.strip()


def knowledge_dir(environ: Mapping[str, str], *, start: Path | None = None) -> Path:
    """KNOWLEDGE_DIR, else ./knowledge, else the one shipped in the wheel, else the one beside the package."""
    named = environ.get("KNOWLEDGE_DIR", "").strip()
    if named:
        path = Path(named)
        if not path.is_dir():
            raise SettingsError(
                f"KNOWLEDGE_DIR is not a folder: {named!r}: give the one with departments/ in it"
            )
        return path
    package = Path(__file__).resolve().parent
    places = ((start or Path()) / "knowledge", package / "knowledge", package.parent / "knowledge")
    for place in places:
        if (place / "departments").is_dir():
            return place
    raise SettingsError(
        "KNOWLEDGE_DIR is not set and no knowledge folder was found: give the one that holds departments/"
    )


def matching(environ: Mapping[str, str], name: str, pattern: re.Pattern[str], how: str) -> str:
    value = environ.get(name, "").strip()
    if value and not pattern.fullmatch(value):
        raise SettingsError(f"{name} is malformed; it {how}")
    return value


def api_url(environ: Mapping[str, str]) -> str:
    value = environ.get("SLACK_API_URL", "").strip() or SLACK_API
    how = f"SLACK_API_URL is malformed: give an https address such as {SLACK_API}, or leave it unset"
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError as error:
        raise SettingsError(how) from error
    # A token must not travel in the clear; a stand-in on this machine is no travel.
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL)
    if not host or parts.username or not safe:
        raise SettingsError(how)
    return value if value.endswith("/") else value + "/"


def port(environ: Mapping[str, str]) -> int | None:
    value = environ.get("PORT", "").strip()
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) < 65536):
        raise SettingsError(
            f"PORT is malformed: {value!r}: give a number from 1 to 65535, or leave it unset for 3000"
        )
    return int(value)


def workers(environ: Mapping[str, str]) -> int:
    value = environ.get("WEB_CONCURRENCY", "").strip()
    if not value:
        return WORKERS
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) <= _MOST_WORKERS):
        raise SettingsError(
            f"WEB_CONCURRENCY is malformed: {value[:20]!r}: give a number of workers, 1 to "
            f"{_MOST_WORKERS}, or leave it unset for {WORKERS}"
        )
    return int(value)


def database_url(environ: Mapping[str, str]) -> str:
    """DATABASE_URL, else that of an SQLite file in the current folder. Raises SettingsError."""
    value = environ.get("DATABASE_URL", "").strip() or DATABASE
    if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
        raise SettingsError(
            "DATABASE_URL is malformed: give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME, "
            "or leave it unset"
        )
    return value


def question_days(environ: Mapping[str, str]) -> int:
    """QUESTION_DAYS, else 90. Raises SettingsError."""
    value = environ.get("QUESTION_DAYS", "").strip()
    if not value:
        return QUESTION_DAYS
    if not (value.isascii() and value.isdigit() and int(value[:6]) <= _MOST_DAYS):
        raise SettingsError(
            f"QUESTION_DAYS is malformed: {value[:20]!r}: give the days for which the words of questions "
            f"that failed are kept, 0 (never) to {_MOST_DAYS}, or leave it unset for {QUESTION_DAYS}"
        )
    return int(value)


def reaction(environ: Mapping[str, str]) -> str:
    value = environ.get("REACTION", DEFAULT_REACTION).strip().strip(":")
    if value and not _EMOJI.fullmatch(value):
        raise SettingsError(
            f"REACTION is malformed: {value!r}: give an emoji's name such as {DEFAULT_REACTION}, or nothing "
            "to switch it off"
        )
    return value


def switch(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").strip().casefold()
    if value not in {"", "0", "1"}:
        raise SettingsError(f"{name} is malformed: {value!r}: give 1 for yes, or leave it unset for no")
    return value == "1"


def handbook(environ: Mapping[str, str]) -> HandbookMode:
    value = environ.get("HANDBOOK", "").strip().casefold()
    if value not in _HANDBOOK_MODES:
        raise SettingsError(
            f"HANDBOOK is malformed: {value[:40]!r}: give 1 to serve it without people and channels, "
            "contacts to serve it with them, or leave it unset"
        )
    return _HANDBOOK_MODES[value]


def handbook_url(environ: Mapping[str, str]) -> str:
    value = environ.get("HANDBOOK_URL", "").strip()
    return web_address("HANDBOOK_URL", value) if value else ""


def mcp_hosts(environ: Mapping[str, str]) -> tuple[str, ...]:
    named = [each.strip().lower() for each in environ.get("MCP_HOSTS", "").split(",")]
    hosts = tuple(each for each in named if each)
    if len(hosts) > _MOST_HOSTS or not all(_HOST_AND_PORT.fullmatch(each) for each in hosts):
        raise SettingsError(
            "MCP_HOSTS is malformed: give the names the server is reached by, with commas between, such as "
            "who.example.com"
        )
    return hosts


def log_level(environ: Mapping[str, str]) -> str:
    value = environ.get("LOG_LEVEL", "").strip().upper() or "INFO"
    if value not in LOG_LEVELS:
        raise SettingsError(
            f"LOG_LEVEL is malformed: {value!r}: give one of {', '.join(LOG_LEVELS)}, or leave it unset"
        )
    return value
