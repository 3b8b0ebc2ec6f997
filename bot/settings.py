"""Everything read from the environment, in one frozen object."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
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
_BOT_TOKEN = re.compile(r"xoxb-[\w.-]+")
_APP_TOKEN = re.compile(r"xapp-[\w.-]+")
_SECRET = re.compile(r"[\x21-\x7e]{6,128}")
_TOKEN = re.compile(r"[\x21-\x7e]{32,512}")
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,252}")
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


@dataclass(frozen=True, slots=True)
class Settings:
    """Secrets are left out of ``repr`` so that no log can show them."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    """Set for Socket Mode, empty for HTTP."""
    signing_secret: str = field(default="", repr=False)
    api_url: str = SLACK_API
    """Where Slack's Web API is, ending in a slash."""
    host: str = LOOPBACK
    """The address to serve on: this machine's own unless others are to reach it directly."""
    port: int | None = None
    """The port as given; HTTP uses 3000 without one."""
    workers: int = WORKERS
    """Processes that serve HTTP."""
    database_url: str = field(default=DATABASE, repr=False)
    knowledge_dir: Path = Path("knowledge")
    log_level: str = "INFO"
    reaction: str = DEFAULT_REACTION
    """The emoji, without colons, that asks the bot about a message; empty for none."""
    welcome: bool = False
    """True if newcomers get a message that opens the tour."""
    ask_token: str = field(default="", repr=False)
    """What other programs show to be answered over HTTP; empty where none is."""
    mcp_hosts: tuple[str, ...] = ()
    """Names by which others than this machine call the server for MCP, with a port where it is not 443."""
    question_days: int = QUESTION_DAYS
    """Days for which the words of questions that failed are kept; 0 for never."""
    share_contacts: bool = False
    """True if guests and other companies may see who fills a role and how to reach them."""

    handbook: HandbookMode = "off"
    """What /handbook serves over HTTP; to whoever bears ASK_TOKEN, people and channels in any case."""
    handbook_url: str = ""
    """The address of the handbook, for links to its pages; empty where there are none."""

    @property
    def socket_mode(self) -> bool:
        return bool(self.app_token)


def read_settings(environ: Mapping[str, str], *, knowledge: Path | None = None) -> Settings:
    """The settings of an environment. ``knowledge``, as ``--knowledge``, takes precedence.

    Slack's settings may be absent here, as most commands need none; ``require_slack`` asks for them.
    Raises SettingsError for the first one that is malformed.
    """
    return Settings(
        bot_token=_matching(
            environ, "SLACK_BOT_TOKEN", _BOT_TOKEN, "starts with xoxb-: copy it from OAuth & Permissions"
        ),
        app_token=_matching(
            environ,
            "SLACK_APP_TOKEN",
            _APP_TOKEN,
            "starts with xapp-: make one with connections:write under Basic Information, App-Level Tokens",
        ),
        signing_secret=_matching(
            environ,
            "SLACK_SIGNING_SECRET",
            _SECRET,
            "is 32 letters and digits: copy it from Basic Information of your Slack app",
        ),
        api_url=_api_url(environ),
        host=_matching(
            environ, "HOST", _HOST, "is the address to serve on: 0.0.0.0 for all of this machine's"
        )
        or LOOPBACK,
        port=_port(environ),
        workers=_workers(environ),
        database_url=database_url(environ),
        knowledge_dir=knowledge or knowledge_dir(environ),
        log_level=_log_level(environ),
        reaction=_reaction(environ),
        welcome=_switch(environ, "WELCOME"),
        ask_token=_matching(
            environ,
            "ASK_TOKEN",
            _TOKEN,
            "is 32 to 512 letters, digits and signs without blanks: make one with `openssl rand -hex 32`",
        ),
        mcp_hosts=_mcp_hosts(environ),
        question_days=question_days(environ),
        share_contacts=_switch(environ, "SHARE_CONTACTS_EXTERNALLY"),
        handbook=_handbook(environ),
        handbook_url=_handbook_url(environ),
    )


def require_slack(settings: Settings, *, http: bool = False) -> Settings:
    """The same settings, if they suffice to connect to Slack, over HTTP if so asked.

    Raises SettingsError otherwise.
    """
    if not settings.bot_token:
        raise SettingsError(
            "SLACK_BOT_TOKEN is not set: install the app in your workspace and copy the xoxb- token from "
            "OAuth & Permissions (`python -m bot manifest` prints its manifest; `console` needs no Slack)"
        )
    if not settings.socket_mode and not settings.signing_secret:
        raise SettingsError(
            "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is not set: copy either from "
            "Basic Information of your Slack app"
        )
    if http and not settings.signing_secret:
        raise SettingsError(
            "SLACK_SIGNING_SECRET is not set, and HTTP needs it: copy it from Basic Information of your app"
        )
    return settings


def require_askers(settings: Settings) -> Settings:
    """The same settings, if they let anybody ask over HTTP for MCP. Raises SettingsError otherwise."""
    if not settings.ask_token and not settings.signing_secret:
        raise SettingsError(
            "ASK_TOKEN is not set, and over HTTP nobody could ask: make one with `openssl rand -hex 32` and "
            "give it to those who may (or SLACK_SIGNING_SECRET, for Slackbot)"
        )
    return settings


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


def _matching(environ: Mapping[str, str], name: str, pattern: re.Pattern[str], how: str) -> str:
    value = environ.get(name, "").strip()
    if value and not pattern.fullmatch(value):
        raise SettingsError(f"{name} is malformed; it {how}")
    return value


def _api_url(environ: Mapping[str, str]) -> str:
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


def _port(environ: Mapping[str, str]) -> int | None:
    value = environ.get("PORT", "").strip()
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) < 65536):
        raise SettingsError(
            f"PORT is malformed: {value!r}: give a number from 1 to 65535, or leave it unset for 3000"
        )
    return int(value)


def _workers(environ: Mapping[str, str]) -> int:
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


def _reaction(environ: Mapping[str, str]) -> str:
    value = environ.get("REACTION", DEFAULT_REACTION).strip().strip(":")
    if value and not _EMOJI.fullmatch(value):
        raise SettingsError(
            f"REACTION is malformed: {value!r}: give an emoji's name such as {DEFAULT_REACTION}, or nothing "
            "to switch it off"
        )
    return value


def _switch(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").strip().casefold()
    if value not in {"", "0", "1"}:
        raise SettingsError(f"{name} is malformed: {value!r}: give 1 for yes, or leave it unset for no")
    return value == "1"


def _handbook(environ: Mapping[str, str]) -> HandbookMode:
    value = environ.get("HANDBOOK", "").strip().casefold()
    if value not in _HANDBOOK_MODES:
        raise SettingsError(
            f"HANDBOOK is malformed: {value[:40]!r}: give 1 to serve it without people and channels, "
            "contacts to serve it with them, or leave it unset"
        )
    return _HANDBOOK_MODES[value]


def _handbook_url(environ: Mapping[str, str]) -> str:
    value = environ.get("HANDBOOK_URL", "").strip()
    return web_address("HANDBOOK_URL", value) if value else ""


def _mcp_hosts(environ: Mapping[str, str]) -> tuple[str, ...]:
    named = [each.strip().lower() for each in environ.get("MCP_HOSTS", "").split(",")]
    hosts = tuple(each for each in named if each)
    if len(hosts) > _MOST_HOSTS or not all(_HOST_AND_PORT.fullmatch(each) for each in hosts):
        raise SettingsError(
            "MCP_HOSTS is malformed: give the names the server is reached by, with commas between, such as "
            "who.example.com"
        )
    return hosts


def _log_level(environ: Mapping[str, str]) -> str:
    value = environ.get("LOG_LEVEL", "").strip().upper() or "INFO"
    if value not in LOG_LEVELS:
        raise SettingsError(
            f"LOG_LEVEL is malformed: {value!r}: give one of {', '.join(LOG_LEVELS)}, or leave it unset"
        )
    return value
