"""How often each operation goes to the database, against one table: statement_counts.txt.

A read is one round trip. A write has `BEGIN` and `COMMIT`, and as few between them as its logic
allows. Played on the scenes of the authorisation matrix, by an owner, without a key.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from app.main import create_app
from core.passwords import Passwords
from core.settings import Settings
from core.tokens import KeyRing
from store import sessions
from tests.conftest import running
from tests.contract import serve
from tests.contract.document import load
from tests.contract.matrix import cast
from tests.contract.scenes import SCENES, Ask, Scene, Stage, ask

DOCUMENT = load()
TABLE = Path(__file__).with_name("statement_counts.txt")
PASSWORD = "four quiet herons at dusk"
CONFIRM = "INSERT INTO account_tokens (id, user_id, kind, email, email_key, expires_at)"


@dataclass(frozen=True, slots=True)
class Row:
    """How many statements an operation takes, and why a read takes more than one."""

    count: int
    reason: str


@dataclass(slots=True)
class Counted:
    """A stage, and what is sent to its database while somebody looks."""

    stage: Stage
    sent: list[bytes] = field(default_factory=list)

    def saw(self, sql: bytes) -> None:
        """Take down a statement of a request: hints to relays and the deny-list belong to none."""
        if b"pg_notify" not in sql and sql != sessions._REVOKED.sql:
            self.sent.append(sql)


def rows() -> dict[str, Row]:
    """Read the table."""
    found = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, count, *reason = line.split(maxsplit=2)
            found[name] = Row(int(count), "".join(reason))
    return found


ROWS = rows()


# Scenes in which those operations succeed that the matrix has refused for everybody ---------------


def with_password(**body: str) -> Scene:
    """Somebody whose password is known."""

    async def scene(stage: Stage) -> Ask:
        given = {k: v.format(email=email(stage)) for k, v in body.items()}
        passwords = Passwords()
        stage.database.execute(
            "UPDATE users SET password_hash = %s WHERE id = %s",
            [await passwords.hash(PASSWORD), owner(stage)],
        )
        passwords.close()
        return Ask({}, body=given)

    return scene


def with_letter(kind: str, **body: str) -> Scene:
    """Somebody who has had a letter with a token."""

    async def scene(stage: Stage) -> Ask:
        token_id = uuid4()
        stage.database.execute(
            f"{CONFIRM} VALUES (%s, %s, %s, %s, %s, now() + interval '1 hour')",
            [token_id, owner(stage), kind, email(stage), email(stage)],
        )
        return Ask({}, body={"token": stage.keys.mail_token(token_id), **body})

    return scene


async def refreshing(stage: Stage) -> Ask:
    """Somebody who has signed in, and refreshes."""
    await with_password()(stage)
    credentials = {"email": email(stage), "password": PASSWORD}
    grant = await stage.make("POST", "/auth/sessions", credentials)
    return Ask({}, body={"refresh_token": grant["refresh_token"]})


async def own_session(stage: Stage) -> Ask:
    """The session of the one who asks."""
    assert stage.owner is not None
    return Ask({"session_id": str(stage.owner.session_id)})


async def invited(stage: Stage) -> Ask:
    """Somebody else, who has had a letter with an invitation."""
    ask = await SCENES["withdrawInvitation"](stage)
    row = stage.database.execute(
        "SELECT token_id FROM invitations WHERE id = %s", [ask.path["invitation_id"]]
    ).fetchone()
    assert row is not None
    stage.owner = stage.caller("invited")
    return Ask({}, body={"token": stage.keys.mail_token(row[0])})


def owner(stage: Stage) -> object:
    """The id of the one who asks."""
    assert stage.owner is not None
    return stage.owner.id


def email(stage: Stage) -> str:
    """The address of the one who asks."""
    assert stage.owner is not None
    return f"{stage.owner.username}@example.org"


OWN: dict[str, Scene] = {
    "signIn": with_password(email="{email}", password=PASSWORD),
    "reauthenticate": with_password(password=PASSWORD),
    "changePassword": with_password(current_password=PASSWORD, password=PASSWORD[::-1]),
    "refreshTokens": refreshing,
    "revokeSession": own_session,
    "acceptInvitation": invited,
    "verifyEmail": with_letter("email_verification"),
    "confirmPasswordReset": with_letter("password_reset", password=PASSWORD),
}


@pytest.fixture(scope="module")
async def counted(
    fresh_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Counted]:
    """The application on a database of its own, whose statements are taken down."""
    url = fresh_database()
    settings = Settings(
        database_url=url,
        secret=serve.SECRET,
        data=tmp_path_factory.mktemp("statements"),
        validate_responses=1.0,
        rates=None,
        pool_size=4,
    )
    scopes = {s for o in DOCUMENT.operations.values() for s in DOCUMENT.scopes(o) if s}
    with psycopg.connect(url, autocommit=True) as database:
        app = create_app(settings)
        async with running(app) as client:
            keys = KeyRing.from_settings(serve.SECRET)
            stage = Stage(client, database, keys, frozenset(scopes), DOCUMENT)
            cast(stage)
            made = Counted(stage)
            app.state.store.on_statement = made.saw
            yield made


def test_every_operation_has_a_count() -> None:
    """A new operation has to be counted."""
    assert ROWS.keys() == DOCUMENT.operations.keys()


def test_every_read_is_one_round_trip() -> None:
    """A safe method takes one statement at most, or has its reason beside its number."""
    for operation in DOCUMENT.operations.values():
        row = ROWS[operation.id]
        if operation.method == "GET":
            assert row.count <= 1 or row.reason, operation.id


@pytest.mark.xdist_group("statements")
@pytest.mark.parametrize("name", list(DOCUMENT.operations))
async def test_statements(counted: Counted, name: str) -> None:
    """An operation that succeeds sends as many statements as the table says."""
    operation, stage = DOCUMENT.operations[name], counted.stage
    stage.owner = stage.caller("asker", "owner")
    scene = await OWN.get(name, SCENES[name])(stage)
    counted.sent.clear()
    answer = await ask(stage, operation, scene, stage.owner.headers)
    assert answer.is_success, answer.text
    told = "\n".join(sql.decode().strip()[:120] for sql in counted.sent)
    assert len(counted.sent) == ROWS[name].count, told
