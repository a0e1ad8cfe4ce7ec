"""What is told of large values that are wrong: never something untrue, and at little cost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.runtime import validation
from codegen.runtime.validation import Validators, beginning, violations

TEXT = {"type": "array", "minItems": 1, "maxItems": 6, "items": {"type": "integer"}}


def block(kind: str, **members: Any) -> dict[str, Any]:
    """Describe one alternative of a union."""
    return {
        "type": "object",
        "properties": {"type": {"const": kind}, **members},
        "required": ["type", *members],
        "additionalProperties": False,
    }


SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "tags": {"type": "array", "uniqueItems": True, "maxItems": 9, "items": {"type": "string"}},
        "blocks": {
            "type": "array",
            "minItems": 12,
            "maxItems": 40,
            "items": {"oneOf": [block("a", text=TEXT), block("b"), block("c", rows=TEXT)]},
        },
        "map": {"type": "object", "minProperties": 3, "maxProperties": 70},
    },
    "required": ["title", "tags", "blocks", "map"],
    "additionalProperties": False,
}
VALIDATOR = Validators({"components": {}}).compile(SCHEMA)

leaves = st.one_of(st.integers(0, 9), st.text("ab", max_size=2), st.none())
texts = st.lists(leaves, max_size=9)
blocks = st.one_of(
    leaves,
    st.fixed_dictionaries({"type": st.sampled_from("abcd")}),
    st.fixed_dictionaries({"type": st.just("a"), "text": texts}),
    st.fixed_dictionaries({"type": st.just("c"), "rows": texts, "more": leaves}),
)
values = st.fixed_dictionaries(
    {},
    optional={
        "title": leaves,
        "tags": st.lists(leaves, max_size=12),
        "blocks": st.lists(blocks, max_size=60),
        "map": st.dictionaries(st.text("abcdefg", min_size=1, max_size=3), leaves, max_size=90),
        "more": st.lists(leaves, max_size=30),
    },
)


@given(values, st.integers(1, 40), st.integers(41, 120))
def test_what_is_told_of_a_part_is_true_of_the_whole(
    value: Any, all_of: int, first_of: int
) -> None:
    """However small the part is: nothing is told of a right value, something of a wrong one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "_ALL_OF_NODES", 100_000)
        everything = {(v.pointer, v.code) for v in violations(VALIDATOR, value, "body", 10_000)}
        patch.setattr(validation, "_ALL_OF_NODES", all_of)
        patch.setattr(validation, "_FIRST_OF_NODES", first_of)
        told = [(v.pointer, v.code) for v in violations(VALIDATOR, value, "body")]
    assert set(told) - everything <= {("", "schema")}
    assert bool(told) is not VALIDATOR.is_valid(value)


@given(values, st.integers(1, 200))
def test_a_beginning_is_a_part(value: Any, most: int) -> None:
    """Every node of it is in the value; where it is complete, it is the value."""
    part, cuts = beginning(value, most)
    assert (part == value) is not bool(cuts)
    assert set(part) <= set(value)
    for key, member in part.items():
        if isinstance(member, list):
            assert member == value[key][: len(member)] or any(cut[0] == key for cut in cuts)


class Spy:
    """A validator that notes how large the values are of which it is asked for errors."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.is_valid = VALIDATOR.is_valid

    def iter_errors(self, value: Any) -> Any:
        """Note it, and find them all."""
        self.asked.append(nodes(value))
        return VALIDATOR.iter_errors(value)

    def validate(self, value: Any) -> None:
        """Note it, and find the first."""
        self.asked.append(nodes(value))
        VALIDATOR.validate(value)


def nodes(value: Any) -> int:
    """Count what there is in a value."""
    members = value.values() if isinstance(value, dict) else value
    return 1 + (sum(map(nodes, members)) if isinstance(value, dict | list) else 0)


@pytest.mark.parametrize(
    "value",
    [
        {"blocks": [{"type": "x"}] * 100_000},
        {"blocks": [0] * 100_000},
        {"blocks": [{"type": "a", "text": [0] * 100_000}]},
        {"blocks": [{"type": "a", "text": [[]] * 100_000}]},
        {"blocks": [{"type": "b"}] * 12, "tags": ["a"] * 100_000},
        {f"k{number}": [number] for number in range(100_000)},
    ],
    ids=["no alternative", "no object", "too many", "too many, and wrong", "tags", "members"],
)
def test_errors_are_asked_of_parts_only(value: Any) -> None:
    """Finding all errors of 100,000 members would take a minute."""
    spy: Any = Spy()
    assert violations(spy, {"title": "x", "tags": [], "map": {}, **value}, "body")
    assert max(spy.asked) <= validation._FIRST_OF_NODES + validation._MEMBERS
    assert spy.asked[0] <= validation._ALL_OF_NODES + validation._MEMBERS
