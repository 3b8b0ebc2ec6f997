"""Quiets the libraries' loggers: Bolt logs bodies at INFO, and both libraries log tokens at DEBUG."""

import logging
from typing import Final

NAME: Final = "who_handles.slack_library"
_LIBRARIES: Final = ("slack_bolt", "slack_sdk", NAME)

# Bolt finds the token in the environment as well, and says so at every start.
_POINTLESS: Final = ("As you gave `client` as well", "As `installation_store` or `authorize` has been used")


def library_logger() -> logging.Logger:
    """The logger to hand to Bolt and slack-sdk: warnings and errors only, whatever LOG_LEVEL says."""
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    logger = logging.getLogger(NAME)
    if _has_a_point not in logger.filters:
        logger.addFilter(_has_a_point)
    return logger


def _has_a_point(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(_POINTLESS)
