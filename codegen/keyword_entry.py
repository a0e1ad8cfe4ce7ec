"""One entry of the table of keywords, and the words with which the table is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Treatment = Literal["typed", "validated", "annotation", "refused"]

MEANINGS: dict[Treatment, str] = {
    "typed": "shapes the generated code: types, signatures, routing, security",
    "validated": "enforced at run time by jsonschema-rs, without a Python type of its own",
    "annotation": "kept in the document that is served, changes nothing that is accepted",
    "refused": "an error with file, line and column, for it cannot be honoured yet",
}


@dataclass(frozen=True, slots=True)
class Keyword:
    """One field of one object: its value's shape, its treatment, and one line of why."""

    name: str
    treatment: Treatment
    shape: str
    why: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object. `pattern` is for members that the author names (paths, statuses)."""

    name: str
    section: str
    fields: dict[str, Keyword]
    pattern: Keyword | None = None
    extensible: bool = True


def typed(name: str, shape: str, why: str, *, required: bool = False) -> Keyword:
    """Enter a keyword that shapes the generated code."""
    return Keyword(name, "typed", shape, why, required)


def checked(name: str, shape: str, why: str) -> Keyword:
    """Enter a keyword that jsonschema-rs enforces and no type shows."""
    return Keyword(name, "validated", shape, why)


def note(name: str, shape: str, why: str, *, required: bool = False) -> Keyword:
    """Enter a keyword that changes nothing that is accepted."""
    return Keyword(name, "annotation", shape, why, required)


def refused(name: str, why: str) -> Keyword:
    """Enter a keyword that stops the generator; `why` is the hint."""
    return Keyword(name, "refused", "any", why)


def kind(
    name: str,
    section: str,
    *fields: Keyword,
    pattern: Keyword | None = None,
    extensible: bool = True,
) -> Kind:
    """Enter one kind of object with its fields."""
    return Kind(name, section, {field.name: field for field in fields}, pattern, extensible)
