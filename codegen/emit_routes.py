"""Writes routes.py: one function that joins the contract's operations to the handler modules."""

from __future__ import annotations

from codegen.emit_source import STEP, Code, Module, docstring, layout, wrap
from codegen.ir import Contract, Tag

_DOC = "Joins the operations of the contract to their handlers: a router for any FastAPI app."
_SUMMARY = docstring(
    "Return the routes. Raises UnimplementedOperations when a function is missing.", STEP
)
_OWN = ("security", "execute", "options", "unimplemented")


def module(contract: Contract) -> Module:
    """Return routes.py."""
    made = Module(_DOC)
    secured = bool(contract.security_schemes)
    made.use("codegen.runtime", "ContractRouter", "Execute", "Options")
    made.use("codegen.runtime.routing", "Unimplemented", "build_router")
    made.use("typing", "TypeVar")
    made.use(".operations", "OPERATIONS")
    made.use(".problems", "PROBLEMS")
    made.use(".validators", "VALIDATORS")
    if secured:
        made.use(".security", "SCHEMES", "Authenticators")
    made.add(
        'C = TypeVar("C")' + ('\nP = TypeVar("P")' if secured else ""),
        _router(contract, secured=secured),
    )
    return made


def argument(tag: Tag) -> str:
    """Return the keyword that takes a tag's handlers."""
    return f"{tag.module}_handlers" if tag.module in _OWN else tag.module


def _router(contract: Contract, *, secured: bool) -> str:
    principal = "P" if secured else "None"
    parameters = [Code("*")]
    if secured:
        parameters.append(Code("security: Authenticators[P]"))
    parameters.append(Code(f"execute: Execute[{principal}, C]"))
    parameters += [Code(f"{argument(tag)}: handlers.{tag.class_name}[C]") for tag in contract.tags]
    parameters.append(Code("options: Options | None = None"))
    parameters.append(Code('unimplemented: Unimplemented = "refuse"'))
    return "\n".join(
        [
            wrap("def router", parameters, " -> ContractRouter:"),
            _SUMMARY,
            "    return build_router(",
            "        OPERATIONS,",
            "        validators=VALIDATORS,",
            f"        handlers={_mapping(contract)},",
            "        execute=execute,",
            *(["        schemes=SCHEMES,", "        security=security,"] if secured else []),
            "        problems=PROBLEMS,",
            "        options=options,",
            "        unimplemented=unimplemented,",
            "    )",
        ]
    )


def _mapping(contract: Contract) -> str:
    pairs = {tag.module: Code(argument(tag)) for tag in contract.tags}
    return layout(pairs, STEP * 2, len("handlers="), 1)
