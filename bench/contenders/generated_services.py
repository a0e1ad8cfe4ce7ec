"""B3, `datamodel-codegen --generate-server fastapi` from our contract, in front of our own store.

What is generated stays as it is; here are the services that its users write: typed by its models,
they hand on what PostgreSQL rendered. `uvicorn generated_services:app`, with DATABASE_URL,
DAYBOOK_SECRET, and on the path what was generated.
"""

import contextlib
import os
from types import SimpleNamespace
from uuid import UUID

import orjson
from fastapi import HTTPException
from fastapi.responses import Response
from peer_server import HTTPResult
from peer_server import services as protocols
from peer_server.application import create_app

from app.tools import Tools
from core.caching import PUBLIC, digest
from core.context import Principal, RequestInfo
from core.etag import expected_versions, known_versions
from core.results import Conflict, Document
from core.settings import Settings
from store import entries, idempotency, posts
from store.post_rows import PostDocument
from store.session import Store

tools = Tools.from_settings(Settings(secret=os.environ["DAYBOOK_SECRET"]))
store = Store(os.environ["DATABASE_URL"], size=10)


def context(unit, principal=None):
    return tools.context(unit, RequestInfo(), principal)


async def authorize(requirements, credentials):
    try:
        claims = tools.tokens.verify_access(credentials["bearerAuth"].credentials)
    except Exception as error:
        raise HTTPException(401) from error
    needed = {scope for one in requirements for _, scopes in one for scope in scopes}
    if not needed <= claims.scopes:
        raise HTTPException(403)
    return Principal(claims.user_id, claims.session_id, claims.scopes, verified=claims.verified)


def rendered(body, status=200, **headers):
    return Response(body, status, headers, "application/json")


def entry_or_problem(found, status=200, **headers):
    match found:
        case Document():
            return rendered(found.body, status, ETag=found.etag, **headers)
        case Conflict():
            raise HTTPException(412)
    raise HTTPException(404)


class Health:
    async def get_health(self):
        return {"status": "ok"}


class Posts:
    async def get_post_by_address(self, *, principal, username, slug, If_None_Match):
        ctx = context(store.read(), principal)
        found = await posts.read_by_address(ctx, username, slug, known_versions(If_None_Match))
        if not isinstance(found, PostDocument):
            raise HTTPException(404)
        headers = {"ETag": found.etag, "Cache-Control": PUBLIC}
        if found.json is None:
            return HTTPResult(304, headers=headers)
        return rendered(found.body, **headers)

    async def list_posts(
        self, *, principal, status, author, tag, sort, limit, cursor, If_None_Match
    ):
        ctx = context(store.read(), principal)
        filters = posts.Filters(status=status, author=author, tag=tag)
        pager = tools.cursors.of("listPosts", filters=filters)
        page = await posts.page(ctx, filters, limit, pager.after(cursor))
        body = page.body(pager.next(page.next_key))
        return rendered(body, **{"ETag": f'W/"{digest(body)}"', "Cache-Control": PUBLIC})


class Entries:
    async def create_entry(self, *, principal, workspace_id, Idempotency_Key, body):
        where = (f"user:{principal.user_id}", "createEntry", Idempotency_Key)
        try:
            return await self._create(principal, workspace_id, where, body)
        except idempotency.Known:
            known = await idempotency.find(store.read(), *where)
            return Response(known.body, known.status, orjson.loads(known.headers))

    async def _create(self, principal, workspace_id, where, body):
        async with store.write() as unit:
            ctx = context(unit, principal)
            keyed = where[-1] is not None
            if keyed:
                idempotency.claim(unit, *where)
            given = body.model_dump(mode="json")
            made = await entries.create(
                ctx,
                workspace_id,
                title=given["title"],
                content=given["content"],
                entry_date=body.model_dump().get("entry_date"),
                time_zone=given.get("time_zone"),
                mood=given.get("mood"),
                pinned=given.get("pinned", False),
                tags=given.get("tags", []),
            )
            if not isinstance(made, tuple):
                return entry_or_problem(made)
            entry_id, entry = made
            answer = entry_or_problem(entry, 201, Location=f"/api/v1/entries/{entry_id}")
            if keyed:
                headers = orjson.dumps(dict(answer.headers))
                record = idempotency.Record(b"", 201, headers, answer.body)
                idempotency.keep(unit, *where, record)
            return answer

    async def update_entry(self, *, principal, entry_id: UUID, If_Match, body):
        changes = body.model_dump(exclude_unset=True)
        async with store.write() as unit:
            ctx = context(unit, principal)
            found = await entries.patch(ctx, entry_id, expected_versions(If_Match), changes)
        return entry_or_problem(found)


async def not_timed(**_):
    raise HTTPException(501)


def service(own, protocol):
    """Everything that is not timed is there and answers 501."""
    names = protocol.__abstractmethods__
    return SimpleNamespace(**{name: getattr(own, name, not_timed) for name in names})


@contextlib.asynccontextmanager
async def lifespan(_):
    await store.open()
    yield
    await store.close()


written = {"HealthService": Health(), "PostsService": Posts(), "EntriesService": Entries()}
given = {
    name: service(written.get(name), protocol)
    for name, protocol in vars(protocols).items()
    if name.endswith("Service")
}
parameters = {
    keyword: given[kind.__name__ if isinstance(kind, type) else kind.__origin__.__name__]
    for keyword, kind in create_app.__annotations__.items()
    if "Service" in str(kind)
}
app = create_app(**parameters, authorize=authorize, redirect_slashes=False, lifespan=lifespan)
