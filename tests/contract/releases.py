"""The released contracts: what clients were given, which later ones must not break."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from codegen.diff.allow import apply, read_allowed
from codegen.diff.compare import compare, open_document
from tests.contract.document import PATH, ROOT

FOLDER = ROOT / "docs" / "releases"
ACCEPTED = FOLDER / "accepted.yaml"


def newest() -> Path:
    """Give the document that was released last."""
    return max(FOLDER.glob("[0-9]*.yaml"), key=lambda path: _version(path.stem))


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def breaking(document: Path = PATH) -> Iterator[str]:
    """Yield each change that breaks a client of the last release, and was not accepted."""
    changes = compare(open_document(newest()), open_document(document), datetime.now(UTC).date())
    known, stale = apply(changes, read_allowed(ACCEPTED))
    yield from (str(change) for change in known if change.grave("breaking"))
    yield from (str(error) for error in stale)
