"""Makes documents to compare, and says briefly what was told about them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from codegen.bundle import Bundle
from codegen.diff.changes import Change
from codegen.diff.compare import compare, open_document

TODAY = date(2026, 11, 20)


def document(**parts: Any) -> dict[str, Any]:
    """Make a document of the given parts."""
    return {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, **parts}


def opened(folder: Path, name: str, value: dict[str, Any]) -> Bundle:
    """Write a document and open it."""
    path = folder / f"{name}.json"
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    return open_document(path)


def changes(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Compare two documents."""
    return compare(opened(folder, "old", old), opened(folder, "new", new), TODAY)


def told(found: list[Change]) -> list[tuple[str, str]]:
    """Give rule and severity of every change, sorted."""
    return sorted((change.rule, change.severity) for change in found)
