"""What the emitters write: the golden package, the same bytes everywhere, short lines."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from codegen import emit_source
from codegen.build import load_contract
from codegen.check import differences
from codegen.emit_all import files
from codegen.emit_source import (
    Call,
    Code,
    Module,
    declare,
    docstring,
    layout,
    literal,
    quoted,
    reflow,
    tidy,
)
from tests.codegen.corpus import ROOT

GOLDEN = Path(__file__).parent / "golden"
SPEC = GOLDEN / "library.yaml"


def test_the_golden_package_is_what_is_written_today() -> None:
    """Every shape of a document gives exactly the committed text; regenerate and read the diff."""
    found = differences(GOLDEN / "library", files(load_contract(SPEC), SPEC.name))
    assert [str(difference) for difference in found] == []


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/Lima", "LANG": "C", "PYTHONUTF8": "1"},
    ],
    ids=["tokyo", "lima"],
)
def test_the_same_bytes_anywhere(environment: dict[str, str], tmp_path: Path) -> None:
    """Hash seed, time zone, language and working folder leave no trace in what is generated."""
    code = (
        "import sys; from codegen.__main__ import main; "
        "sys.exit(main(['generate', sys.argv[1], '--out', 'package', '--rules', 'none']))"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(SPEC)],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
    )
    written = {path.name: path.read_bytes() for path in (tmp_path / "package").iterdir()}
    assert written == {
        path.name: path.read_bytes() for path in (GOLDEN / "library").iterdir() if path.is_file()
    }


def test_every_file_says_how_it_is_made() -> None:
    """The first line of each module forbids editing and gives the command."""
    for name, text in files(load_contract(SPEC), SPEC.name).items():
        if name.endswith(".py"):
            first = text.splitlines()[0]
            assert first.startswith("# DO NOT EDIT."), name
            assert "python -m codegen generate library.yaml" in first, name


def test_no_emitted_line_is_too_long_but_for_what_cannot_be_broken() -> None:
    """Only a long string, or a type of models.py (which its own tool prints), goes beyond it."""
    for name, text in files(load_contract(ROOT / "openapi.yaml"), "openapi.yaml").items():
        if name.endswith(".py") and name != "models.py":
            long = [line for line in text.splitlines() if len(line) > emit_source.WIDTH]
            assert [line for line in long if not re.search('"[^"]{50,}"', line)] == [], name


VALUES = ("plain", 'a "quoted" word', "it's", "both ' and \"", "line\nbreak \\ 🙂", (1,))
NESTED: tuple[object, ...] = (((), ("a", None)), {"a": [True, 1.5]}, [], {"x-y": {"z": None}})


@pytest.mark.parametrize("value", [*VALUES, *NESTED], ids=repr)
def test_literals_read_back_as_themselves(value: object) -> None:
    """A value of the document is the same value in the generated source, on one line or many."""
    assert ast.literal_eval(literal(value)) == value
    assert ast.literal_eval(layout([value, "x" * 90])) == [value, "x" * 90]


@pytest.mark.parametrize("length", [3, 30, 40, 60, 85])
def test_a_field_is_broken_at_its_default_and_then_in_its_type(length: int) -> None:
    """It says the same however long it is, and is no longer than it must be."""
    text = quoted("x" * length)
    source = declare("header", f"Literal[{text}]", text, "    ")
    (node,) = ast.parse(textwrap.dedent(source)).body
    assert isinstance(node, ast.AnnAssign)
    assert node.value is not None
    assert ast.unparse(node.annotation) == f"Literal['{'x' * length}']"
    assert ast.literal_eval(node.value) == "x" * length
    assert max(map(len, source.splitlines())) <= emit_source.WIDTH


def test_a_call_that_does_not_fit_is_broken_at_every_level_it_must() -> None:
    """One argument a line, and inner calls stay whole where they fit."""
    call = Call(
        "Outer", (Code("first"),), {"inner": Call("Inner", kwargs={"a": 1}), "text": "x" * 80}
    )
    assert layout(call) == (f'Outer(\n    first,\n    inner=Inner(a=1),\n    text="{"x" * 80}",\n)')


@pytest.mark.parametrize(
    "text",
    ['ends with "quotes"', 'has """three""" quotes', "back\\slash", "one\n\ntwo", "x " * 80],
)
def test_any_description_is_a_valid_docstring(text: str) -> None:
    """Descriptions come from strangers: quotes and backslashes must not end the string."""
    source = f"def f():\n{docstring(text, '    ')}\n"
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    found = ast.get_docstring(function) or ""
    assert " ".join(found.split()) == " ".join(text.split())


def test_descriptions_are_filled_and_lists_stay_lists() -> None:
    """Lines of a paragraph are joined; Markdown lists and code keep theirs."""
    text = "one\ntwo\n\n- first\n- second\n\n    code  here"
    assert reflow(text, 40) == "one two\n\n- first\n- second\n\n    code  here"


def test_annotations_get_double_quotes() -> None:
    """The front end writes them with single ones."""
    assert tidy("Literal['a', 'it\"s'] | None") == 'Literal["a", \'it"s\'] | None'


def test_a_module_imports_what_its_blocks_use() -> None:
    """Well-known names and siblings are imported, names in strings are not."""
    module = Module("Doc.")
    module.add('A: UUID | models.B = "datetime"')
    text = module.render("# head")
    assert "from uuid import UUID\n" in text
    assert "from . import models\n" in text
    assert "from datetime" not in text
