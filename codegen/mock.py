"""Serves a document from its examples and schemas: `python -m codegen mock SPEC`."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from codegen import live
from codegen.build import contract_of, load_bundle
from codegen.bundle import Bundle
from codegen.errors import SpecErrors
from codegen.ir import Contract
from codegen.mock_security import Anyone, WithCertificate
from codegen.runtime import Answer, Call, ContractRouter, Options, Validators, Work, build_router
from codegen.runtime.mock.answers import Answers
from codegen.runtime.operation import Operation
from codegen.structure import Unknown

_SECONDS = 0.5
_LARGEST = 128 * 1024 * 1024
_GENEROUS = Options(
    allow_nul=True,
    max_depth=200,
    max_body=_LARGEST,
    max_form=_LARGEST,
    max_field=_LARGEST,
    max_parts=10_000,
)
"""What a document does not forbid, its mock takes."""
_LONGEST_HEAD = 4 * 1024 * 1024
_EXPOSED = ("*",)


@dataclass(frozen=True, slots=True)
class Mock:
    """A mock of one document: the application, what it serves, and what there is to say of it."""

    app: FastAPI
    contract: Contract
    operations: tuple[Operation, ...]
    warnings: tuple[str, ...]
    files: tuple[Path, ...]


def make(
    path: Path, *, unknown: Unknown = "refuse", seed: int = 0, credential: str | None = None
) -> Mock:
    """Read a document and make its mock. Raises `SpecErrors`.

    Any credential of the right form is accepted, or only `credential`. The same seed gives the same
    answers.
    """
    bundle, warnings = load_bundle(path, unknown)
    contract = contract_of(bundle, warnings)
    operations = live.operations(contract)
    validators = Validators(contract.document)
    router = build_router(
        operations,
        validators=validators,
        handlers={},
        execute=_execute,
        schemes=live.schemes(contract),
        security=Anyone(contract, credential),
        problems=live.problems(contract),
        options=_GENEROUS,
        unimplemented="mock",
        seed=seed,
    )
    told = [*contract.warnings, *_bad_examples(bundle, operations, validators.side("response"))]
    return Mock(
        _application(router),
        contract,
        operations,
        tuple(told),
        tuple(bundle.positions.files()),
    )


async def _execute(call: Call[Any], work: Work[Any]) -> Answer:
    """Run a handler; a mock has none."""
    return await work(call)


def _application(router: ContractRouter) -> FastAPI:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.include_router(router)
    app.add_middleware(WithCertificate)
    app.add_middleware(
        CORSMiddleware,
        allow_origin_regex=".*",
        allow_methods=["*"],
        allow_headers=["*"],
        allow_credentials=True,
        expose_headers=_EXPOSED,
    )
    return app


def _bad_examples(
    bundle: Bundle, operations: tuple[Operation, ...], validators: Validators
) -> Iterator[str]:
    """Yield a warning for each example that its schema refuses, with its place."""
    told: set[str] = set()
    for operation in operations:
        answers = Answers(operation, validators)
        for spec in operation.responses:
            for media_type in spec.media_types:
                for example, wrong in answers.examples(spec, media_type):
                    if wrong and example.pointer not in told:
                        told.add(example.pointer)
                        fault = bundle.at(example.pointer).error(
                            f"this example is not served: {wrong}", operation=operation.id
                        )
                        yield str(fault)


# -- the server ------------------------------------------------------------------------------------


class Current:
    """An application that hands requests to the newest mock."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        await self.app(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Serving:
    """What `serve` is asked for."""

    path: Path
    host: str = "127.0.0.1"
    port: int = 8000
    seed: int = 0
    unknown: Unknown = "refuse"
    credential: str | None = None
    watch: bool = False

    def make(self) -> Mock:
        """Make the mock. Raises `SpecErrors`."""
        return make(self.path, unknown=self.unknown, seed=self.seed, credential=self.credential)


def serve(serving: Serving, out: TextIO = sys.stdout) -> None:
    """Serve until interrupted; `watch` takes over each new version of the document that is sound.

    Raises `SpecErrors` for a document that cannot be served to begin with.
    """
    import uvicorn  # noqa: PLC0415 - only this command needs it

    mock = serving.make()
    current = Current(mock.app)
    tell(mock, serving, out)
    stop = threading.Event()
    if serving.watch:
        watcher = threading.Thread(target=_watch, args=(serving, mock, current, stop, out))
        watcher.daemon = True
        watcher.start()
    try:
        uvicorn.run(
            current,
            host=serving.host,
            port=serving.port,
            log_level="warning",
            lifespan="off",
            # This parser has a limit of its own choice: documents allow path parameters of 100 KB.
            http="h11",
            h11_max_incomplete_event_size=_LONGEST_HEAD,
        )
    finally:
        stop.set()


def tell(mock: Mock, serving: Serving, out: TextIO) -> None:
    """Say what is served, and what is not as it should be."""
    for warning in mock.warnings:
        _say(f"warning: {warning}", sys.stderr)
    width = max((len(operation.method) for operation in mock.operations), default=0)
    for operation in mock.operations:
        _say(f"{operation.method:<{width}}  {operation.path}  ({operation.id})", out)
    count = len(mock.operations)
    title = mock.contract.title
    _say(f"{title}: {count} operations on http://{serving.host}:{serving.port}", out)
    _say("Another answer: Prefer: code=404, or Prefer: example=name", out)


def _say(text: str, out: TextIO) -> None:
    out.write(f"{text}\n")
    out.flush()


def _watch(
    serving: Serving, mock: Mock, current: Current, stop: threading.Event, out: TextIO
) -> None:
    """Take over each version of the document that can be read; keep the old one otherwise."""
    seen = stamps(mock.files)
    files = mock.files
    while not stop.wait(_SECONDS):
        now = stamps(files)
        if now == seen:
            continue
        seen = now
        try:
            made = serving.make()
        except SpecErrors as errors:
            _say(f"{errors.render()}\nthe mock goes on with the last version", sys.stderr)
            continue
        current.app, files = made.app, made.files
        seen = stamps(files)
        tell(made, serving, out)


def stamps(files: tuple[Path, ...]) -> tuple[tuple[int, int], ...]:
    """Return what tells that a file has changed; zeros for one that is gone."""
    found = []
    for path in files:
        try:
            status = path.stat()
        except OSError:
            found.append((0, 0))
        else:
            found.append((status.st_mtime_ns, status.st_size))
    return tuple(found)
