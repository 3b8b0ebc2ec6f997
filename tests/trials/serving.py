"""What gunicorn serves in the trial: the bot as it is, with less patience so that the trial stays short."""

import os
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.serve import http_application, set_up_logging
from bot.settings import read_settings
from bot.store.model import Patience

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

IMPATIENT = Patience(lease=timedelta(seconds=6), grace=timedelta(seconds=1), attempts=100)


def application() -> "WSGIApplication":
    settings = read_settings(os.environ)
    set_up_logging(settings)
    return http_application(settings, IMPATIENT)
