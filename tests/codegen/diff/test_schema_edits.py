"""Every edit of the table of schemas is told exactly, as clients send it and as they receive it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.diff.rules import CHAPTERS, RULES
from tests.codegen.diff.schema_edits import COMPONENTS, EDITS, Edit
from tests.codegen.diff.support import changes, document, told

_NAMES = [row.name for row in EDITS]


def _sent(schema: Any) -> dict[str, Any]:
    body = {"content": {"application/json": {"schema": schema}}}
    return _with({"post": {"requestBody": body}})


def _received(schema: Any) -> dict[str, Any]:
    answer = {"description": "d", "content": {"application/json": {"schema": schema}}}
    return _with({"get": {"responses": {"200": answer}}})


def _with(item: dict[str, Any]) -> dict[str, Any]:
    return document(paths={"/a": item}, components={"schemas": COMPONENTS})


@pytest.mark.parametrize("row", EDITS, ids=_NAMES)
def test_an_edit_of_what_clients_send(tmp_path: Path, row: Edit) -> None:
    """A request may be widened and not narrowed; each edit is told once and as it should be."""
    found = changes(tmp_path, _sent(row.old), _sent(row.new))
    assert told(found) == sorted(row.request)
    assert all(change.side == "request" for change in found)


@pytest.mark.parametrize("row", EDITS, ids=_NAMES)
def test_an_edit_of_what_clients_receive(tmp_path: Path, row: Edit) -> None:
    """An answer may be narrowed and not widened; each edit is told once and as it should be."""
    found = changes(tmp_path, _received(row.old), _received(row.new))
    assert told(found) == sorted(row.response)
    assert all(change.side == "response" for change in found)


def test_every_rule_of_schemas_has_a_row() -> None:
    """A rule that no row of the table shows could be lost without anybody noticing."""
    from codegen.diff.book_schemas import SCHEMA_RULES

    shown = {rule for row in EDITS for rule, _ in (*row.request, *row.response)}
    assert [rule.id for rule in SCHEMA_RULES if rule.id not in shown] == []


def test_the_book_has_no_rule_twice() -> None:
    """Ids are unique, names of rows too, and each rule stands in one chapter."""
    entered = [rule.id for rules in CHAPTERS.values() for rule in rules]
    assert sorted(entered) == sorted(RULES)
    assert len(_NAMES) == len(set(_NAMES))
