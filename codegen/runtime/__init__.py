"""The engine that every generated operation shares, from the route to the answer.

Each name is imported once it is asked for: the generator, which uses some small modules of this
package, gets by without FastAPI and Pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codegen.runtime.call import Call, Execute, Work
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
    from codegen.runtime.problems import Catalog, Problem, instance_of
    from codegen.runtime.ranges import ByteRange, Unsatisfiable, select_range
    from codegen.runtime.responses import Answer, Response, render
    from codegen.runtime.routing import (
        ContractFirst,
        ContractRouter,
        UnimplementedOperations,
        build_router,
    )
    from codegen.runtime.sending import send_answer
    from codegen.runtime.server_events import Comment, Events, ServerEvent
    from codegen.runtime.uploads import UploadedFile
    from codegen.runtime.validation import Validators
    from codegen.runtime.violations import Violation
else:
    _NAMES = {
        "call": ("Call", "Execute", "Work"),
        "checks": ("ContractViolation",),
        "coverage": ("Coverage",),
        "json_bytes": ("Json", "dump"),
        "operation": (
            "Body",
            "Encoding",
            "HeaderSpec",
            "Operation",
            "Parameter",
            "ResponseSpec",
            "SecurityScheme",
        ),
        "options": ("Options",),
        "problems": ("Catalog", "Problem", "instance_of"),
        "ranges": ("ByteRange", "Unsatisfiable", "select_range"),
        "responses": ("Answer", "Response", "render"),
        "routing": ("ContractFirst", "ContractRouter", "UnimplementedOperations", "build_router"),
        "sending": ("send_answer",),
        "server_events": ("Comment", "Events", "ServerEvent"),
        "uploads": ("UploadedFile",),
        "validation": ("Validators",),
        "violations": ("Violation",),
    }
    _HOMES = {name: module for module, names in _NAMES.items() for name in names}

    def __getattr__(name: str) -> Any:
        """Import a name from its module."""
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
