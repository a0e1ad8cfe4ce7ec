"""Compares a generated package with what its document gives now, and brings it up to date."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

IGNORED = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
_EXCERPT = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not as it should be; nothing generates an `extra` one."""

    name: str
    kind: Literal["missing", "changed", "extra"]
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.kind}" + (f"\n{self.excerpt}" if self.excerpt else "")


def differences(out: Path, files: Mapping[str, str]) -> list[Difference]:
    """Return how the package at `out` differs from `files`, sorted by name. Reads only."""
    found = [
        difference for name, text in files.items() if (difference := _difference(out, name, text))
    ]
    found += [Difference(path.relative_to(out).as_posix(), "extra") for path in extras(out, files)]
    return sorted(found, key=lambda difference: difference.name)


def _difference(out: Path, name: str, text: str) -> Difference | None:
    path = out / name
    if not path.is_file():
        return Difference(name, "missing")
    present = path.read_bytes()
    if present == text.encode():
        return None
    return Difference(name, "changed", _excerpt(present.decode(errors="replace"), text))


def _excerpt(present: str, wanted: str) -> str:
    lines = difflib.unified_diff(
        present.splitlines(), wanted.splitlines(), "committed", "generated now", lineterm="", n=0
    )
    shown = list(lines)
    more = [f"… and {len(shown) - _EXCERPT} more lines"] if len(shown) > _EXCERPT else []
    return "\n".join(f"    {line}" for line in [*shown[:_EXCERPT], *more])


def extras(out: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """Yield the files under `out` that nothing generates; caches of tools are not looked at."""
    for path in sorted(out.rglob("*")) if out.is_dir() else ():
        relative = path.relative_to(out)
        if (
            path.is_file()
            and not IGNORED & set(relative.parts)
            and relative.as_posix() not in files
        ):
            yield path


def write(out: Path, files: Mapping[str, str]) -> list[Difference]:
    """Bring `out` up to date and return what was done. A file that is right is not touched.

    Files that nothing generates are removed, so a folder that holds anything but a generated
    package is refused (FileExistsError): it is not ours to clean.
    """
    if out.is_dir() and any(extras(out, files)) and not is_generated(out):
        raise FileExistsError(f"{out} holds files that were not generated; choose an empty folder")
    changes = differences(out, files)
    out.mkdir(parents=True, exist_ok=True)
    for change in changes:
        path = out / change.name
        if change.kind == "extra":
            path.unlink()
        else:
            path.write_bytes(files[change.name].encode())
    return changes


def is_generated(out: Path) -> bool:
    """Tell whether a folder is a generated package, by the first line of its `__init__.py`."""
    marker = out / "__init__.py"
    return marker.is_file() and marker.read_bytes().startswith(b"# DO NOT EDIT.")
