"""Members that a schema does not name but allows: in queries, forms and deep objects."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.runtime import Body
from tests.codegen.runtime.service import client, operation, parameter, pointer, router

NAMED = {"type": "object", "properties": {"a": {"type": "integer"}}}
FORM = "application/x-www-form-urlencoded"


async def query(schema: Any, text: str, **more: Any) -> tuple[int, Any]:
    """Send a query to an operation with one object in it."""
    properties = (("a", ("integer",)),)
    one = parameter("filter", "query", schema, kind="object", properties=properties, **more)
    async with client(router(operation(one))) as http:
        answer = await http.get(f"/things?{text}")
        return answer.status_code, answer.json()


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("form", "a=1&b=x&c=y&c=z"),
        ("deepObject", "filter[a]=1&filter[b]=x&filter[c]=y&filter[c]=z"),
    ],
)
async def test_members_without_a_name_are_members(style: str, text: str) -> None:
    """Nothing forbids them; one that is given twice is a list."""
    status, answer = await query(NAMED, text, style=style, explode=True)
    assert (status, answer) == (200, {"filter": {"a": 1, "b": "x", "c": ["y", "z"]}})


async def test_a_closed_object_leaves_strangers_to_the_query() -> None:
    """There they are unknown parameters, as ever."""
    status, answer = await query({**NAMED, "additionalProperties": False}, "a=1&b=x")
    assert status == 422
    assert [(e["pointer"], e["code"]) for e in answer["errors"]] == [("/b", "unknown")]


async def test_what_is_declared_is_given_once() -> None:
    """Two values for one integer are a mistake."""
    status, answer = await query(NAMED, "a=1&a=2")
    assert (status, answer["errors"][0]["code"]) == (422, "repeated")


async def test_forms_may_repeat_what_is_not_declared() -> None:
    """The same rule in an urlencoded body."""
    app = router(operation(method="POST", bodies=[Body(FORM, pointer(NAMED))]))
    async with client(app) as http:
        answer = await http.post("/things", content="b=1&b=2&a=3", headers={"content-type": FORM})
        assert answer.json() == {"body": {"a": 3, "b": ["1", "2"]}}
