import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect, text

from bot.store.engine import open_engine, reading, writing
from bot.store.errors import StoreError
from bot.store.schema import inbox, metadata, secrets
from bot.store.store import Store, open_store
from bot.store.upgrade import is_current, migrations, upgrade
from tests.store.builders import NOW, question, rows

UPGRADE = "import sys; from bot.store.upgrade import upgrade; print(upgrade(sys.argv[1]))"


def test_an_empty_database_is_brought_up_to_date_and_stays_so(url: str) -> None:
    engine = open_engine(url)
    assert not is_current(engine)
    assert upgrade(url) == "0005"
    assert is_current(engine)
    (key,) = rows(engine, secrets)
    assert upgrade(url) == "0005"
    assert rows(engine, secrets) == [key]
    engine.dispose()


def test_rows_survive_another_upgrade(store: Store, url: str) -> None:
    store.record(question(), NOW)
    upgrade(url)
    assert store.claim(question().key, "a", NOW) is not None


def downgrade(engine: Engine, revision: str) -> None:
    """Bring a database back to what an earlier version of the program had made."""
    config = migrations()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def test_questions_from_before_the_emoji_are_read_ones(store: Store, url: str) -> None:
    store.record(question(), NOW)
    downgrade(store.engine, "0001")
    assert not is_current(store.engine)
    assert upgrade(url) == "0005"
    claimed = store.claim(question().key, "a", NOW)
    assert claimed is not None
    assert claimed.question == question()


def test_drafts_and_locales_go_and_questions_stay(store: Store, url: str) -> None:
    store.record(question(), NOW)
    downgrade(store.engine, "0003")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE inbox SET locale = 'zh-TW'"))
        moment = {"now": NOW.isoformat()}
        connection.execute(text("INSERT INTO drafts VALUES ('a', 'U0MEI', '{}', :now)"), moment)
    assert upgrade(url) == "0005"
    assert "drafts" not in inspect(store.engine).get_table_names()
    claimed = store.claim(question().key, "a", NOW)
    assert claimed is not None
    assert claimed.question == question()


def test_tables_and_migrations_agree(store: Store) -> None:
    with reading(store.engine) as connection:
        # Alembic reads SQLite's defaults without their quotes.
        defaults = connection.dialect.name == "postgresql"
        context = MigrationContext.configure(connection, opts={"compare_server_default": defaults})
        assert compare_metadata(context, metadata) == []


def test_the_rule_about_words_is_in_the_database_too(store: Store) -> None:
    kept = {check["name"] for check in inspect(store.engine).get_check_constraints("inbox")}
    declared = {rule.name for rule in inbox.constraints if isinstance(rule, CheckConstraint)}
    assert kept == {"ck_inbox_text_only_while_open"} == declared


@pytest.mark.slow
def test_several_processes_may_upgrade_at_once(url: str) -> None:
    arguments = [sys.executable, "-W", "error", "-c", UPGRADE, url]
    running = [
        subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    ended = [process.communicate(timeout=300) for process in running]
    (newest,) = ScriptDirectory.from_config(migrations()).get_heads()
    assert ended == [(f"{newest}\n", "")] * 4
    engine = open_engine(url)
    assert len(rows(engine, secrets)) == 1
    engine.dispose()


def test_a_newer_database_is_refused_with_the_remedy(store: Store, url: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not is_current(store.engine)
    with pytest.raises(StoreError, match="newer version"):
        upgrade(url)


def test_an_sqlite_file_needs_no_command(tmp_path: Path) -> None:
    opened = open_store(str(tmp_path / "new.db"))
    assert is_current(opened.engine)
    opened.close()


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_shared_database_is_migrated_only_by_store_upgrade(url: str) -> None:
    with pytest.raises(StoreError, match="store upgrade"):
        open_store(url)
