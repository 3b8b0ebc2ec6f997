"""What can go wrong with the store."""


class StoreError(Exception):
    """The database cannot be used; the message is one line with the remedy and holds no password."""


class UnavailableError(StoreError):
    """The database does not answer just now, though its address is well formed: a retry may help."""


class InvalidValueError(ValueError):
    """An id, time stamp or choice does not have the form the store keeps."""
