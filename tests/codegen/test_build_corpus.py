"""Real documents: each one builds, or is refused at a place for a reason that is known here."""

from __future__ import annotations

import json
import keyword
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # PyYAML carries no types

from codegen import ir
from codegen.build import load_contract
from codegen.walk import METHODS
from tests.codegen.corpus import CORPUS, ROOT, document, documents
from tests.codegen.documents import faults

REFUSED = {
    "oai-32-tags.yaml": ["oai-32-tags.yaml:1:1: OpenAPI 3.2.0 is not supported"],
    "openai.yaml": [
        "openai.yaml:37209:11: unknown keyword `optional` in a Schema Object",
        "openai.yaml:41064:13: unknown keyword `min_items` in a Schema Object",
        "openai.yaml:41065:13: unknown keyword `max_items` in a Schema Object",
    ],
}
"""Documents that are refused, and all that is said about them."""

_NAMES = [path.name for path in documents("specs")]
_BUILT = [name for name in _NAMES if name != "oai-32-tags.yaml"]
_REPROS = [path.name for path in documents("repro")]


def test_the_corpus_is_there() -> None:
    """Says that the tests below did not run, where the corpus is missing."""
    if not _NAMES:
        pytest.skip(f"no documents in {CORPUS}/specs: set DAYBOOK_CORPUS to try the real ones")
    assert _REPROS


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_refused_document_says_where_and_why(name: str) -> None:
    """What cannot be honoured is named with file, line and column."""
    path = document(name)
    assert [fault.removeprefix(f"{path.parent}/") for fault in faults(path)] == REFUSED[name]


def test_every_refusal_is_for_a_published_reason() -> None:
    """docs/codegen.md lists all reasons there are, in the words of the messages."""
    page = (ROOT / "docs" / "codegen.md").read_text("utf-8")
    section = page.partition("## Why a document is refused")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
    published = [phrase for row in rows for phrase in re.findall(r"`([^`]+)`", row)]
    for fault in [fault for told in REFUSED.values() for fault in told]:
        assert any(phrase in fault for phrase in published), fault


@pytest.fixture(scope="module", params=_BUILT)
def built(request: pytest.FixtureRequest) -> tuple[str, ir.Contract]:
    """Build each document once, for the tests that look at it."""
    name = str(request.param)
    return name, load_contract(document(name), unknown="warn" if name in REFUSED else "refuse")


def test_every_operation_of_a_document_is_there(built: tuple[str, ir.Contract]) -> None:
    """The contract has what an independent walk over the raw document finds."""
    name, contract = built
    raw = _raw(document(name))
    walked = Counter(
        (method.upper(), path, len(node.get("responses", {})), _alternatives(raw, node))
        for path, item in raw.get("paths", {}).items()
        for method, node in item.items()
        if method in METHODS
    )
    found = Counter(
        (o.method, o.path, len({r.status for r in o.responses}), len(o.security))
        for o in contract.operations
    )
    assert found == walked


def test_every_name_is_valid_and_unique(built: tuple[str, ir.Contract]) -> None:
    """Functions, classes, fields and modules are identifiers, each once in its scope."""
    _, contract = built
    scopes = [
        [o.name for o in contract.operations],
        [o.class_name for o in contract.operations],
        [name for name, _ in contract.model_schemas],
        [t.module for t in contract.tags],
        [s.method for s in contract.security_schemes],
        [r.class_name for o in contract.operations for r in o.responses if r.class_name],
        *([p.field for p in o.parameters] for o in contract.operations),
        *([h.field for h in r.headers] for o in contract.operations for r in o.responses),
    ]
    for scope in scopes:
        assert all(name.isidentifier() and not keyword.iskeyword(name) for name in scope)
        assert len(scope) == len({name.casefold() for name in scope})


def test_every_type_expression_is_python(built: tuple[str, ir.Contract]) -> None:
    """Annotations compile, and name only classes that models.py will have."""
    _, contract = built
    classes = {name for name, _ in contract.model_schemas}
    views = [p.schema for o in contract.operations for p in o.parameters]
    views += [b.schema for o in contract.operations for b in o.bodies if b.schema]
    views += [r.schema for o in contract.operations for r in o.responses if r.schema]
    for view in views:
        words = compile(view.annotation, str(view.location), "eval").co_names
        assert set(words) <= classes | _TYPES
        assert _at(contract.document, view.pointer) is not None


@pytest.mark.parametrize("name", _REPROS)
def test_the_minimal_documents_build(name: str) -> None:
    """Each document that another tool models wrongly is at least read."""
    assert load_contract(CORPUS / "repro" / name).document["openapi"]


@pytest.mark.parametrize("name", ["train-travel.yaml", "readme-parameters-style.json"])
def test_a_contract_does_not_depend_on_the_order_of_sets(name: str) -> None:
    """Two processes with different hash seeds build the same contract."""
    path = document(name)
    code = (
        "import pathlib, sys; from codegen.build import load_contract; "
        "print(repr(load_contract(pathlib.Path(sys.argv[1]))))"
    )
    built = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(built) == 1


_TYPES = {
    "Any",
    "Literal",
    "UUID",
    "bool",
    "bytes",
    "date",
    "datetime",
    "dict",
    "float",
    "int",
    "list",
}
_TYPES |= {"models", "str"}


def _raw(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=loader)  # noqa: S506 - a safe one


def _alternatives(raw: Any, node: Any) -> int:
    return len(node.get("security", raw.get("security", [])))


def _at(document: Any, pointer: str) -> Any:
    for escaped in pointer.split("/")[1:]:
        token = escaped.replace("~1", "/").replace("~0", "~")
        document = document[int(token) if isinstance(document, list) else token]
    return document
