"""The real server in a process of its own: `python -m tests.contract.serve [BUG]`.

The child listens on a port of its own choosing, prints it when it is ready, and ends when its
standard input does: a proof that is killed leaves no server behind.
"""

from __future__ import annotations

import base64
import json
import os
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import httpx
import psycopg
from psycopg import sql
from starlette.types import ASGIApp

from core.tokens import KeyRing, new_api_key, token_hash
from tests.servers import COVERAGE, TEMPLATE, Addresses

ROOT = Path(__file__).resolve().parents[2]
SECRET = "the secret of the servers that the contract is proven on"
LEAST_SECONDS = 300
PASSWORD = "seven grey geese over the dyke"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who has an account on the server under proof."""

    id: str
    session_id: str
    username: str
    email: str
    password: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a request that this user makes."""
        return {"Authorization": f"Bearer {renewed(self.token)}"}


def renewed(token: str) -> str:
    """Give an access token that lives for some minutes: this one, or its like made now.

    A run takes longer than the ten minutes that a token has.
    """
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    if claims["exp"] - time.time() > LEAST_SECONDS:
        return token
    return KeyRing.from_settings(SECRET).issue_access(
        UUID(claims["sub"]),
        UUID(claims["sid"]),
        claims["scope"].split(),
        verified=claims["email_verified"],
    )


_TRUST: Final = ssl.create_default_context()
"""One for all clients: to make one costs more than most tests."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: where it is, and the means to be somebody there."""

    url: str
    log: Path
    database_url: str
    pid: int

    def client(self) -> httpx.Client:
        """Give a client for it. It follows no redirect: a redirect is an answer of its own."""
        return httpx.Client(base_url=self.url, timeout=30.0, verify=_TRUST)

    def user(self, name: str) -> User:
        """Open a new account and sign in. `name` only makes the log readable."""
        username = f"{name}{uuid4().hex[:8]}"
        return self.sign_in(f"{username}@example.org", PASSWORD, username)

    def verify(self, email: str) -> None:
        """Count an address as confirmed; the message with the token goes nowhere here."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            connection.execute(
                "UPDATE users SET email_verified_at = now() WHERE email = %s", [email]
            )

    def api_key(self, user: User, scopes: Iterable[str], *, days: int = 1) -> str:
        """Give somebody an API key; a negative number of days makes an expired one."""
        key = new_api_key()
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            connection.execute(
                """INSERT INTO api_keys (id, user_id, name, prefix, last_four, key_hash, scopes,
                                         expires_at)
                   VALUES (%s, %s, 'sweep', %s, %s, %s, %s, now() + make_interval(days => %s))""",
                [
                    uuid4(),
                    UUID(user.id),
                    key[:8],
                    key[-4:],
                    token_hash(key),
                    sorted(scopes),
                    days,
                ],
            )
        return key

    def sign_in(self, email: str, password: str, username: str) -> User:
        """Open an account, if there is none with this address; confirm it and sign in."""
        credentials = {"email": email, "password": password}
        with self.client() as client:
            account = {**credentials, "username": username}
            client.post("/api/v1/auth/registrations", json=account).raise_for_status()
            self.verify(email)
            answer = client.post("/api/v1/auth/sessions", json=credentials)
            grant = answer.raise_for_status().json()
            token = grant["access_token"]
            headers = {"Authorization": f"Bearer {token}"}
            me = client.get("/api/v1/account", headers=headers).raise_for_status().json()
        return User(me["id"], grant["session"]["id"], username, email, password, token)


def database(addresses: Addresses) -> str:
    """Make a migrated database for one server, and give its URL."""
    name = f"contract_{uuid4().hex[:8]}"
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(addresses.database("postgres"), autocommit=True) as connection:
        connection.execute(copy.format(sql.Identifier(name), sql.Identifier(TEMPLATE)))
    return addresses.database(name)


@contextmanager
def running(
    database_url: str, folder: Path, bug: str | None = None, **settings: str
) -> Iterator[Server]:
    """Run the server on a migrated database while the block runs; `bug` names one to plant.

    `settings` are variables of its environment beside the usual ones.

    Raises RuntimeError with the server's own words when it does not start.
    """
    log = folder / f"server-{bug or 'sound'}.log"
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("DAYBOOK_")},
        "DATABASE_URL": database_url,
        "DAYBOOK_SECRET": SECRET,
        "DAYBOOK_DATA": str(folder),
        "DAYBOOK_VALIDATE_RESPONSES": "0",
        "DAYBOOK_LOG_LEVEL": "warning",
        "DAYBOOK_RATE_LIMITS": "off",
        "DAYBOOK_LOOP_HOLD_MILLISECONDS": "0",
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    if bug is not None:
        environment["DAYBOOK_COMPRESS"] = "off"  # most bugs change an answer on its way out
    if bug is None and COVERAGE in os.environ:
        environment["DAYBOOK_COVERAGE"] = os.environ[COVERAGE]
    command = [sys.executable, "-m", "tests.contract.serve", *([bug] if bug else [])]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=output,
            start_new_session=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise RuntimeError(f"the server did not start:\n{log.read_text()}")
            url = f"http://127.0.0.1:{json.loads(line)['port']}"
            yield Server(url, log, database_url, process.pid)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def main(arguments: list[str]) -> None:
    """Serve until standard input ends."""
    import socket

    import uvicorn

    from app.connections import Connections
    from app.main import create_app
    from app.protocol import serving
    from core.settings import Settings

    announcement = os.dup(1)
    os.dup2(2, 1)  # whatever is printed from here on belongs to the log
    bug = arguments[0] if arguments else None
    settings = Settings.from_environment()
    app: ASGIApp
    if bug is None:
        app = create_app(settings)
    else:
        from tests.contract.planted import plant

        app = plant(bug, settings)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, http=serving(Connections()), log_level="warning", access_log=False)
    )

    def announce() -> None:
        while not server.started and not server.should_exit:
            threading.Event().wait(0.01)
        port = listener.getsockname()[1]
        os.write(announcement, json.dumps({"port": port}).encode() + b"\n")
        sys.stdin.buffer.read()
        server.should_exit = True

    threading.Thread(target=announce, daemon=True).start()
    server.run(sockets=[listener])


if __name__ == "__main__":
    main(sys.argv[1:])
