"""Everything read from the environment, in one frozen object."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.environment import (
    APP_TOKEN,
    BOT_TOKEN,
    DATABASE,
    DEFAULT_REACTION,
    HOST,
    LOOPBACK,
    QUESTION_DAYS,
    SECRET,
    SLACK_API,
    TOKEN,
    WORKERS,
    HandbookMode,
    SettingsError,
    api_url,
    database_url,
    handbook,
    handbook_url,
    knowledge_dir,
    log_level,
    matching,
    mcp_hosts,
    port,
    question_days,
    reaction,
    switch,
    workers,
)


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
        bot_token=matching(
            environ, "SLACK_BOT_TOKEN", BOT_TOKEN, "starts with xoxb-: copy it from OAuth & Permissions"
        ),
        app_token=matching(
            environ,
            "SLACK_APP_TOKEN",
            APP_TOKEN,
            "starts with xapp-: make one with connections:write under Basic Information, App-Level Tokens",
        ),
        signing_secret=matching(
            environ,
            "SLACK_SIGNING_SECRET",
            SECRET,
            "is 32 letters and digits: copy it from Basic Information of your Slack app",
        ),
        api_url=api_url(environ),
        host=matching(environ, "HOST", HOST, "is the address to serve on: 0.0.0.0 for all of this machine's")
        or LOOPBACK,
        port=port(environ),
        workers=workers(environ),
        database_url=database_url(environ),
        knowledge_dir=knowledge or knowledge_dir(environ),
        log_level=log_level(environ),
        reaction=reaction(environ),
        welcome=switch(environ, "WELCOME"),
        ask_token=matching(
            environ,
            "ASK_TOKEN",
            TOKEN,
            "is 32 to 512 letters, digits and signs without blanks: make one with `openssl rand -hex 32`",
        ),
        mcp_hosts=mcp_hosts(environ),
        question_days=question_days(environ),
        share_contacts=switch(environ, "SHARE_CONTACTS_EXTERNALLY"),
        handbook=handbook(environ),
        handbook_url=handbook_url(environ),
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
