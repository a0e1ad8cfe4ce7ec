"""The engine that every generated operation shares: routing, security, validation, problems, answers."""

from __future__ import annotations

from codegen.runtime.call import Call, Execute, Work
from codegen.runtime.operation import (
    Body,
    Encoding,
    HeaderSpec,
    Operation,
    Parameter,
    ResponseSpec,
    SecurityScheme,
)
from codegen.runtime.options import Options
from codegen.runtime.problems import Catalog, Problem, Violation
from codegen.runtime.responses import Answer, Json, Response

__all__ = [
    "Answer",
    "Body",
    "Call",
    "Catalog",
    "Encoding",
    "Execute",
    "HeaderSpec",
    "Json",
    "Operation",
    "Options",
    "Parameter",
    "Problem",
    "Response",
    "ResponseSpec",
    "SecurityScheme",
    "Violation",
    "Work",
]
