"""``gunicorn bot.wsgi:application``: built once in each worker, when gunicorn asks for it.

``mcp_application`` is what ``mcp --http`` serves.
"""

import logging
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue.errors import CatalogueError
from bot.environment import SettingsError
from bot.serve import http_application, mcp_http_application, set_up_logging
from bot.settings import Settings, read_settings, require_askers, require_slack
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

logger = logging.getLogger(__name__)

APP_LOAD_ERROR: Final = 4
"""The exit status by which a worker tells gunicorn not to start another one in its place."""


def create(make: Callable[[Settings], "WSGIApplication"]) -> "WSGIApplication":
    """The application for the settings of the environment; ends the worker with one line if they don't do."""
    try:
        settings = read_settings(os.environ)
        set_up_logging(settings)
        return make(settings)
    except (SettingsError, StoreError) as error:
        logger.critical("%s", error)
        sys.exit(APP_LOAD_ERROR)
    except CatalogueError as error:
        for problem in error.problems:
            logger.critical("%s", problem)
        sys.exit(APP_LOAD_ERROR)


def _with_slack(settings: Settings) -> "WSGIApplication":
    return http_application(require_slack(settings, http=True), on_refused=_end)


def _for_mcp(settings: Settings) -> "WSGIApplication":
    return mcp_http_application(require_askers(settings))


def _end(error: Exception) -> None:
    """End a worker that Slack refused after it had waited through an outage."""
    logger.critical("%s", error)
    os._exit(APP_LOAD_ERROR)


_APPLICATIONS: Final = {"application": _with_slack, "mcp_application": _for_mcp}


def __getattr__(name: str) -> Any:
    if name in _APPLICATIONS:
        return create(_APPLICATIONS[name])
    raise AttributeError(name)
