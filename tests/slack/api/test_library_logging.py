import logging

import pytest

from bot.slack.api.library_logging import library_logger


def test_only_warnings_and_errors_of_the_library_come_through(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logger = library_logger()
    for log in (logger.debug, logger.info, logger.warning):
        log("%s spoke", log.__name__)
    logging.getLogger("slack_sdk.web.base_client").debug("a token")
    logging.getLogger("slack_bolt.RequestVerification").info("a body")
    assert caplog.messages == ["warning spoke"]


def test_library_logger_is_one_logger_with_one_filter(caplog: pytest.LogCaptureFixture) -> None:
    assert library_logger() is library_logger()
    assert len(library_logger().filters) == 1
    library_logger().warning("As you gave `client` as well, `token` will be unused.")
    assert caplog.messages == []
