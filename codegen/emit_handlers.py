"""Writes handlers.py: one Protocol per tag, which a plain module of functions satisfies."""

from __future__ import annotations

from codegen.emit_requests import has_input, title
from codegen.emit_responses import answers
from codegen.emit_source import WIDTH, Module, docstring
from codegen.ir import Contract, Operation, Tag

_DOC = """What has to be written: one Protocol per tag, one method per operation.

A plain module of `async def create_post(ctx: Context, req: CreatePost) -> CreatePost201: ...` is
one; a type checker names the function that is missing or mistyped."""
_MYPY_NAMES = 2  # how many missing members mypy lists by name
_ALWAYS = """    # mypy names what is missing only if something is there, as this always is.
    def __repr__(self) -> str: ..."""


def module(contract: Contract) -> Module:
    """Return handlers.py."""
    made = Module(_DOC)
    made.add('C = TypeVar("C", contravariant=True)')
    made.add(*(_protocol(contract, tag) for tag in contract.tags))
    return made


def answer_types(operation: Operation) -> list[str]:
    """Return what an operation may answer: its response classes, then its problem classes.

    Where the document describes a problem without naming its type, any problem may be answered.
    """
    found = [f"responses.{answer.class_name}" for answer in answers(operation)]
    for answer in operation.responses:
        if answer.class_name is None:
            found += [f"problems.{name}" for name in answer.problems] or ["Problem"]
    return list(dict.fromkeys(found)) or ["Response"]


def _protocol(contract: Contract, tag: Tag) -> str:
    first = tag.description.strip() or f"The operations tagged {tag.name}."
    head = f"class {tag.class_name}(Protocol[C]):\n{docstring(first, '    ')}"
    mine = [operation for operation in contract.operations if operation.tag == tag.name]
    always = [_ALWAYS] if len(mine) <= _MYPY_NAMES else []
    return "\n\n".join([head, *(_method(operation) for operation in mine), *always])


def _method(operation: Operation) -> str:
    request = f", req: requests.{operation.class_name}" if has_input(operation) else ""
    arguments = f"self, ctx: C{request}, /"
    members = answer_types(operation)
    doc = "\n\n".join(part for part in (title(operation), operation.description.strip()) if part)
    lines = [
        *_signature(operation.name, arguments, members),
        docstring(doc, " " * 8),
        "        ...",
    ]
    return "\n".join(lines)


def _signature(name: str, arguments: str, members: list[str]) -> list[str]:
    flat = f"    async def {name}({arguments}) -> {' | '.join(members)}:"
    if len(flat) <= WIDTH:
        return [flat]
    head = f"    async def {name}({arguments}) -> ("
    first = (
        [head]
        if len(head) <= WIDTH
        else [f"    async def {name}(", f"        {arguments}", "    ) -> ("]
    )
    rest = [f"        | {member}" for member in members[1:]]
    return [*first, f"        {members[0]}", *rest, "    ):"]
