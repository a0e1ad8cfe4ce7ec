"""Finds the documents that the generator is tried on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("DAYBOOK_CORPUS", ROOT.parent / "shared" / "corpus"))


def documents(folder: str) -> list[Path]:
    """Return the documents of a folder of the corpus, sorted; none when the corpus is not there."""
    return sorted(path for path in (CORPUS / folder).glob("*") if path.suffix in (".json", ".yaml"))


def document(name: str) -> Path:
    """Return a real document, or skip the test and say what is missing."""
    path = CORPUS / "specs" / name
    if not path.is_file():
        pytest.skip(f"no {path}: set DAYBOOK_CORPUS to a folder with specs/{name}")
    return path
