"""A Slack bot that answers “who handles this?” from a duty catalogue."""

__version__ = "0.1.0"
