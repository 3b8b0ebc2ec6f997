"""Several WSGI applications as one, chosen by path."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bot.web.health import HEALTH_PATH, Health, health_reply
from bot.web.replies import NOT_FOUND, send

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def routed(doors: Mapping[str, "WSGIApplication"], health: Health) -> "WSGIApplication":
    """The doors, and ``GET`` or ``HEAD /healthz``; everything else is 404."""

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        door = doors.get(path)
        if door is not None:
            return door(environ, start_response)
        asks_health = path == HEALTH_PATH and environ.get("REQUEST_METHOD") in {"GET", "HEAD"}
        return send(health_reply(health) if asks_health else NOT_FOUND, environ, start_response)

    return application
