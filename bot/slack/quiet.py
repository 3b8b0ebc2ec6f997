"""The libraries' loggers kept from writing what people ask: Bolt logs bodies at INFO, both log tokens at DEBUG."""

import logging
from typing import Final

NAME: Final = "who_handles.slack_library"
_LIBRARIES: Final = ("slack_bolt", "slack_sdk", NAME)


def library_logger() -> logging.Logger:
    """The logger to hand to Bolt and slack-sdk: warnings and errors only, whatever LOG_LEVEL says."""
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    return logging.getLogger(NAME)
