"""The engine that every generated operation shares, from the route to the answer."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from codegen.runtime.checks import ContractViolation
from codegen.runtime.coverage import Coverage
from codegen.runtime.json_bytes import Json, dump
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
from codegen.runtime.ranges import ByteRange, Unsatisfiable, select_range
from codegen.runtime.responses import Answer, Response, render
from codegen.runtime.sending import send_answer
from codegen.runtime.server_events import Comment, Events, ServerEvent
from codegen.runtime.uploads import UploadedFile
from codegen.runtime.validation import Validators

if TYPE_CHECKING:
    from codegen.runtime.call import Call, Execute, Work
    from codegen.runtime.routing import (
        ContractFirst,
        ContractRouter,
        UnimplementedOperations,
        build_router,
    )
else:
    _HOMES = {
        **dict.fromkeys(("Call", "Execute", "Work"), "call"),
        **dict.fromkeys(("ContractFirst", "ContractRouter"), "routing"),
        **dict.fromkeys(("UnimplementedOperations", "build_router"), "routing"),
    }

    def __getattr__(name: str) -> Any:
        """Give what needs FastAPI once it is asked for: the generator gets by without it."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = [
    "Answer",
    "Body",
    "ByteRange",
    "Call",
    "Catalog",
    "Comment",
    "ContractFirst",
    "ContractRouter",
    "ContractViolation",
    "Coverage",
    "Encoding",
    "Events",
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
    "ServerEvent",
    "UnimplementedOperations",
    "Unsatisfiable",
    "UploadedFile",
    "Validators",
    "Violation",
    "Work",
    "build_router",
    "dump",
    "instance_of",
    "render",
    "select_range",
    "send_answer",
]
