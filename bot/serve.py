"""The bot in service: Socket Mode, or HTTP behind gunicorn."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from bot.desk import Desk
from bot.opening import open_desk, watch
from bot.settings import DEFAULT_PORT, Settings, SettingsError, require_slack
from bot.slack.answering.recovery import PATIENCE, keep_recovering
from bot.slack.api.library_logging import library_logger
from bot.slack.app import Bot, build_bot
from bot.slack.transport.http import HEALTH_PATH, NOT_FOUND, Health, health_reply, web_application
from bot.slack.transport.socket_mode import connected
from bot.store.model import Patience
from bot.store.store import open_store

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

logger = logging.getLogger(__name__)

THREADS: Final = 8

APPLICATION: Final = "bot.wsgi:application"


def run(settings: Settings, *, http: bool = False) -> None:
    """Serve until SIGTERM or SIGINT: Socket Mode if there is an app token and HTTP is not asked for.

    Raises SettingsError if Slack's settings are missing or refused, StoreError if the database is no use.
    """
    require_slack(settings, http=http)
    set_up_logging(settings)
    if settings.socket_mode and not http:
        desk = open_desk(settings.knowledge_dir).warm()
        stop_watching = watch(desk, settings.knowledge_dir)
        try:
            run_socket_mode(settings, desk)
        finally:
            stop_watching()
    else:
        run_http(settings)


def set_up_logging(settings: Settings) -> None:
    """Lines on standard error at LOG_LEVEL; the libraries only warn, as they would log what people ask."""
    logging.basicConfig(
        level=settings.log_level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    library_logger()
    if settings.log_level != "DEBUG":
        logging.getLogger("alembic").setLevel(logging.WARNING)


def run_socket_mode(settings: Settings, desk: Desk, *, stop: Event | None = None) -> None:
    """Connect to Slack and answer until ``stop`` is set, by default by SIGTERM or SIGINT."""
    with closing(open_store(settings.database_url, PATIENCE)) as store:
        _serve_socket_mode(settings, build_bot(settings, desk, store), stop or _stopped_by_signals())


def _serve_socket_mode(settings: Settings, bot: Bot, stop: Event) -> None:
    with connected(bot.app, settings.app_token) as is_connected:
        stop_recovering = keep_recovering(bot.service, bot.client)

        def health() -> tuple[bool, Mapping[str, Any]]:
            stands, about = is_connected(), _about(bot)
            return stands and about["database"], {"mode": "socket", "connected": stands, **about}

        port = settings.port
        server = _health_server(settings.host, port, health) if port is not None else None
        logger.info("connected to Slack in Socket Mode; %d roles", _about(bot)["roles"])
        stop.wait()
        logger.info("stopping: finishing what was begun")
        stop_recovering()
        if server is not None:
            server.shutdown()
            server.server_close()


def http_application(settings: Settings, patience: Patience = PATIENCE) -> "WSGIApplication":
    """The WSGI callable of one worker. Raises SettingsError or StoreError as ``run`` does."""
    desk = open_desk(settings.knowledge_dir).warm()
    bot = build_bot(settings, desk, open_store(settings.database_url, patience))
    watch(desk, settings.knowledge_dir)
    keep_recovering(bot.service, bot.client, interval=patience.grace.total_seconds() / 3)

    def health() -> tuple[bool, Mapping[str, Any]]:
        about = _about(bot)
        return about["roles"] > 0 and about["database"], {"mode": "http", **about}

    return web_application(bot.app, settings.signing_secret, health)


def run_http(settings: Settings) -> None:
    """Turn this process into gunicorn."""
    # What is missing or refused ends the start here with one line, not in every worker in turn.
    _require_address(settings.host)
    with closing(open_store(settings.database_url)) as store:
        build_bot(settings, open_desk(settings.knowledge_dir), store)
    address = f"{settings.host}:{DEFAULT_PORT if settings.port is None else settings.port}"
    options = ["--threads", str(THREADS), "--no-control-socket", "--bind", address]
    command = [sys.executable, "-m", "gunicorn", *options, APPLICATION]
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


def _about(bot: Bot) -> dict[str, Any]:
    catalogue = bot.service.desk.catalogue
    return {
        "roles": sum(1 for _ in catalogue.roles()),
        "catalogue": catalogue.digest[:12],
        "database": bot.service.store.is_reachable(),
    }


def _stopped_by_signals() -> Event:
    stop = Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    return stop


def _health_server(host: str, port: int, health: Health) -> ThreadingHTTPServer | None:
    """Serves the health check beside Socket Mode; without the port the bot works all the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path == HEALTH_PATH
            status, content_type, text = health_reply(health) if known else NOT_FOUND
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Health checks are not worth a line."""

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        logger.warning("PORT %d cannot be opened (%s): no health check; give another", port, error.strerror)
        return None
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="health", daemon=True).start()
    return server
