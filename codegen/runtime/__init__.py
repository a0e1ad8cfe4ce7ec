"""The engine that every generated operation shares, from the route to the answer."""

from __future__ import annotations

from codegen.runtime.call import Call, Execute, Work
from codegen.runtime.checks import ContractViolation
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
from codegen.runtime.problems import Catalog, Problem, Violation, instance_of
from codegen.runtime.responses import Answer, Json, Response, dump, render
from codegen.runtime.routing import ContractRouter, UnimplementedOperations, build_router
from codegen.runtime.sending import send_answer
from codegen.runtime.validation import Validators

__all__ = [
    "Answer",
    "Body",
    "Call",
    "Catalog",
    "ContractRouter",
    "ContractViolation",
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
    "UnimplementedOperations",
    "Validators",
    "Violation",
    "Work",
    "build_router",
    "dump",
    "instance_of",
    "render",
    "send_answer",
]
