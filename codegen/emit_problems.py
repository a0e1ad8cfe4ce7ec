"""Writes problems.py: one exception class per problem type of the contract (RFC 9457)."""

from __future__ import annotations

from codegen.emit_source import Code, Module, allows_none, assign, docstring, optional, tidy, wrap
from codegen.ir import Contract, Problem

_DOC = """The problems of the contract (RFC 9457).

Raise one and the unit of work rolls back; return one and it commits. It is the answer both ways."""


def module(contract: Contract) -> Module:
    """Return problems.py."""
    made = Module(_DOC)
    made.add(*(_problem(problem) for problem in contract.problems))
    classes = tuple(Code(problem.class_name) for problem in contract.problems)
    made.add(assign("PROBLEMS: tuple[type[Problem], ...]", classes))
    return made


def _problem(problem: Problem) -> str:
    doc = " ".join(part for part in (str(problem.status or ""), problem.description) if part)
    lines = [
        f"class {problem.class_name}(Problem):",
        docstring(doc or problem.type, "    "),
        "",
        assign("    type: ClassVar[str]", problem.type),
    ]
    if problem.status is not None:
        lines.append(f"    status: ClassVar[int] = {problem.status}")
    if problem.title is not None:
        lines.append(assign("    title: ClassVar[str]", problem.title))
    return "\n".join([*lines, *_constructor(problem)])


def _constructor(problem: Problem) -> list[str]:
    """Return `__init__` with the extension members as typed keywords; nothing without members."""
    if not problem.members:
        return []
    parameters = [Code("self"), Code("detail: str | None = None"), Code("*")]
    members = sorted(problem.members, key=lambda member: not member[3])
    for _, field, annotation, required in members:
        shape = tidy(annotation)
        parameters.append(
            Code(f"{field}: {shape}" if required else f"{field}: {optional(shape)} = None")
        )
    parameters.append(Code("headers: Mapping[str, str] | None = None"))
    plain = all(name == field for name, field, _, _ in members)
    given = [Code(f"{name}={field}") for name, field, _, _ in members]
    if not plain:
        pairs = ", ".join(f'"{name}": {field}' for name, field, _, _ in members)
        given = [Code(f"**{{{pairs}}}")]
    lines = [
        "",
        wrap("def __init__", parameters, " -> None:", indent="    "),
        '        """Say what happened this time; the keywords are members of the problem."""',
        wrap(
            "super().__init__",
            [Code("detail"), Code("headers=headers"), *given],
            "",
            indent="        ",
        ),
    ]
    for name, field, annotation, required in members:
        if required and allows_none(
            tidy(annotation)
        ):  # the base leaves None out, the schema wants null
            lines.append(f'        self.members["{name}"] = {field}')
    return lines
