"""Whole documents: the same in other words is the same, and shared parts are told once."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from codegen.diff.compare import compare, open_document
from tests.codegen.corpus import CORPUS, ROOT, documents
from tests.codegen.diff.support import TODAY, changes, document, told

_HELD_OUT = ("forem.json", "resend.yaml", "speakeasy-bar.yaml")
_REFUSED = ("oai-32-tags.yaml",)
_NAMES = [path.name for path in documents("specs") if path.name not in (*_HELD_OUT, *_REFUSED)]
STRING = {"type": "string"}


def test_the_corpus_is_there() -> None:
    """Says that the tests below did not run, where the corpus is missing."""
    if not _NAMES:
        pytest.skip(f"no documents in {CORPUS}/specs: set DAYBOOK_CORPUS to try the real ones")


@pytest.mark.parametrize("name", _NAMES)
def test_a_real_document_does_not_differ_from_itself(name: str) -> None:
    """Two readings of one document are compared to the end, circles included, without a change."""
    path = CORPUS / "specs" / name
    assert compare(open_document(path), open_document(path), TODAY) == []


def test_daybook_does_not_differ_from_itself() -> None:
    """The project's own contract, too."""
    path = ROOT / "openapi.yaml"
    assert compare(open_document(path), open_document(path), TODAY) == []


def test_daybook_in_other_words_is_the_same(tmp_path: Path) -> None:
    """Keys in another order, and references to plain schemas written out, are no change."""
    mine = open_document(ROOT / "openapi.yaml")
    turned = _turned(copy.deepcopy(mine.document))
    _write_out(turned, turned["components"]["schemas"])
    path = tmp_path / "turned.json"
    path.write_text(json.dumps(turned), encoding="utf-8")
    assert compare(mine, open_document(path), TODAY) == []


def test_every_difference_of_daybook_is_seen(tmp_path: Path) -> None:
    """One operation less, or one closed object opened, is found in the real document."""
    mine = open_document(ROOT / "openapi.yaml")
    for spoil, rule in ((_without_a_path, "operation-removed"), (_opened, "object-opened")):
        path = tmp_path / "other.json"
        path.write_text(json.dumps(spoil(copy.deepcopy(mine.document))), encoding="utf-8")
        found = compare(mine, open_document(path), TODAY)
        assert rule in {change.rule for change in found}


def test_a_shared_component_is_told_once_with_all_its_users(tmp_path: Path) -> None:
    """One edit, one line for each side, however many operations it concerns."""

    def made(schema: dict[str, Any]) -> dict[str, Any]:
        media = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
        operation = {"requestBody": media, "responses": {"200": {"description": "d", **media}}}
        paths = {f"/{name}": {"post": {"operationId": name, **operation}} for name in "abcd"}
        return document(paths=paths, components={"schemas": {"A": schema}})

    found = changes(tmp_path, made(STRING), made({**STRING, "maxLength": 3}))
    assert told(found) == [("max-length-lowered", "breaking"), ("max-length-lowered", "compatible")]
    assert [change.operations for change in found] == [("a", "b", "c", "d")] * 2
    assert {change.place for change in found} == {"#/components/schemas/A/maxLength"}
    assert {change.location.file for change in found} == {str(tmp_path / "new.json")}


def test_what_is_gone_is_shown_in_the_old_document(tmp_path: Path) -> None:
    """A place in the new document would be of no use there."""
    old = document(paths={"/a": {"get": {}}})
    found = changes(tmp_path, old, document())
    assert [str(change.location) for change in found] == [f"{tmp_path}/old.json:9:4"]


def test_a_schema_that_contains_itself_is_compared_to_the_end(tmp_path: Path) -> None:
    """A tree that refers to itself in three ways terminates, and its edit is told once."""

    def made(leaf: dict[str, Any]) -> dict[str, Any]:
        tree = {"$ref": "#/components/schemas/Tree"}
        schema = {
            "type": "object",
            "properties": {
                "leaf": leaf,
                "left": tree,
                "many": {"type": "array", "items": tree},
                "maybe": {"anyOf": [tree, {"type": "null"}]},
            },
        }
        media = {"content": {"application/json": {"schema": tree}}}
        responses = {"200": {"description": "d", **media}}
        return document(
            paths={"/a": {"get": {"responses": responses}}},
            components={"schemas": {"Tree": schema}},
        )

    found = changes(tmp_path, made(STRING), made({"type": ["string", "null"]}))
    assert [(change.rule, change.where) for change in found] == [
        ("null-added", "response 200 application/json /leaf")
    ]


def _circle(leaf: dict[str, Any]) -> dict[str, Any]:
    """Make two schemas that contain each other: `X` has nothing of its own, `P` has the leaf."""
    inner = {name: {"$ref": f"#/components/schemas/{name}"} for name in "XP"}
    return {
        "X": {"type": "object", "properties": {"p": inner["P"]}},
        "P": {"type": "object", "properties": {"x": inner["X"], "leaf": leaf}},
    }


def _asking(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}, **more}


_P, _X, _WHOLE = ({"$ref": f"#/components/schemas/{name}"} for name in ("P", "X", "Whole"))


def test_a_circle_is_told_wherever_it_is_entered(tmp_path: Path) -> None:
    """An operation that enters a circle elsewhere has its change too, as grave as it is there."""

    def made(leaf: dict[str, Any]) -> dict[str, Any]:
        first = _asking(_P, operationId="first", **{"x-stability": "experimental"})
        paths = {"/a": {"post": first}, "/b": {"post": _asking(_X, operationId="second")}}
        return document(paths=paths, components={"schemas": _circle(leaf)})

    found = changes(tmp_path, made(STRING), made({"type": "integer"}))
    assert [(c.rule, c.severity, c.operations) for c in found] == [
        ("type-changed", "breaking", ("first", "second"))
    ]


@pytest.mark.parametrize("keyword", ["anyOf", "not"])
def test_what_was_found_on_the_way_to_nothing_is_found_again(tmp_path: Path, keyword: str) -> None:
    """Alternatives that turn out to be strangers, and what `not` says, hide no change elsewhere."""

    def made(leaf: dict[str, Any], limit: int) -> dict[str, Any]:
        size = {"maxProperties": limit}
        strangers = [
            {"type": "object", "properties": {"q": _P}, "minProperties": n, **size} for n in (1, 2)
        ]
        trial = {"anyOf": strangers} if keyword == "anyOf" else {"not": _P}
        schemas = _circle(leaf)
        schemas["P"]["properties"]["whole"] = _WHOLE
        schemas["Whole"] = {"type": "array", "prefixItems": [trial, _X]}
        return document(paths={"/a": {"post": _asking(_WHOLE)}}, components={"schemas": schemas})

    found = changes(tmp_path, made(STRING, 3), made({"type": "integer"}, 4))
    assert [c.where for c in found if c.rule == "type-changed"] == [
        "request body application/json /1/p/leaf"
    ]


def test_an_old_document_is_read_as_the_new_one_means_it(tmp_path: Path) -> None:
    """`nullable` of 3.0 and a type list of 3.1 say the same."""

    def made(version: str, schema: dict[str, Any]) -> dict[str, Any]:
        declared = {"name": "q", "in": "query", "schema": schema}
        answers = {"200": {"description": "d"}}
        paths = {"/a": {"get": {"parameters": [declared], "responses": answers}}}
        return {**document(paths=paths), "openapi": version}

    old = made("3.0.3", {"type": "string", "nullable": True})
    assert changes(tmp_path, old, made("3.1.0", {"type": ["string", "null"]})) == []


def _turned(value: Any) -> Any:
    """Turn the order of the keys of every mapping, but for those whose order is shown to people."""
    if isinstance(value, dict):
        return {key: _turned(inner) for key, inner in reversed(value.items())}
    return [_turned(inner) for inner in value] if isinstance(value, list) else value


def _write_out(value: Any, schemas: dict[str, Any]) -> None:
    """Replace references to schemas that refer to nothing themselves."""
    members = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    )
    for member in list(members):
        ref = member.get("$ref", "") if isinstance(member, dict) else ""
        target = schemas.get(str(ref).removeprefix("#/components/schemas/"))
        if target is not None and len(member) == 1 and "$ref" not in json.dumps(target):
            member.clear()
            member.update(copy.deepcopy(target))
        else:
            _write_out(member, schemas)


def _without_a_path(raw: dict[str, Any]) -> dict[str, Any]:
    raw["paths"].popitem()
    return raw


def _opened(raw: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(raw).replace('"additionalProperties": false', '"additionalProperties": true')
    opened: dict[str, Any] = json.loads(text)
    return opened
