"""Adds a stub for each operation that has no function yet, and touches nothing else.

A stub is typed, so the type checker reads it, and marked, so that an app refuses to start with it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from codegen.emit_handlers import answer_types
from codegen.emit_requests import has_input, title
from codegen.emit_source import WIDTH, docstring
from codegen.ir import Contract, Operation, Tag

_RUNTIME = "codegen.runtime.unimplemented"


@dataclass(frozen=True, slots=True)
class Stub:
    """What was added: a function for `operation` in the module at `path`."""

    path: Path
    operation: str


def scaffold(contract: Contract, handlers: Path, package: str, context: str) -> list[Stub]:
    """Write the missing stubs and return them.

    `package` is the import name of the generated package; `context` names the type of `ctx` as
    `module:Class`. Raises SyntaxError when a handler module cannot be read.
    """
    added: list[Stub] = []
    for tag in contract.tags:
        path = handlers / f"{tag.module}.py"
        present = path.read_text("utf-8") if path.is_file() else None
        operations = [operation for operation in contract.operations if operation.tag == tag.name]
        missing = [o for o in operations if o.name not in functions(present or "", str(path))]
        if missing:
            _make_package(handlers)
            path.write_text(_module(present, tag, missing, package, context), "utf-8")
            added += [Stub(path, operation.id) for operation in missing]
    return added


def _make_package(folder: Path) -> None:
    """Make a folder that is not there yet, as a package: type checkers then know its modules."""
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text('"""What each operation does."""\n', "utf-8")


def functions(source: str, filename: str) -> set[str]:
    """Return the names that a module's top level defines or imports."""
    names: set[str] = set()
    for node in ast.parse(source, filename).body:
        if isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return names


def _module(
    present: str | None, tag: Tag, missing: list[Operation], package: str, context: str
) -> str:
    known = functions(present or "", tag.module)
    wanted = {name: line for name, line in _imports(missing, package, context) if name not in known}
    stubs = "\n\n".join(_stub(operation, context) for operation in missing)
    if present is None:
        head = f'"""{_sentence(tag)}"""\n\nfrom __future__ import annotations\n'
        return f"{head}\n{_lines(wanted)}\n\n{stubs}"
    return f"{_with_imports(present, _lines(wanted)).rstrip()}\n\n\n{stubs}"


def _sentence(tag: Tag) -> str:
    first = (
        tag.description.strip().split("\n")[0].rstrip(".") or f"The operations tagged {tag.name}"
    )
    return first.replace('"""', "'''").replace("\\", "\\\\") + "."


def _imports(missing: list[Operation], package: str, context: str) -> list[tuple[str, str]]:
    module, _, name = context.partition(":")
    found = [
        (name, f"from {module} import {name}"),
        ("unimplemented", f"from {_RUNTIME} import unimplemented"),
    ]
    for operation in missing:
        if has_input(operation):
            found.append(("requests", f"from {package} import requests"))
        found += [
            (member.partition(".")[0], f"from {package} import {member.partition('.')[0]}")
            if "." in member
            else (member, f"from codegen.runtime import {member}")
            for member in _answers(operation)
        ]
    return found


def _answers(operation: Operation) -> list[str]:
    """Return the types a stub may answer; its problems may be raised anyway."""
    members = answer_types(operation)
    return [member for member in members if not member.startswith("problems.")] or members[:1]


def _lines(imports: dict[str, str]) -> str:
    return "\n".join(sorted(imports.values())) + "\n" if imports else ""


def _with_imports(source: str, lines: str) -> str:
    """Insert import lines after the last import of a module, or after its docstring."""
    if not lines:
        return source
    last = 0
    for node in ast.parse(source).body:
        is_doc = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node, ast.Import | ast.ImportFrom) or (is_doc and not last):
            last = node.end_lineno or last
    kept = source.splitlines(keepends=True)
    gap = (
        ""
        if last == 0 or source.splitlines()[last - 1].startswith(("from ", "import ", ")"))
        else "\n"
    )
    return "".join([*kept[:last], gap, lines, *kept[last:]])


def _stub(operation: Operation, context: str) -> str:
    request = f", req: requests.{operation.class_name}" if has_input(operation) else ""
    name = context.partition(":")[2]
    head = f"async def {operation.name}(ctx: {name}{request}) -> "
    members = _answers(operation)
    result = " | ".join(members)
    if len(head) + len(result) > WIDTH - 2:
        result = "(\n    " + "\n    | ".join(members) + "\n)"
    return "\n".join(
        [
            "@unimplemented",
            f"{head}{result}:",
            docstring(title(operation), "    "),
            f'    raise NotImplementedError("{operation.id}")\n',
        ]
    )
