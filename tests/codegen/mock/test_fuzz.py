"""Schemathesis against the mock of each real document finds nothing.

A few examples of a few operations; `make contract-full` tries more of both.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.codegen.corpus import documents
from tests.codegen.mock_fuzz import Plan, fuzz

BIG = ("discord.json", "github.json", "mistral.yaml", "openai.yaml")
REFUSED = ("oai-32-tags.yaml",)
PLAN = (
    Plan(examples=25, paths=60, seconds=1800)
    if os.environ.get("DAYBOOK_TEST_MOCK") == "full"
    else Plan(examples=2, paths=6, seconds=300)
)


def _marked(path: Path) -> object:
    marks = [pytest.mark.slow] if path.name in BIG else []
    return pytest.param(path, marks=marks, id=path.name)


@pytest.mark.parametrize("path", [_marked(p) for p in documents("specs") if p.name not in REFUSED])
def test_the_mock_is_what_its_document_says(path: Path, tmp_path: Path) -> None:
    """No failure, and no error of the fuzzer; what it cannot judge is excused case by case."""
    row = fuzz(path, tmp_path, PLAN)
    assert row.failures == (), row.output[-20_000:]
    assert row.cases > 0 or row.tested == 0
