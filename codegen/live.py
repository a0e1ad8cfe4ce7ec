"""Makes in memory what the emitted modules would make when imported: descriptors, no files.

The emitters describe each descriptor as a `Call`. Here the same `Call` is carried out instead of
being written, so there is one place that decides what a descriptor says, and no source is executed.
What needs generated classes (models, request dataclasses) becomes plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from codegen.emit_operations import operation_calls
from codegen.emit_security import scheme_call
from codegen.emit_source import Call, Code
from codegen.ir import Contract
from codegen.runtime import (
    Body,
    Encoding,
    HeaderSpec,
    Operation,
    Parameter,
    Problem,
    ResponseSpec,
    SecurityScheme,
)
from codegen.runtime.values import parse_datetime

_MAKERS: Mapping[str, Callable[..., Any]] = {
    "Body": Body,
    "Encoding": Encoding,
    "HeaderSpec": HeaderSpec,
    "Operation": Operation,
    "Parameter": Parameter,
    "ResponseSpec": ResponseSpec,
    "SecurityScheme": SecurityScheme,
    "frozenset": frozenset,
}
_NAMES: Mapping[str, Any] = {
    "True": True,
    "False": False,
    "UUID": UUID,
    "date.fromisoformat": date.fromisoformat,
    "parse_datetime": parse_datetime,
}


def operations(contract: Contract) -> tuple[Operation, ...]:
    """Return `operations.OPERATIONS`; requests are plain dicts, bodies plain JSON values."""
    return tuple(carry_out(call) for call in operation_calls(contract).values())


def schemes(contract: Contract) -> tuple[SecurityScheme, ...]:
    """Return `security.SCHEMES`."""
    return tuple(carry_out(scheme_call(scheme)) for scheme in contract.security_schemes)


def problems(contract: Contract) -> tuple[type[Problem], ...]:
    """Return `problems.PROBLEMS`: classes that differ in their constants alone."""
    return tuple(
        type(
            problem.class_name,
            (Problem,),
            {
                "__doc__": problem.description or problem.type,
                "type": problem.type,
                "status": problem.status or Problem.status,
                "title": problem.title or Problem.title,
            },
        )
        for problem in contract.problems
    )


def carry_out(value: Any) -> Any:
    """Return what a `Call` makes when its text is executed."""
    if isinstance(value, Call):
        arguments = [carry_out(item) for item in value.args]
        named = {name: carry_out(item) for name, item in value.kwargs.items()}
        return _MAKERS[value.name](*arguments, **named)
    if isinstance(value, Code):
        return dict if value.text.startswith("requests.") else _NAMES.get(value.text)
    if isinstance(value, tuple):
        return tuple(carry_out(item) for item in value)
    return value
