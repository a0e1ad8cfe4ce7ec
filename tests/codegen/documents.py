"""Small documents for the tests of the generator's front half, and what is said about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import ir
from codegen.build import load_contract
from codegen.errors import SpecErrors

HEAD = 'openapi: 3.1.0\ninfo: {title: t, version: "1"}\n'
"""Two lines; what a test adds starts on line 3."""


def written(folder: Path, text: str, name: str = "spec.yaml") -> Path:
    """Write a document and give its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def contract(folder: Path, rest: str, **options: str) -> ir.Contract:
    """Build the contract of a document that starts with `HEAD`."""
    return load_contract(written(folder, HEAD + rest), **options)  # type: ignore[arg-type]


def faults(path: Path, **options: str) -> list[str]:
    """Give the one-line faults of a document that must be refused, without the folder."""
    with pytest.raises(SpecErrors) as caught:
        load_contract(path, **options)  # type: ignore[arg-type]
    return [str(error).replace(f"{path.parent}/", "") for error in caught.value.errors]


def refused(folder: Path, rest: str) -> list[str]:
    """Give the faults of a document that starts with `HEAD`."""
    return faults(written(folder, HEAD + rest))
