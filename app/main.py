"""Assembly: the contract's routes joined to the handlers, and what a server process needs."""

from __future__ import annotations

import asyncio
import hashlib
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException

import generated
from app.access import Access
from app.admission import Admission
from app.compression import Compression
from app.cors import Cors
from app.docs import contract_routes, page_routes
from app.edge import Edge
from app.identity import REMEMBER_SECONDS, Authenticator, Revocations
from app.limits import Limited, Limits
from app.problem_pages import problem_routes
from app.problems import http_exception
from app.tools import Tools
from app.watchdog import watching
from codegen.runtime import ContractFirst, ContractRouter, Coverage, Options
from core.counters import Counters, Memory, Shared
from core.settings import Settings
from core.trace import current_trace
from generated.operations import OPERATIONS
from generated.routes import router
from handlers import (
    account,
    api_keys,
    audience,
    auth,
    comments,
    entries,
    feeds,
    health,
    invitations,
    media,
    members,
    moderation,
    posts,
    publications,
    reactions,
    revisions,
    search,
    tags,
    users,
    workspaces,
)
from store import sessions
from store.api_keys import use as use_key
from store.session import OPEN_SECONDS, Store

ROOT: Final = Path(__file__).parent.parent
CONTRACT: Final = ROOT / "openapi.yaml"
CANONICAL: Final = ROOT / "generated" / "contract.json"

MAX_FORM: Final = 26 * 1024 * 1024
"""The largest upload, as the contract says, and something for what comes with it."""

UPLOAD_MEMORY: Final = 4 * 1024
"""What of an upload is in memory while it comes in, however many come in at once."""

MOST_DIGITS: Final = sys.int_info.str_digits_check_threshold
"""Of a whole number, in this process. The contract has none of more than 19, and reading many of
thousands of digits takes quadratic time; a double cannot hold more than 309."""


class ContractStale(RuntimeError):
    """`generated/` was not made from the openapi.yaml beside it."""


class TagsNotJoined(RuntimeError):
    """Handler modules and the contract's tags do not match; the text says what to change."""


def create_app(settings: Settings) -> FastAPI:
    """Make the server. The database is connected when it starts, not here.

    Raises `ContractStale`, `TagsNotJoined`, `UnimplementedOperations` (which lists every operation
    without a handler), `AssetsMissing`, or ValueError for settings that do not name a database.
    """
    sys.set_int_max_str_digits(MOST_DIGITS)
    source = read_contract()
    if settings.database_url is None:
        raise ValueError("create_app needs settings.database_url")
    tools = Tools.from_settings(settings)
    wait_seconds = settings.pool_wait_ms / 1000
    store = Store(
        settings.database_url,
        size=settings.pool_size,
        wait_seconds=wait_seconds,
        checkout_seconds=2 * wait_seconds,  # an estimate may be wrong by half
    )
    revocations = Revocations(
        lambda: sessions.revoked_within(store.read(urgent=True), REMEMBER_SECONDS)
    )
    counters = Shared(settings.redis_url) if settings.redis_url else Memory()
    limits = limits_of(settings, tools, counters)
    admission = Admission(store)
    app = FastAPI(
        title=generated.TITLE,
        version=generated.VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # see core/telemetry.py
        lifespan=lifespan(store, tools, revocations, counters, admission),
        exception_handlers={HTTPException: http_exception},
    )
    contract = joined(
        Authenticator(tools.tokens, revocations, lambda key: use_key(store.read(), key), limits),
        Access(store, tools, revocations, limits, admission),
        settings,
        limits,
    )
    app.include_router(contract)
    app.router.routes += contract_routes(source, generated.SOURCE_SHA256, CANONICAL.read_bytes())
    app.router.routes += page_routes(generated.TITLE, generated.VERSION)
    app.router.routes += problem_routes(generated.TITLE, generated.VERSION)
    app.add_middleware(ContractFirst, router=contract)
    if limits is not None:
        app.add_middleware(Limited, limits=limits)
    if settings.compress:
        app.add_middleware(Compression)
    app.add_middleware(Edge, admission=admission)
    app.add_middleware(Cors, origins=settings.cors_origins)
    if settings.coverage is not None:
        app.add_middleware(Coverage, folder=settings.coverage)
    app.state.store, app.state.tools, app.state.limits = store, tools, limits
    return app


def limits_of(settings: Settings, tools: Tools, counters: Counters) -> Limits | None:
    """The rate limits, unless they are switched off."""
    if settings.rates is None:
        return None
    return Limits(settings.rates, OPERATIONS, counters, tools.tokens.subkeys("rate limits")[0])


def joined(
    security: Authenticator, access: Access, settings: Settings, limits: Limits | None
) -> ContractRouter:
    """Join the contract's routes to the handlers, one module per tag.

    Raises `TagsNotJoined` or `UnimplementedOperations`.
    """
    try:
        return router(
            security=security,
            execute=access.execute,
            account=account,
            api_keys=api_keys,
            audience=audience,
            auth=auth,
            comments=comments,
            entries=entries,
            feeds=feeds,
            health=health,
            members=members,
            invitations=invitations,
            media=media,
            moderation=moderation,
            posts=posts,
            publications=publications,
            reactions=reactions,
            revisions=revisions,
            search=search,
            tags=tags,
            users=users,
            workspaces=workspaces,
            options=Options(
                validate_responses=settings.validate_responses,
                max_body=settings.max_body_bytes,
                max_form=MAX_FORM,
                upload_memory=UPLOAD_MEMORY,
                trace_id=current_trace,
                admit=None if limits is None else limits.admit,
            ),
            unimplemented=settings.unimplemented,
        )
    except TypeError as error:
        call = error.__traceback__
        if call is None or call.tb_next is not None:  # not the call itself, but something in it
            raise
        raise TagsNotJoined(_what_to_join(str(error), call.tb_lineno)) from error


def _what_to_join(error: str, line: int) -> str:
    """Say what to change in this file, from Python's words about a call of `router`."""
    tags = re.findall(r"'(\w+)'", error)
    names, arguments = ", ".join(tags), ", ".join(f"{tag}={tag}" for tag in tags)
    where = f"the call of router(…) in app/main.py:{line}"
    if "unexpected" in error:
        return f"The contract has no tag {names} any more: remove `{arguments}` from {where}."
    return (
        f"The contract has the tag {names}, which nothing handles yet: "
        f"add `{arguments}` to {where}, and `{names}` to `from handlers import …` there."
    )


def lifespan(
    store: Store,
    tools: Tools,
    revocations: Revocations,
    counters: Counters,
    admission: Admission,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What an app does from its start to its end: keep the database and the deny-list at hand."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        await store.open(timeout=tools.settings.database_wait or OPEN_SECONDS)
        await asyncio.to_thread(tools.blobs.close_to_others)
        watch = asyncio.create_task(revocations.watch(), name="revoked sessions")
        try:
            async with watching(tools.settings.loop_hold_milliseconds), admission.watching():
                yield
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
            await store.close()
            await counters.close()
            tools.close()

    return running


def read_contract() -> bytes:
    """The bytes of openapi.yaml. Raises `ContractStale` when `generated/` came from others."""
    source = CONTRACT.read_bytes()
    if hashlib.sha256(source).hexdigest() != generated.SOURCE_SHA256:
        raise ContractStale("generated/ was made from another openapi.yaml: run `make generate`")
    return source
