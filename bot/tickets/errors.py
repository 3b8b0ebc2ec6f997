"""The error of a table of issues that cannot be routed."""


class TicketsError(Exception):
    """The table cannot be read or written; the message is one line with the place and the remedy."""
