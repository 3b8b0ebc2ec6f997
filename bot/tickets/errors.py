"""What keeps a table of issues from being routed."""


class TicketsError(Exception):
    """The table cannot be read or written; the message is one line with the place and the remedy."""
