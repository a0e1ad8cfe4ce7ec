"""How often each operation goes to the database, against one table: statement_counts.txt.

A read is one round trip, however much it lists: every list has several things to show. Where the
caller holds what is there already, it renders nothing. A write has `BEGIN` and `COMMIT`, and as few
between them as its logic allows. Played on the scenes of the authorisation matrix, by an owner,
without a key.
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from PIL import Image

from app.main import create_app
from core.passwords import Passwords
from core.settings import Settings
from core.tokens import KeyRing
from store import sessions
from store.session import Store
from tests.conftest import running
from tests.contract import serve
from tests.contract.document import load
from tests.contract.matrix import cast
from tests.contract.scenes import PARAGRAPH, SCENES, Ask, Scene, Stage, ask

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
    read: list[Any] = field(default_factory=list)

    def saw(self, sql: bytes) -> None:
        """Take down a statement of a request: hints to relays and the deny-list belong to none."""
        if b"pg_notify" not in sql and sql != sessions._REVOKED.sql:
            self.sent.append(sql)

    def watch(self, store: Store) -> None:
        """Be told what a store is sent, and what its reads come back with."""
        fetch = store.fetch_alone

        async def watched(
            sql: bytes, params: Sequence[object], *, urgent: bool = False
        ) -> list[tuple[Any, ...]]:
            found = await fetch(sql, params, urgent=urgent)
            self.read += [value for row in found for value in row]
            return found

        store.on_statement = self.saw
        store.fetch_alone = watched  # type: ignore[method-assign] # to look at what comes back


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

# Several of what is listed, each with whatever belongs to it -------------------------------------

SEVERAL = 3


async def entries(stage: Stage) -> Ask:
    """Entries of the workspace with tags."""
    for number in range(SEVERAL):
        body = {"title": "Low water", "tags": [f"tag{number}", "birds"]}
        await stage.make("POST", f"/workspaces/{stage.workspace}/entries", body)
    return await SCENES["listEntries"](stage)


async def days(stage: Stage) -> Ask:
    """Entries on the days of a calendar."""
    await entries(stage)
    return await SCENES["getCalendar"](stage)


async def past(stage: Stage) -> Ask:
    """An entry that was changed again and again."""
    scene = await SCENES["getEntry"](stage)
    path = f"/entries/{scene.path['entry_id']}"
    for number in range(SEVERAL):
        headers = {"If-Match": await stage.tag_of(path)}
        blocks = {"blocks": [PARAGRAPH] * (number + 2)}
        await stage.make("PUT", f"{path}/content", blocks, headers=headers)
    return scene


async def posts(stage: Stage, *, published: bool = True) -> list[dict[str, Any]]:
    """Posts with tags."""
    content = {"content_format": "markdown", "text": "A grey heron."}
    body = {"title": "Low water", "content": content, "tags": ["birds", "tides", "heron"]}
    made = [await stage.make("POST", "/posts", body) for _ in range(SEVERAL)]
    for post in made if published else ():
        headers = {"If-Match": f'"{post["version"]}"'}
        await stage.make("POST", f"/posts/{post['id']}/publish", {}, headers=headers)
    return made


async def drafts(stage: Stage) -> Ask:
    """Drafts of the one who asks."""
    await posts(stage, published=False)
    return await SCENES["listPosts"](stage)


def with_posts(name: str) -> Scene:
    """Several published posts, and what else the scene has."""

    async def scene(stage: Stage) -> Ask:
        await posts(stage)
        return await SCENES[name](stage)

    return scene


async def bookmarks(stage: Stage) -> Ask:
    """Posts that the one who asks has marked."""
    for post in await posts(stage):
        await stage.make("PUT", f"/posts/{post['id']}/bookmark")
    return Ask({})


async def rewritten(stage: Stage) -> Ask:
    """A post under its third slug, at its fourth version."""
    (post, *_) = await posts(stage)
    path = f"/posts/{post['id']}"
    for number in range(SEVERAL):
        headers = {
            "If-Match": await stage.tag_of(path),
            "Content-Type": "application/merge-patch+json",
        }
        change = {"title": f"High water {number}", "slug": f"high-{number}-{post['id'][-12:]}"}
        await stage.make("PATCH", path, change, headers=headers)
    return Ask({"post_id": post["id"]})


async def talk(stage: Stage) -> Ask:
    """A post with comments, one of them a reply."""
    comment = await stage.comment()
    path = f"/posts/{comment['post_id']}/comments"
    await stage.make("POST", path, {"body": "Twelve.", "parent_id": comment["id"]})
    await stage.make("POST", path, {"body": "Thirteen."})
    return Ask({"post_id": comment["post_id"]})


async def queue(stage: Stage) -> Ask:
    """Comments that wait for a moderator, who is the one who asks."""
    asked = await talk(stage)
    stage.database.execute(
        "UPDATE comments SET status = 'pending' WHERE post_id = %s", [asked.path["post_id"]]
    )
    return Ask({}, query="?status=pending")


async def subjects(stage: Stage) -> Ask:
    """Tags of published posts, which the worker has counted."""
    await posts(stage)
    stage.database.execute("UPDATE tags SET posts_count = 1 WHERE workspace_id IS NULL")
    return Ask({})


async def pictures(stage: Stage) -> Ask:
    """Pictures, no two alike."""
    for shade in range(SEVERAL):
        file = io.BytesIO()
        Image.new("RGB", (2, 2), (shade, 0, 0)).save(file, "PNG")
        files = {"file": ("dot.png", file.getvalue(), "image/png")}
        await stage.make("POST", "/media", files=files)
    return Ask({})


async def sessions_of(stage: Stage) -> Ask:
    """More sessions of the one who asks."""
    stage.database.execute(
        """INSERT INTO sessions (id, user_id, scopes, expires_at)
           SELECT gen_random_uuid(), %s, '{}', now() + interval '1 day'
           FROM generate_series(1, %s)""",
        [owner(stage), SEVERAL],
    )
    return Ask({})


async def keys(stage: Stage) -> Ask:
    """Keys of the one who asks."""
    assert stage.owner is not None
    for _ in range(SEVERAL):
        stage.api_key(stage.owner, frozenset({"entries:read"}))
    return Ask({})


async def workspaces(stage: Stage) -> Ask:
    """Workspaces of the one who asks."""
    for _ in range(SEVERAL):
        await stage.make("POST", "/workspaces", {"name": "Field notes"})
    return Ask({})


async def company(stage: Stage) -> Ask:
    """Members of the workspace, and somebody who is invited."""
    for _ in range(SEVERAL):
        stage.caller("member", "viewer")
    await SCENES["withdrawInvitation"](stage)
    return await SCENES["listMembers"](stage)


OWN |= {
    "listSessions": sessions_of,
    "listBookmarks": bookmarks,
    "listApiKeys": keys,
    "listWorkspaces": workspaces,
    "listMembers": company,
    "listEntries": entries,
    "getCalendar": days,
    "listTags": entries,
    "listRevisions": past,
    "listEntryEvents": past,
    "listPosts": drafts,
    "listPostVersions": rewritten,
    "listPostSlugs": rewritten,
    "listComments": talk,
    "listModerationQueue": queue,
    "getFeed": with_posts("getFeed"),
    "getUser": with_posts("getUser"),
    "searchPosts": with_posts("searchPosts"),
    "listMedia": pictures,
    "listPublicTags": subjects,
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
            made.watch(app.state.store)
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
    assert answer.is_success or answer.is_redirect, answer.text
    told = "\n".join(sql.decode().strip()[:120] for sql in counted.sent)
    assert len(counted.sent) == ROWS[name].count, told
    if any(p["name"] == "cursor" for p in operation.parameters):
        assert len(answer.json()["data"]) >= SEVERAL


# A tag that is a digest of the answer, of which there is no version: to know it is to render it.
DIGESTED = frozenset({"getCalendar", "listPosts", "listComments", "getPostStats"})
CONDITIONAL = [
    operation.id
    for operation in DOCUMENT.operations.values()
    if operation.method == "GET" and any(p["name"] == "If-None-Match" for p in operation.parameters)
]


@pytest.mark.xdist_group("statements")
@pytest.mark.parametrize("name", CONDITIONAL)
async def test_what_is_known_is_not_rendered(counted: Counted, name: str) -> None:
    """Who holds the present version is answered 304, by a statement that gives no document."""
    operation, stage = DOCUMENT.operations[name], counted.stage
    stage.owner = stage.caller("asker", "owner")
    scene = await OWN.get(name, SCENES[name])(stage)
    counted.read.clear()
    first = await ask(stage, operation, scene, stage.owner.headers)
    if first.headers["content-type"] == "application/json":
        assert documents(counted.read), "rendered, where it was not known"
    counted.read.clear()
    known = {**stage.owner.headers, "If-None-Match": first.headers["etag"]}
    answer = await ask(stage, operation, scene, known)
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == first.headers["etag"]
    assert bool(documents(counted.read)) == (name in DIGESTED), counted.read


def documents(values: Sequence[Any]) -> list[bytes]:
    """Give those of the values that are JSON, as it goes to the caller."""
    return [value for value in values if isinstance(value, bytes) and value[:1] in (b"{", b"[")]
