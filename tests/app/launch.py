"""Starting the command line as a person does, and watching what it says."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class Daybook:
    """A `python -m app …` that runs, and everything it has printed so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._said = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._said:
                self.lines.append(line)
                self._said.notify_all()
        with self._said:
            self._ended = True
            self._said.notify_all()

    @property
    def output(self) -> str:
        """What it printed."""
        return "".join(self.lines)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Wait until it has printed something; fail with what it printed instead."""

        def found() -> bool:
            return self._ended or re.search(pattern, self.output) is not None

        with self._said:
            self._said.wait_for(found, START_SECONDS)
        match = re.search(pattern, self.output)
        assert match is not None, f"never said {pattern!r}:\n{self.output}"
        return match

    @property
    def base(self) -> str:
        """The address of the API, once it answers."""
        return self.wait_for(r"API +(http://\S+)/api/v1")[1]

    @property
    def database(self) -> str:
        """The address of its database."""
        return self.wait_for(r"Database +(\S+)")[1]

    def get(self, path: str) -> httpx.Response:
        """Ask the API."""
        return httpx.get(self.base + path, timeout=60)

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def end(self) -> int:
        """Wait for its end; answer the exit code, once everything that it printed is read."""
        code = self.process.wait(START_SECONDS)
        self._reader.join(START_SECONDS)
        return code


@contextmanager
def daybook(*arguments: str, code: str | None = None, **environment: str) -> Iterator[Daybook]:
    """Run `python -m app …` beside the block, on any free port; kill it after, if need be."""
    program = ["-c", code] if code else ["-m", "app"]
    with subprocess.Popen(
        [sys.executable, *program, *arguments],
        cwd=ROOT,
        env=clean(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        running = Daybook(process)
        try:
            yield running
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Give this process's environment without settings, but for those given."""
    foreign = ("DAYBOOK_", "DATABASE_URL", "NATS_URL")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(foreign)}
    return {**kept, "DAYBOOK_PORT": "0", "PYTHONUNBUFFERED": "1", **environment}


def servers_on(folder: Path) -> list[psutil.Process]:
    """Find the processes that work on a data folder."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(str(folder) in part for part in process.info["cmdline"] or ())
    ]
