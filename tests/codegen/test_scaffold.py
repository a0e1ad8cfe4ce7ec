"""Stubs for operations without a function: typed, marked, and never over anything that is there."""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from codegen.build import load_contract
from codegen.check import write
from codegen.emit_all import files
from codegen.runtime import UnimplementedOperations
from codegen.runtime.unimplemented import is_unimplemented, unimplemented
from codegen.scaffold import scaffold
from tests.codegen.corpus import ROOT
from tests.codegen.packages import imported
from tests.codegen.test_emit import SPEC

OPERATIONS = {"list_books", "add_book", "read_book", "change_book"}
MYPY = (sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir=.mypy")
MAIN = """from __future__ import annotations

from typing import Any

from codegen.runtime import Execute
from generated import routes
from generated.security import Authenticators
from handlers import books, covers, default


def build(security: Authenticators[Any], execute: Execute[Any, Any]) -> object:
    return routes.router(
        security=security, execute=execute, books=books, covers=covers, default=default
    )
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the golden contract generated, scaffolded, and joined in main.py."""
    contract = load_contract(SPEC)
    write(tmp_path / "generated", files(contract, SPEC.name))
    scaffold(contract, tmp_path / "handlers", "generated", "typing:Any")
    (tmp_path / "main.py").write_text(MAIN, "utf-8")
    return tmp_path


def functions(path: Path) -> set[str]:
    """Return the names of a module's functions."""
    body = ast.parse(path.read_text("utf-8")).body
    return {node.name for node in body if isinstance(node, ast.AsyncFunctionDef)}


def type_check(project: Path) -> str:
    """Run `mypy --strict` over a project and return what it says."""
    ran = subprocess.run(
        [*MYPY, "--explicit-package-bases", "main.py", "handlers"],
        capture_output=True,
        text=True,
        check=False,
        cwd=project,
        env={"MYPYPATH": f"{project}:{ROOT}", "PATH": ""},
    )
    return ran.stdout + ran.stderr


def test_every_operation_gets_a_stub_in_its_tags_module(project: Path) -> None:
    """One module per tag; the operations without a tag share one."""
    assert {path.name for path in (project / "handlers").iterdir()} == {
        "__init__.py",
        "books.py",
        "covers.py",
        "default.py",
    }
    assert functions(project / "handlers" / "books.py") == OPERATIONS


def test_a_stub_does_not_count_as_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every stub is marked for the router and raises when it is called all the same."""
    monkeypatch.setattr("sys.modules", {**sys.modules})
    for name in [name for name in sys.modules if name.split(".")[0] == "generated"]:
        del sys.modules[name]
    monkeypatch.syspath_prepend(str(project))
    spec = importlib.util.spec_from_file_location("stubs", project / "handlers" / "books.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert all(is_unimplemented(getattr(module, name)) for name in OPERATIONS)
    with pytest.raises(NotImplementedError, match="readBook"):
        asyncio.run(module.read_book(None, None))


def test_a_second_run_adds_nothing(project: Path) -> None:
    """Scaffolding is safe to repeat: not a byte changes."""
    before = {path: path.read_bytes() for path in (project / "handlers").iterdir()}
    assert scaffold(load_contract(SPEC), project / "handlers", "generated", "typing:Any") == []
    assert {path: path.read_bytes() for path in (project / "handlers").iterdir()} == before


def test_what_is_there_stays_as_it_is(project: Path) -> None:
    """Hand-written lines keep their text and order; only the missing functions are added."""
    path = project / "handlers" / "books.py"
    mine = '"""Mine."""\n\nimport os  # kept\n\n\nasync def read_book(c, r): return  os.sep # odd\n'
    path.write_text(mine, "utf-8")
    added = scaffold(load_contract(SPEC), project / "handlers", "generated", "typing:Any")
    assert {stub.operation for stub in added} == {"listBooks", "addBook", "changeBook"}
    text = path.read_text("utf-8")
    kept = [line for line in text.splitlines() if line in mine.splitlines()]
    assert [line for line in kept if line] == [line for line in mine.splitlines() if line]
    assert functions(path) == OPERATIONS


def test_stubs_type_check_and_a_missing_function_is_named(project: Path) -> None:
    """The scaffold is clean under `mypy --strict`, which names a function that is then gone."""
    assert type_check(project) == ""
    path = project / "handlers" / "covers.py"
    path.write_text(path.read_text("utf-8").replace("def read_cover", "def read_covers"), "utf-8")
    told = type_check(project)
    assert "main.py:" in told
    assert 'missing following "Covers" protocol member' in told
    assert "read_cover" in told


def test_a_mistyped_function_is_named(project: Path) -> None:
    """An answer that the contract does not document does not type-check."""
    path = project / "handlers" / "default.py"
    path.write_text(
        '"""Mine."""\n\n\nasync def get_health(ctx: object) -> int:\n    return 204\n',
        "utf-8",
    )
    assert "get_health" in type_check(project)


async def execute(call: object, work: object) -> object:
    """Stand in for the application's unit of work."""
    raise AssertionError(call, work)


class Nobody:
    """Authenticators that are never asked."""

    async def token(self, request: object, credential: object, /) -> None:
        """Refuse to be asked."""
        raise AssertionError(request, credential)

    key = desk = token


def test_the_router_refuses_to_start_without_a_function(tmp_path: Path) -> None:
    """It names every operation that is missing or only a stub, its path, and what to write."""

    async def done(*_: object) -> None: ...

    @unimplemented
    async def stub(*_: object) -> None: ...

    books, covers, default = (ModuleType(name) for name in ("books", "covers", "default"))
    for name in OPERATIONS - {"add_book"}:
        setattr(books, name, done)
    covers.read_cover = stub  # type: ignore[attr-defined]
    default.get_health = done  # type: ignore[attr-defined]
    with (
        imported(tmp_path, load_contract(SPEC)) as package,
        pytest.raises(UnimplementedOperations) as refused,
    ):
        package.routes.router(
            security=Nobody(), execute=execute, books=books, covers=covers, default=default
        )
    told = str(refused.value)
    assert "books.add_book" in told
    assert "POST /books" in told
    assert "async def add_book(ctx: Context, req: AddBook) -> AddBook201: ..." in told
    assert "covers.read_cover" in told
    assert "read_book" not in told.replace("covers.read_cover", "")


def test_a_stub_is_known_and_a_function_is_not_one() -> None:
    """The mark is on the function itself; nothing at all counts as unimplemented too."""

    @unimplemented
    async def stub() -> None: ...

    assert is_unimplemented(stub)
    assert is_unimplemented(None)
    assert not is_unimplemented(test_a_stub_is_known_and_a_function_is_not_one)
