"""``gunicorn bot.wsgi:application``: built once in each worker, when gunicorn asks for it."""

import logging
import os
import sys
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue.errors import CatalogueError
from bot.serve import http_application, set_up_logging
from bot.settings import SettingsError, read_settings, require_slack
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

logger = logging.getLogger(__name__)

APP_LOAD_ERROR: Final = 4
"""The exit status by which a worker tells gunicorn not to start another one in its place."""


def create() -> "WSGIApplication":
    """The application for the settings of the environment; ends the worker with one line if they don't do."""
    try:
        settings = require_slack(read_settings(os.environ), http=True)
        set_up_logging(settings)
        return http_application(settings, on_refused=_end)
    except (SettingsError, StoreError) as error:
        logger.critical("%s", error)
        sys.exit(APP_LOAD_ERROR)
    except CatalogueError as error:
        for problem in error.problems:
            logger.critical("%s", problem)
        sys.exit(APP_LOAD_ERROR)


def _end(error: Exception) -> None:
    """A worker that waited through an outage and was refused in the end is no use."""
    logger.critical("%s", error)
    os._exit(APP_LOAD_ERROR)


def __getattr__(name: str) -> Any:
    if name == "application":
        return create()
    raise AttributeError(name)
