"""The bot in service: Socket Mode, or HTTP behind gunicorn."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import timedelta
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from bot.desk import Desk
from bot.environment import DEFAULT_PORT, SettingsError
from bot.health import ServiceState, catalogue_of, health_server
from bot.learning.lesson_follower import follow
from bot.mcp_server.door import MCP_PATH, mcp_application
from bot.mcp_server.sdk import require_sdk
from bot.opening import open_served_desk, watch
from bot.outage import OUTAGES, keep_trying, start
from bot.settings import Settings, require_askers, require_slack
from bot.slack.answering.recovery import PATIENCE, keep_recovering
from bot.slack.api.library_logging import library_logger
from bot.slack.app import Bot, build_bot
from bot.slack.slackbot import Slackbot
from bot.slack.transport.http import web_application
from bot.slack.transport.socket_mode import connected
from bot.store.model import Patience
from bot.store.store import Store, open_store
from bot.web.ask import ASK_PATH, ask_application
from bot.web.handbook import HANDBOOK_PATH, handbook_application
from bot.web.routes import routed

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from bot.catalogue.watcher import Watcher

logger = logging.getLogger(__name__)

THREADS: Final = 8

START_SECONDS: Final = 10.0
"""Seconds after which a starting worker says that it is not ready; gunicorn kills it after 30."""

APPLICATION: Final = "bot.wsgi:application"
MCP_APPLICATION: Final = "bot.wsgi:mcp_application"


def run(settings: Settings, *, http: bool = False) -> None:
    """Serve until SIGTERM or SIGINT: Socket Mode if there is an app token and HTTP is not asked for.

    What does not answer just now is waited for. Raises SettingsError if Slack's settings are missing or
    refused, StoreError if the database is no use.
    """
    require_slack(settings, http=http)
    set_up_logging(settings)
    if settings.socket_mode and not http:
        desk, problems = open_served_desk(settings.knowledge_dir)
        watcher = watch(desk.warm(), settings.knowledge_dir, problems=problems)
        try:
            run_socket_mode(settings, desk, watcher=watcher)
        finally:
            watcher.stop()
    else:
        run_http(settings)


def set_up_logging(settings: Settings) -> None:
    """Lines on standard error at LOG_LEVEL; the libraries only warn, as they would log what people ask."""
    logging.basicConfig(
        level=settings.log_level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    library_logger()
    if settings.log_level != "DEBUG":
        for library in ("alembic", "mcp"):
            logging.getLogger(library).setLevel(logging.WARNING)


def run_socket_mode(
    settings: Settings, desk: Desk, *, watcher: "Watcher | None" = None, stop: Event | None = None
) -> None:
    """Connect to Slack and answer until ``stop`` is set, by default by SIGTERM or SIGINT."""
    stop = stop or _stopped_by_signals()
    standing = ServiceState("socket", watcher=watcher)
    server = health_server(settings.host, settings.port, standing.health) if settings.port else None
    try:
        linked = keep_trying(lambda: _link(settings, desk), stop, on_outage=standing.wait_for)
        if linked is not None:
            with linked[2]:
                _serve_link(linked[0], linked[1], standing, stop)
    finally:
        if server is not None:
            server.shutdown()
            server.server_close()


def _link(settings: Settings, desk: Desk) -> tuple[Bot, Callable[[], bool], ExitStack]:
    """The bot, a check of its link, and what to close in the end; all of it or nothing."""
    with ExitStack() as stack:
        store = stack.enter_context(closing(_store(settings, PATIENCE)))
        bot = build_bot(settings, desk, store)
        is_connected = stack.enter_context(connected(bot.app, settings.app_token))
        return bot, is_connected, stack.pop_all()


def _serve_link(bot: Bot, is_connected: Callable[[], bool], standing: ServiceState, stop: Event) -> None:
    recovery = keep_recovering(bot.context)
    following = follow(bot.service.follower)
    standing.is_connected, standing.is_recovering, standing.bot = is_connected, recovery.is_alive, bot
    logger.info("ready: Socket Mode; %s", _summary(bot))
    stop.wait()
    logger.info("stopping: finishing the work in progress")
    following.end()
    recovery.end()


def _log_refusal(error: Exception) -> None:
    logger.critical("%s", error)


def http_application(
    settings: Settings,
    patience: Patience = PATIENCE,
    *,
    on_refused: Callable[[Exception], None] = _log_refusal,
) -> "WSGIApplication":
    """The WSGI callable of one worker. In an outage it says that it is not ready, and retries meanwhile.

    Raises SettingsError or StoreError as ``run`` does; ``on_refused`` is given what would be raised later.
    """
    desk, problems = open_served_desk(settings.knowledge_dir)
    watcher = watch(desk.warm(), settings.knowledge_dir, problems=problems)
    standing = ServiceState("http", watcher=watcher)

    def attempt() -> Bot:
        with ExitStack() as stack:
            store = stack.enter_context(closing(_store(settings, patience)))
            bot = build_bot(settings, desk, store)
            stack.pop_all()
            return bot

    def stand() -> None:
        bot = keep_trying(attempt, Event(), on_outage=standing.wait_for)
        if bot is not None:
            follow(bot.service.follower)
            recovery = keep_recovering(bot.context, interval=patience.grace.total_seconds() / 3)
            standing.is_recovering, standing.bot = recovery.is_alive, bot
            logger.info("ready: HTTP; %s", _summary(bot))

    start(stand, at_most=START_SECONDS, on_error=on_refused)
    return web_application(
        lambda: standing.bot.app if standing.bot else None,
        settings.signing_secret,
        standing.health,
        # The desk is there before Slack and the database are, and so are those who need no more than it.
        _doors(settings, desk, lambda: standing.bot),
    )


def mcp_http_application(settings: Settings) -> "WSGIApplication":
    """The WSGI callable of a worker without Slack: MCP, and what other programs ask."""
    desk, problems = open_served_desk(settings.knowledge_dir)
    watcher = watch(desk.warm(), settings.knowledge_dir, problems=problems)

    def health() -> tuple[bool, dict[str, Any]]:
        about = {"mode": "mcp", **catalogue_of(desk), "watching": watcher.is_alive}
        return about["roles"] > 0 and watcher.is_alive, about

    return routed(_doors(settings, desk, lambda: None), health)


def _doors(settings: Settings, desk: Desk, bot: Callable[[], Bot | None]) -> dict[str, "WSGIApplication"]:
    """Where others than Slack's events come in, by path."""
    secret = settings.signing_secret
    slack = Slackbot(secret, bot, settings.share_contacts) if secret else None
    mcp = mcp_application(desk, token=settings.ask_token, hosts=settings.mcp_hosts, slack=slack)
    handbook = handbook_application(
        desk,
        served=settings.handbook != "off",
        contacts=settings.handbook == "contacts" or settings.share_contacts,
        token=settings.ask_token,
        base=settings.handbook_url,
    )
    return {ASK_PATH: ask_application(desk, settings.ask_token), MCP_PATH: mcp, HANDBOOK_PATH: handbook}


def run_http(settings: Settings) -> None:
    """Turn this process into gunicorn."""
    # What is malformed or refused ends the start here with one line, not in every worker in turn.
    _require_address(settings.host)
    desk, _ = open_served_desk(settings.knowledge_dir)
    try:
        with closing(open_store(settings.database_url)) as store:
            build_bot(settings, desk, store)
    except OUTAGES as error:
        logger.error("%s; starting anyway, and retrying until it answers", error)  # noqa: TRY400
    _become_gunicorn(settings, APPLICATION)


def run_mcp_http(settings: Settings) -> None:
    """Turn this process into gunicorn, for MCP alone. Raises SettingsError if nobody could ask."""
    require_sdk()
    require_askers(settings)
    set_up_logging(settings)
    _require_address(settings.host)
    open_served_desk(settings.knowledge_dir)
    _become_gunicorn(settings, MCP_APPLICATION)


def _become_gunicorn(settings: Settings, application: str) -> None:
    address = f"{settings.host}:{DEFAULT_PORT if settings.port is None else settings.port}"
    options = ["--threads", str(THREADS), "--no-control-socket", "--bind", address]
    command = [sys.executable, "-m", "gunicorn", *options, application]
    # gunicorn itself reads WEB_CONCURRENCY before it looks at its options, and stumbles over an empty one.
    checked = {"KNOWLEDGE_DIR": str(settings.knowledge_dir), "WEB_CONCURRENCY": str(settings.workers)}
    environ = {**os.environ, **checked}
    os.execve(sys.executable, command, environ)  # noqa: S606 - no shell is meant


def _require_address(host: str) -> None:
    """Raises SettingsError for a host no address is known of, which gunicorn would try for seconds."""
    try:
        socket.getaddrinfo(host, None)
    except OSError as error:
        raise SettingsError(
            f"HOST is malformed: {host!r} is no address: give 127.0.0.1, or 0.0.0.0 for all of this machine's"
        ) from error


def _store(settings: Settings, patience: Patience) -> Store:
    return open_store(settings.database_url, patience, timedelta(days=settings.question_days))


def _summary(bot: Bot) -> str:
    about = catalogue_of(bot.service.desk)
    database = bot.service.store.engine.dialect.name
    return f"{about['roles']} roles of the catalogue {about['catalogue']}; database: {database}"


def _stopped_by_signals() -> Event:
    stop = Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    return stop
