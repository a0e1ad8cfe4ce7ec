"""Schemas that cannot compile fail when code is generated, with their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.build import prepare
from codegen.bundle import Bundle
from codegen.compile_check import check_compiles
from codegen.load import read
from codegen.source import Positions
from tests.codegen.documents import HEAD, contract, written

DOCUMENT = """paths:
  /a:
    get:
      parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/Outer'}}]
      responses:
        '200':
          description: d
          headers:
            X-A: {schema: {type: string}}
components:
  schemas:
    Outer:
      type: object
      properties:
        inner: {minLength: 1}
"""


@pytest.mark.parametrize(
    ("place", "bad", "line"),
    [
        (("components", "schemas", "Outer", "properties", "inner"), {"type": "strin"}, 17),
        (
            ("paths", "/a", "get", "responses", "200", "headers", "X-A", "schema"),
            {"$dynamicRef": "#nowhere"},
            11,
        ),
    ],
)
def test_what_does_not_compile_is_told_with_its_place(
    tmp_path: Path, place: tuple[str, ...], bad: dict[str, Any], line: int
) -> None:
    """The other checks refuse these already, so the bundle is spoiled behind their backs."""
    path = written(tmp_path, HEAD + DOCUMENT)
    made = contract(tmp_path, DOCUMENT)
    positions = Positions()
    document, source = read(path, positions)
    bundle = Bundle(document, positions, source)
    prepare(bundle)
    for holder in (made.document, bundle.document):
        node: Any = holder
        for key in place:
            node = node[key]
        node.clear()
        node.update(bad)
    found = check_compiles(bundle, made)
    assert [(error.location.line, "does not compile" in error.message) for error in found] == [
        (line, True)
    ]


def test_what_compiles_is_let_through(tmp_path: Path) -> None:
    """A schema that contains itself compiles."""
    again = DOCUMENT.replace("{minLength: 1}", "{$ref: '#/components/schemas/Outer'}")
    assert contract(tmp_path, again).operations[0].method == "GET"
