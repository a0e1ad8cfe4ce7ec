"""A verdict of "compatible" is true: no value tells otherwise, whatever the schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema_rs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.bundle import Bundle, Node
from codegen.diff.findings import Side
from codegen.diff.rules import RULES
from codegen.diff.schemas import SchemaDiff
from codegen.source import Positions, Source
from tests.codegen.diff.schema_pairs import POOL, edits, schemas

TREE = {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Tree"}, "b": {}}}
CARD = {"type": "object", "properties": {"a": {"const": "a"}}, "required": ["a"]}
_SETTINGS = settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def _document(schema: Any) -> dict[str, Any]:
    return {"components": {"schemas": {"A": schema, "Tree": TREE, "Card": CARD}}}


def _node(schema: Any) -> Node:
    source = Source(Path("drawn.json"), "", b"")
    return Bundle(_document(schema), Positions(), source).at("/components/schemas/A")


def _validator(schema: Any) -> jsonschema_rs.Draft202012Validator:
    whole = {"$ref": "#/components/schemas/A", **_document(schema)}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def _compatible(old: Any, new: Any, side: Side) -> bool:
    findings = SchemaDiff(side).compare((_node(old),), (_node(new),))
    return all(RULES[f.rule].verdict(side).severity == "compatible" for f in findings)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Draw a schema and one that was made of it by one to three edits."""
    old = draw(schemas())
    new = old
    for _ in range(draw(st.integers(1, 3))):
        new = draw(edits(new))
    return old, new


@_SETTINGS
@given(pair=pairs())
def test_a_compatible_request_still_takes_what_it_took(pair: tuple[Any, Any]) -> None:
    """No value that the old schema takes is refused by the new one."""
    old, new = pair
    if _compatible(old, new, "request"):
        before, after = _validator(old), _validator(new)
        refused = [v for v in POOL if before.is_valid(v) and not after.is_valid(v)]
        assert refused == []


@_SETTINGS
@given(pair=pairs())
def test_a_compatible_answer_stays_within_what_was_promised(pair: tuple[Any, Any]) -> None:
    """No value that the new schema lets through is ruled out by the old one."""
    old, new = pair
    if _compatible(old, new, "response"):
        before, after = _validator(old), _validator(new)
        unknown = [v for v in POOL if after.is_valid(v) and not before.is_valid(v)]
        assert unknown == []


@_SETTINGS
@given(schema=schemas())
def test_a_schema_does_not_differ_from_itself(schema: Any) -> None:
    """Whatever a schema says, two readings of it are the same."""
    for side in ("request", "response"):
        assert SchemaDiff(side).compare((_node(schema),), (_node(schema),)) == []


@_SETTINGS
@given(schema=schemas())
def test_a_schema_in_other_words_is_the_same(schema: Any) -> None:
    """`allOf` of one, keys in another order and an empty partner change nothing."""
    turned = dict(reversed(schema.items())) if isinstance(schema, dict) else schema
    for other in ({"allOf": [schema]}, turned, {"allOf": [{}, turned, True]}):
        assert SchemaDiff("request").compare((_node(schema),), (_node(other),)) == []
