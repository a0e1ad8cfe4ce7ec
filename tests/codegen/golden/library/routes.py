# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""Joins the operations of the contract to their handlers: a router for any FastAPI app."""

from __future__ import annotations

from typing import TypeVar

from codegen.runtime import ContractRouter, Execute, Options
from codegen.runtime.routing import Unimplemented, build_router

from . import handlers
from .operations import OPERATIONS
from .problems import PROBLEMS
from .security import SCHEMES, Authenticators
from .validators import VALIDATORS

C = TypeVar("C")
P = TypeVar("P")


def router(
    *,
    security: Authenticators[P],
    execute: Execute[P, C],
    books: handlers.Books[C],
    covers: handlers.Covers[C],
    default: handlers.Default[C],
    options: Options | None = None,
    unimplemented: Unimplemented = "refuse",
) -> ContractRouter:
    """Return the routes. Raises UnimplementedOperations when a function is missing."""
    return build_router(
        OPERATIONS,
        validators=VALIDATORS,
        handlers={"books": books, "covers": covers, "default": default},
        execute=execute,
        schemes=SCHEMES,
        security=security,
        problems=PROBLEMS,
        options=options,
        unimplemented=unimplemented,
    )
