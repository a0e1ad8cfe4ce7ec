"""Which documented answer a refusal of the engine becomes, and which have to be added.

A document says how its own server refuses: by `400` where the engine would say `422`, say. Then a
refusal has that status. Where a document is silent, it is the engine's own problem (RFC 9457), and
the mock adds its status to what it says of the operation.
"""

from __future__ import annotations

from dataclasses import replace

from codegen.runtime.operation import Operation, ResponseSpec
from codegen.runtime.problems import MEDIA_TYPE, Problem, phrase

_INSTEAD: dict[int, tuple[int, ...]] = {
    400: (422,),
    406: (400, 422),
    413: (400, 422),
    415: (400, 422),
    422: (400,),
    428: (412, 400, 422),
}
"""Documented statuses that say the same less exactly. Nothing stands for 401."""


def documented(operation: Operation, status: int) -> ResponseSpec | None:
    """Return the documented answer of a status: itself, its class, or `default` (§4.8.16)."""
    table = {spec.status.upper(): spec for spec in operation.responses}
    return table.get(str(status)) or table.get(f"{status // 100}XX") or table.get("DEFAULT")


def refusal_status(operation: Operation, status: int) -> int:
    """Return the status with which a refusal is answered: a documented one if there is any."""
    choices = (status, *_INSTEAD.get(status, ()))
    return next((choice for choice in choices if documented(operation, choice)), status)


def restated(problem: Problem, status: int) -> Problem:
    """Return a refusal under another status that says the same less exactly."""
    if status == problem.status:
        return problem
    members = {"status": status, "title": phrase(status)}
    other: type[Problem] = type("Refusal", (Problem,), members)
    return other(problem.detail, headers=problem.headers, **problem.members)


def possible(operation: Operation) -> set[int]:
    """Return the statuses with which the engine may refuse requests of an operation."""
    found = {422}
    if any(operation.security):
        found |= {401}
    if operation.bodies:
        found |= {400, 413, 415}
    if any(spec.media_types for spec in operation.responses):
        found |= {406}
    if any(parameter.missing_problem for parameter in operation.parameters):
        found |= {428}
    return found


def added(operation: Operation) -> tuple[int, ...]:
    """Return the statuses that the document does not have: refusals, and any success at all."""
    statuses = {refusal_status(operation, status) for status in possible(operation)}
    missing = {status for status in statuses if documented(operation, status) is None}
    return tuple(sorted(missing | ({200} if not operation.responses else set())))


def completed(operation: Operation) -> Operation:
    """Return the operation with the answers that its document does not have."""
    more = tuple(
        ResponseSpec(str(status), {MEDIA_TYPE: None} if status >= 400 else {})  # noqa: PLR2004 an error
        for status in added(operation)
    )
    return replace(operation, responses=(*operation.responses, *more))
