"""`int32` and `int64` are ranges; where a schema has a tighter bound, that one counts."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.runtime import Validators
from codegen.runtime.integer_formats import bounded


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "integer", "format": "int32"}, 2**31 - 1, True),
        ({"type": "integer", "format": "int32"}, 2**31, False),
        ({"type": "integer", "format": "int64"}, -(2**63), True),
        ({"type": "integer", "format": "int64"}, -(2**63) - 1, False),
        ({"type": ["integer", "null"], "format": "int32"}, None, True),
        ({"type": ["integer", "null"], "format": "int32"}, 2**31, False),
        ({"type": "integer", "format": "int32", "maximum": 5}, 6, False),
        ({"type": "integer", "format": "int32", "maximum": 2**40}, 2**31, False),
        ({"type": "number", "format": "int64"}, 2**70, True),
        ({"type": "integer"}, 2**70, True),
    ],
)
def test_the_range_of_a_format(schema: Any, value: Any, *, expected: bool) -> None:
    """The OpenAPI format registry: signed 32 and 64 bits, for integers."""
    assert Validators({"a": schema}).at("/a").is_valid(value) is expected


def test_examples_are_values() -> None:
    """What looks like a schema inside an example, and a property called `format`, stay."""
    document = {
        "a": {"examples": [{"type": "integer", "format": "int32"}]},
        "b": {"properties": {"format": {"type": "string"}}},
    }
    assert bounded(document) is document
