"""Every edit of the table of operations is told exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.diff.book_http import HTTP_RULES
from tests.codegen.diff.http_edits import EDITS, Edit
from tests.codegen.diff.support import changes, told

_NAMES = [row.name for row in EDITS]


@pytest.mark.parametrize("row", EDITS, ids=_NAMES)
def test_an_edit_is_told(tmp_path: Path, row: Edit) -> None:
    """Each edit is told once, under its rule, as grave as it is."""
    assert told(changes(tmp_path, row.old, row.new)) == sorted(row.told)


def test_every_rule_of_operations_has_a_row() -> None:
    """A rule that no row of the table shows could be lost without anybody noticing."""
    shown = {rule for row in EDITS for rule, _ in row.told}
    assert [rule.id for rule in HTTP_RULES if rule.id not in shown] == []
    assert len(_NAMES) == len(set(_NAMES))
