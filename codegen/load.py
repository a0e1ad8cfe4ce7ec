"""Reads one YAML 1.2 or JSON file into plain values and remembers where each stood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from codegen import load_json, load_yaml
from codegen.errors import SpecError
from codegen.ir import Location
from codegen.source import Positions, Source


def read(path: Path, positions: Positions) -> tuple[dict[str, Any], Source]:
    """Read a file whose top is a mapping. Raises `SpecError`, with line and column."""
    source = read_source(path)
    if not source.text.strip():
        raise source.error(
            0, "the file is empty", "an OpenAPI document starts with `openapi: 3.1.0`"
        )
    reader = load_json.parse if path.suffix.lower() == ".json" else load_yaml.parse
    value = reader(source, positions)
    if not isinstance(value, dict):
        raise source.error(0, "the document is not a mapping", "its top must be an OpenAPI Object")
    return value, source


def read_source(path: Path) -> Source:
    """Read the bytes and the UTF-8 text of a file, a byte order mark left out."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SpecError(Location(str(path), 1, 1), f"cannot read the file: {reason}") from error
    try:
        return Source(path, data.decode("utf-8-sig"), data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        where = Location(str(path), line, column)
        raise SpecError(where, "the file is not UTF-8", "save it as UTF-8") from error
