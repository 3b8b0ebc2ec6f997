"""The health of the bot, as operators' health checks read it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

from bot.desk import Desk
from bot.slack.app import Bot
from bot.web.health import HEALTH_PATH, Health, health_reply
from bot.web.replies import NOT_FOUND

if TYPE_CHECKING:
    from bot.catalogue.watcher import Watcher

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class ServiceState:
    """What the bot waits for; once it is there, the bot and what must be alive beside it."""

    mode: str
    watcher: "Watcher | None" = None
    waits_for: str = ""
    bot: Bot | None = None
    is_recovering: Callable[[], bool] | None = None
    is_connected: Callable[[], bool] | None = None
    """With Socket Mode: whether the link to Slack stands."""

    def wait_for(self, what: str) -> None:
        """Note what is in the way, and log it."""
        self.waits_for = what
        logger.error("%s; retrying until it answers", what)

    def health(self) -> tuple[bool, Mapping[str, Any]]:
        """Whether all is well, and the state of each part."""
        bot = self.bot
        if bot is None:
            return False, {"mode": self.mode, "waits_for": self.waits_for or "the start"}
        store = bot.service.store
        checks = {"database": store.is_reachable(), "token": bot.token.is_accepted()}
        if self.is_recovering is not None:
            checks["recovery"] = self.is_recovering()
        if self.is_connected is not None:
            checks["connected"] = self.is_connected()
        about: dict[str, Any] = {"mode": self.mode, **catalogue_of(bot.service.desk)}
        if checks["database"]:
            about["oldest_open_s"] = _waits_since(store.oldest_open(), bot.service.now())
        if self.watcher is not None:
            checks["watching"] = self.watcher.is_alive
            # The last good catalogue answers: that is no reason to take the bot out of service.
            about["catalogue_files"] = "broken" if self.watcher.finds_broken else "good"
        return about["roles"] > 0 and all(checks.values()), {**about, **checks}


def _waits_since(oldest: datetime | None, now: datetime) -> int:
    """Whole seconds; 0 where nothing waits, or the clock was set back since."""
    return max(0, round((now - oldest).total_seconds())) if oldest else 0


def catalogue_of(desk: Desk) -> dict[str, Any]:
    """How many roles the catalogue in use has, and the beginning of its digest."""
    catalogue = desk.catalogue
    return {"roles": sum(1 for _ in catalogue.roles()), "catalogue": catalogue.digest[:12]}


def health_server(host: str, port: int, health: Health) -> ThreadingHTTPServer | None:
    """Serves the health check beside Socket Mode; without the port the bot works all the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path == HEALTH_PATH
            reply = health_reply(health) if known else NOT_FOUND
            body = reply.body
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Log no health check."""

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        logger.warning("PORT %d cannot be opened (%s): no health check; give another", port, error.strerror)
        return None
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="health", daemon=True).start()
    return server
