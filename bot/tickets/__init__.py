"""A table of issues and their owners: the same rows, and beside each who handles it."""
