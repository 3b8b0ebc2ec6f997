"""Statements that both databases spell alike but SQLAlchemy keeps per database."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_once(connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Insert a row. False, and nothing is changed, if its primary key is there already."""
    insert = _insert(connection, table, values).on_conflict_do_nothing()
    # An insert's row count is not reliable: the row itself says that it is new.
    return connection.execute(insert.returning(*table.primary_key)).first() is not None


def upsert(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or replace the one with the same primary key."""
    key = [column.name for column in table.primary_key]
    rest = {name: value for name, value in values.items() if name not in key}
    insert = _insert(connection, table, values)
    connection.execute(insert.on_conflict_do_update(index_elements=key, set_=rest))


def _insert(
    connection: Connection, table: Table, values: Mapping[str, Any]
) -> sqlite.Insert | postgresql.Insert:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return insert(table).values(**values)
