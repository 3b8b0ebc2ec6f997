"""A real PostgreSQL server of our own: fresh, on the loopback, gone after the tests."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_SERVER = "no PostgreSQL server here: install one, or set TEST_DATABASE_URL"
PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt")
TRIES = 3


def programs() -> Path | None:
    """The folder of the newest server installed here; None if there is none."""
    found = [path.parent for place in PLACES for path in Path(place).glob("**/bin/initdb")]
    named = shutil.which("initdb")
    return max(found, key=_version, default=Path(named).parent if named else None)


def _version(folder: Path) -> tuple[int, str]:
    digits = "".join(character for character in folder.parent.name if character.isdigit())
    return int(digits or 0), str(folder)


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of a server that runs the programs in this folder."""
    home = Path(tempfile.mkdtemp(prefix="who-handles-postgresql-"))
    try:
        password = secrets.token_hex(16)
        (home / "password").write_text(password)
        # The server refuses to run as root.
        person = _somebody() if os.geteuid() == 0 else None
        if person:
            for path in (home, home / "password"):
                os.chown(path, person.pw_uid, person.pw_gid)
        become = _become(person) if person else []
        data = str(home / "data")
        own = ["-U", "who", "--auth=scram-sha-256", f"--pwfile={home / 'password'}"]
        _run([*become, str(folder / "initdb"), "-D", data, "-E", "UTF8", "--no-locale", "-N", *own], home)
        control = [*become, str(folder / "pg_ctl"), "-D", data, "-w"]
        port = _start(control, home)
        try:
            yield f"postgresql://who:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _start(control: list[str], home: Path) -> int:
    for attempt in range(TRIES):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = int(probe.getsockname()[1])
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        try:
            _run([*control, "-l", str(home / "log"), "-o", options, "start"], home)
        except subprocess.CalledProcessError:
            if attempt == TRIES - 1:  # else another program took the port
                raise
        else:
            return port
    raise AssertionError("unreachable")


def _run(command: list[str], home: Path) -> None:
    # A file, not a pipe: the server inherits it and would keep a pipe open.
    with (home / "output").open("ab") as output:
        subprocess.run(command, check=True, cwd=home, stdout=output, stderr=output, timeout=300)


def _somebody() -> pwd.struct_passwd:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _become(person: pwd.struct_passwd) -> list[str]:
    return ["setpriv", f"--reuid={person.pw_uid}", f"--regid={person.pw_gid}", "--clear-groups"]
