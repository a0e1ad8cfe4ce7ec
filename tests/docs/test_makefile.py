"""The front door keeps its promises: every name of the Makefile is made, and is explained."""

from __future__ import annotations

import re
from pathlib import Path

MAKEFILE = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")
INTERNAL = frozenset({"other-python"})
TARGET = re.compile(r"^([a-z-]+):(.*) ## \S.*\n(\t.)?", re.MULTILINE)


def phony() -> set[str]:
    """Give the names that are no files."""
    listed = re.search(r"^\.PHONY:((?:.*\\\n)*.*)$", MAKEFILE, re.MULTILINE)
    assert listed is not None
    return set(listed[1].replace("\\", " ").split())


def test_every_name_is_made_and_explained() -> None:
    """What `.PHONY` names has a line in what `make` prints, and a recipe or other targets."""
    made = {
        name
        for name, needs, recipe in TARGET.findall(MAKEFILE)
        if recipe or set(needs.split()) & phony()
    }
    assert made == phony() - INTERNAL
