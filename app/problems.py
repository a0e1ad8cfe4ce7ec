"""Problems that no operation answers: unknown paths, and failures of the machine or of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from codegen.runtime import Answer, Catalog, Options, Problem
from codegen.runtime.problems import instance_of
from core.errors import RequestBroken, Unavailable
from core.trace import current_trace
from generated import problems
from generated.problems import PROBLEMS

CATALOG: Final = Catalog(PROBLEMS, Options(trace_id=current_trace))
KINDS: Final[Mapping[int, str]] = {404: "not_found", 405: "method_not_allowed"}
"""What the router of Starlette raises, for paths outside the contract."""

log = structlog.get_logger("daybook.problems")


def failure(error: Exception, scope: Scope) -> Response:
    """The answer to an exception that nobody caught. Logs it; tells nothing but the trace id."""
    if isinstance(error, Unavailable):
        log.warning("unavailable", reason=str(error), path=scope["path"])
        headers = {"Retry-After": str(error.retry_after)}
        problem: Problem = problems.Unavailable("Please ask again shortly.", headers=headers)
    elif isinstance(error, RequestBroken):
        problem = broken(error)
    else:
        log.error("unhandled exception", path=scope["path"], exc_info=error)
        problem = problems.InternalError("Something broke on our side. The trace id finds it.")
    return respond(CATALOG.render(problem, instance_of(scope)))


def broken(error: RequestBroken) -> Problem:
    """The problem of a request that cannot be read; its connection cannot be used again."""
    kind = CATALOG.of_type(f"/problems/{error.kind}", error.detail)
    kind.headers["Connection"] = "close"
    return kind


async def http_exception(request: Request, error: Exception) -> Response:
    """Answer what Starlette raises for a path or method outside the contract."""
    if not isinstance(error, HTTPException) or error.status_code not in KINDS:
        return failure(error, request.scope)
    problem = CATALOG.make(KINDS[error.status_code], headers=error.headers)
    return respond(CATALOG.render(problem, instance_of(request.scope)))


def respond(answer: Answer) -> Response:
    """An answer of the runtime as a Starlette response."""
    response = Response(answer.body, status_code=answer.status)
    response.raw_headers = answer.headers
    return response
