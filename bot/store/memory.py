"""Small values that one process looked up and a later one may need while their source is unreachable."""

from sqlalchemy import Engine, delete, insert, select

from bot.store.engine import reading, writing
from bot.store.schema import secrets


def remember(engine: Engine, name: str, value: bytes) -> None:
    """Keep a value under a name, in the place of an older one. Raises StoreError."""
    with writing(engine) as connection:
        known = connection.execute(select(secrets.c.value).where(secrets.c.name == name)).scalar()
        if known == value:
            return
        connection.execute(delete(secrets).where(secrets.c.name == name))
        connection.execute(insert(secrets).values(name=name, value=value))


def recall(engine: Engine, name: str) -> bytes | None:
    """The value last kept under this name; None if there is none. Raises StoreError."""
    with reading(engine) as connection:
        value: bytes | None = connection.execute(
            select(secrets.c.value).where(secrets.c.name == name)
        ).scalar()
        return value
