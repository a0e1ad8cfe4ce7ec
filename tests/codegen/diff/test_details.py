"""What a change says and where it points, for the rules whose words are put together."""

# ruff: noqa: E501 - a table reads best with one edit a line

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.codegen.diff.schema_edits import COMPONENTS, STRING, obj, ref
from tests.codegen.diff.support import changes, document

_AT = "#/paths/~1a/post/requestBody/content/application~1json/schema"
NUMBER, INTEGER = {"type": "number"}, {"type": "integer"}


def _sent(schema: Any, **components: Any) -> dict[str, Any]:
    body = {"content": {"application/json": {"schema": schema}}}
    return document(
        paths={"/a": {"post": {"requestBody": body}}},
        components={"schemas": {**COMPONENTS, **components}},
    )


@pytest.mark.parametrize(
    ("old", "new", "detail", "place"),
    [
        (STRING, INTEGER, "string → integer", "/type"),
        (NUMBER, {"type": ["number", "string"]}, "number → number or string", "/type"),
        (INTEGER, NUMBER, "integer → number", "/type"),
        ({}, STRING, "any → string", "/type"),
        ({"title": "T", "allOf": [STRING]}, {"allOf": [INTEGER]}, "string → integer", "/allOf/0/type"),
        (STRING, {"anyOf": [STRING, INTEGER]}, "string → integer or string", ""),
        (STRING, {**STRING, "enum": list("abcdef")}, '"a", "b", "c", "d", "e", …', "/enum"),
        ({"enum": ["a", "b"]}, {"enum": ["a"]}, '"b"', "/enum"),
        (STRING, {**STRING, "format": "uuid"}, "format any → uuid", "/format"),
        ({**STRING, "format": "uuid"}, STRING, "format uuid → any", "/format"),
        (STRING, {**STRING, "pattern": "a"}, "pattern none → a", "/pattern"),
        (NUMBER, {**NUMBER, "multipleOf": 2}, "multipleOf any → 2", "/multipleOf"),
        ({**NUMBER, "minimum": 1}, NUMBER, "minimum 1 → no bound", "/minimum"),
        (NUMBER, {**NUMBER, "exclusiveMinimum": 1}, "no bound → exclusiveMinimum 1", "/exclusiveMinimum"),
        ({**STRING, "contentEncoding": "base64"}, STRING, "contentEncoding base64 → none", "/contentEncoding"),
        ({**STRING, "default": "a"}, {**STRING, "default": "b"}, 'default "a" → "b"', "/default"),
        ({**STRING, "default": "a"}, STRING, 'default "a"', "/default"),
        (ref("Card"), {"oneOf": [ref("Card"), ref("Bank")]}, "Bank", "/oneOf/1"),
        ({"oneOf": [obj({"a": STRING}, title="A", required=["a"], maxProperties=1), obj(title="B", maxProperties=0)]},
         {"oneOf": [obj(title="B", maxProperties=0)]}, "A", "/oneOf/0"),
        (obj(xml={"name": "a"}), obj(), "`xml`", "/xml"),
        (obj({"a": {"type": "string", "deprecated": True}}), obj({"a": STRING}), "`deprecated`", "/properties/a/deprecated"),
    ],
)  # fmt: skip
def test_a_change_says_what_differs_and_where(
    tmp_path: Path, old: Any, new: Any, detail: str, place: str
) -> None:
    """The first change tells the old and the new, and points at the keyword."""
    found = changes(tmp_path, _sent(old), _sent(new))
    told = [(change.detail, change.place) for change in found]
    assert (detail, _AT + place) in told


_PICK = {"anyOf": [ref("Card"), ref("Bank"), ref("Cash")]}


@pytest.mark.parametrize(
    ("old", "new", "components", "told"),
    [
        ([_PICK] * 7, [_PICK] * 7, {}, []),
        ([_PICK] * 7, [_PICK] * 8, {}, ["too-many-branches"]),
        ([_PICK] * 7, [_PICK] * 7, {"Cash": STRING}, ["too-many-branches"]),
        ([*[_PICK] * 7, {"minLength": 1}], [*[_PICK] * 7, {"minLength": 2}], {}, ["too-many-branches"]),
        ([*[_PICK] * 7, True], [*[_PICK] * 7, False], {}, ["too-many-branches"]),
        ([*[_PICK] * 7, {"properties": {"a": {}}}], [*[_PICK] * 7, {"properties": {"b": {}}}], {}, ["too-many-branches"]),
    ],
)  # fmt: skip
def test_what_is_too_entangled_is_compared_part_by_part(
    tmp_path: Path, old: Any, new: Any, components: dict[str, Any], told: list[str]
) -> None:
    """Equal parts, components behind them included, are no change; any other difference is one."""
    found = changes(tmp_path, _sent({"allOf": old}), _sent({"allOf": new}, **components))
    assert [change.rule for change in found] == told


def test_a_oneof_that_may_overlap_is_looked_at_as_a_set(tmp_path: Path) -> None:
    """Alternatives in another order are the same, and one more in a second `oneOf` is not."""
    first, second = obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B")
    turned = changes(tmp_path, _sent({"oneOf": [first, second]}), _sent({"oneOf": [second, first]}))
    assert turned == []
    old = {"oneOf": [first, second], "type": "object"}
    found = changes(tmp_path, _sent(old), _sent({"allOf": [old, old]}))
    assert [change.rule for change in found if change.severity != "compatible"] != []


def _text(limit: int) -> dict[str, Any]:
    return {"type": "string", "maxLength": limit}


@pytest.mark.parametrize(
    "key",
    [{}, {"title": "{}"}, {"properties": {"kind": {"const": "{}"}}, "required": ["kind"]}],
    ids=["component", "title", "tag"],
)
def test_alternatives_that_both_changed_are_known_again(
    tmp_path: Path, key: dict[str, Any]
) -> None:
    """By the component they refer to, by their title, or by the constant that tells them apart."""

    def made(limit: int) -> dict[str, Any]:
        named: dict[str, Any] = {}
        for name in ("First", "Second"):
            mine: dict[str, Any] = {"title": name} if "title" in key else {}
            properties = {name: _text(limit), "shared": _text(limit + len(name))}
            if "required" in key:
                mine, properties["kind"] = {"required": ["kind"]}, {"const": name}
            named[name] = {"type": "object", "properties": properties, **mine}
        order = ["First", "Second"] if limit == 1 else ["Second", "First"]
        every = [named[name] if key else ref(name) for name in order]
        return _sent({"anyOf": every}, **({} if key else named))

    found = changes(tmp_path, made(1), made(2))
    assert {change.rule for change in found} == {"max-length-raised"}
    assert {change.where.rpartition("/")[2] for change in found} == {"First", "Second", "shared"}


@pytest.mark.parametrize(
    ("old", "new", "detail", "place"),
    [
        ({"style": "form"}, {"style": "pipeDelimited"}, "form, exploded → pipeDelimited", "/style"),
        ({}, {"explode": False}, "form, exploded → form", "/explode"),
        ({}, {"content": {"a/b": {}}}, "schema → a/b", "/content"),
        ({"content": {"a/b": {}}}, {}, "a/b → schema", ""),
    ],
)
def test_a_parameter_says_how_it_travels(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], detail: str, place: str
) -> None:
    """Style and explosion, or the media type, before and after."""

    def made(more: dict[str, Any]) -> dict[str, Any]:
        schema = {} if "content" in more else {"schema": {"type": "array"}}
        declared = [{"name": "q", "in": "query", **schema, **more}]
        return document(paths={"/a": {"get": {"parameters": declared}}})

    found = changes(tmp_path, made(old), made(new))
    at = f"#/paths/~1a/get/parameters/0{place}"
    assert (detail, at) in [(change.detail, change.place) for change in found]
