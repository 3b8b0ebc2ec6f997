"""Several gunicorns with the bot in them, killed and started again while they work."""

import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread

from tests.paths import ROOT

WORKERS = 2


@dataclass
class Herd:
    """``kill_somebody`` kills a worker, which its gunicorn replaces, or a whole gunicorn, then restarted."""

    environ: Mapping[str, str]
    folder: Path
    ports: list[int]
    masters: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    workers_killed: int = 0
    masters_killed: int = 0
    lock: Lock = field(default_factory=Lock)

    def start(self, port: int) -> None:
        options = [
            "--workers",
            str(WORKERS),
            "--threads",
            "4",
            "--bind",
            f"127.0.0.1:{port}",
            "--no-control-socket",
        ]
        command = [sys.executable, "-m", "gunicorn", *options, "tests.trials.serving:application()"]
        with (self.folder / f"log-{port}").open("ab") as log:
            self.masters[port] = subprocess.Popen(
                command,
                env=dict(self.environ),
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill_somebody(self, chance: random.Random) -> None:
        with self.lock:
            port = chance.choice(self.ports)
            master = self.masters[port]
            workers = children(master.pid)
            if chance.random() < 0.7 and workers:
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(workers), signal.SIGKILL)
                self.workers_killed += 1
            else:
                self.end(master)
                self.masters_killed += 1
                self.start(port)

    def end(self, master: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(master.pid, signal.SIGKILL)
        master.wait()

    def logs(self) -> str:
        return "".join(file.read_text(encoding="utf-8") for file in sorted(self.folder.glob("log-*")))


@contextmanager
def herd(environ: Mapping[str, str], folder: Path, size: int) -> Iterator[Herd]:
    """A herd of so many gunicorns; all of them are gone when the block ends."""
    running = Herd({**environ, "PYTHONPATH": str(ROOT)}, folder, [free_port() for _ in range(size)])
    try:
        for port in running.ports:
            running.start(port)
        yield running
    finally:
        with running.lock:
            for master in running.masters.values():
                running.end(master)


@contextmanager
def being_killed(running: Herd, chance: random.Random, every: float) -> Iterator[None]:
    """Somebody of the herd is killed about every so many seconds until the block ends."""
    stop = Event()

    def kill() -> None:
        while not stop.wait(every * chance.uniform(0.5, 1.5)):
            running.kill_somebody(chance)

    thread = Thread(target=kill, name="killer")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def children(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = (line.split() for line in listed.splitlines())
    return [int(child) for child, parent in pairs if int(parent) == pid]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
