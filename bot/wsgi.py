"""``gunicorn bot.wsgi:application``: built once in each worker, when gunicorn asks for it."""

import logging
import os
import sys
from typing import TYPE_CHECKING, Any, Final

from bot.serve import http_application, set_up_logging
from bot.settings import SettingsError, read_settings, require_slack
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

APP_LOAD_ERROR: Final = 4
"""The exit status by which a worker tells gunicorn not to start another one in its place."""


def create() -> "WSGIApplication":
    """The application for the settings of the environment; ends the worker with one line if they don't do."""
    try:
        settings = require_slack(read_settings(os.environ), http=True)
        set_up_logging(settings)
        return http_application(settings)
    except (SettingsError, StoreError) as error:
        logging.getLogger(__name__).critical("%s", error)
        sys.exit(APP_LOAD_ERROR)


def __getattr__(name: str) -> Any:
    if name == "application":
        return create()
    raise AttributeError(name)
