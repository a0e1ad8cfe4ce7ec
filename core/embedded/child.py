"""A server as a child process: apart from the terminal, ended in order, explained on failure."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from core.embedded.account import Account
from core.embedded.folder import CannotStart

POLL_SECONDS = 0.02
START_SECONDS = 60.0
STOP_SECONDS = 30.0


@dataclass(slots=True)
class Child:
    """A server process of ours, and the file that it logs to, from byte `since` on."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    since: int
    end: signal.Signals

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def stop(self) -> None:
        """Ask it to end, wait, and end it by force when it does not."""
        if not self.running:
            return
        self.process.send_signal(self.end)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def why(self) -> str:
        """Say why it did not start, from what it has logged."""
        with self.log.open("rb") as file:
            file.seek(self.since)
            printed = file.read()[-3000:].decode(errors="replace").strip()
        if "No space left on device" in printed:
            return disk_full(self.name)
        return f"{self.name} did not start. Its log is {self.log}; the end of it:\n{printed}"


def disk_full(name: str) -> str:
    """Say that the disk is full."""
    return f"The disk is full, so {name} cannot start. Make room and try again."


def spawn(
    name: str, command: Sequence[str], log: Path, account: Account, end: signal.Signals
) -> Child:
    """Start a program in a session of its own: Ctrl-C reaches us alone, and we end it in order."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    since = os.fstat(handle).st_size
    try:
        process = subprocess.Popen(  # noqa: S603 - our own program and arguments
            command,
            stdin=subprocess.DEVNULL,
            stdout=handle,
            stderr=handle,
            start_new_session=True,
            preexec_fn=account.enter_with(end),  # noqa: PLW1509 - it makes system calls only
            cwd="/",
            env=environment(),
        )
        return Child(name, process, log, since, end)
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotStart(cannot_run(command[0], account, error)) from error
    finally:
        os.close(handle)


def cannot_run(program: str, account: Account, error: Exception) -> str:
    """Say that a program cannot be run, and what may help."""
    help_ = (
        "PostgreSQL refuses to run as root, and another account may not enter this folder.\n"
        "Run Daybook as an ordinary user, or from a folder that everybody may enter."
        if account.passes
        else "Install it again: make clean, then make run."
    )
    return f"{program} cannot be run: {error}\n{help_}"


def environment() -> Mapping[str, str]:
    """Give the environment for a server: ours, less what would change its meaning."""
    foreign = ("PG", "LC_", "LANG", "NATS_")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


def end_leftover(pid: int, program: str, folder: Path) -> None:
    """End a server that an earlier, killed process of ours left on this folder; none other."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        if program not in process.name() or not _works_on(process, folder):
            return
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)


def _works_on(process: psutil.Process, folder: Path) -> bool:
    """Tell whether a process has the folder as its working directory or in its command line."""
    with contextlib.suppress(psutil.AccessDenied, OSError):
        if Path(process.cwd()) == folder:
            return True
    return any(str(folder) in argument for argument in process.cmdline())
