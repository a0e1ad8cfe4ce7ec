"""Says what a value that fits no alternative of `anyOf` or `oneOf` should have been.

The engine says only that it fits none. Somebody who wrote `"mood": "sunny"` wants to read which
moods there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from jsonschema_rs import ValidationError

Branch = Sequence[ValidationError]
UNIONS = ("anyOf", "oneOf")
_MAX_LENGTH = 300
_TYPES = {
    "array": "an array",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "object": "an object",
    "string": "a string",
}


def choices(error: ValidationError) -> list[str]:
    """Return what a union allows, when every alternative refuses the value as a whole."""
    return _choices(_branches(error), len(error.instance_path))


def tag(error: ValidationError) -> tuple[str | int, str, str] | None:
    """Return the member that tells the alternatives apart, when all of them refuse it.

    With it come the keyword that refuses it and what to say.
    """
    branches, depth = _branches(error), len(error.instance_path)
    for member in _members(branches[0], depth) if branches else ():
        if allowed := _choices(branches, depth + 1, member):
            return member, "enum", one_of(allowed)
        if all(_lacks(branch, depth, member) for branch in branches):
            return member, "required", "is required"
    return None


def one_of(allowed: Iterable[str]) -> str:
    """List what is allowed, as far as it fits into a message."""
    *others, last = dict.fromkeys(allowed) or ["absent: nothing is allowed here"]
    text = f"must be {', '.join(others)} or {last}" if others else f"must be {last}"
    return text if len(text) <= _MAX_LENGTH else text[: _MAX_LENGTH - 1] + "…"


def written(value: Any) -> str:
    """Write an allowed value as it is sent."""
    return json.dumps(value, ensure_ascii=False)


def _branches(error: ValidationError) -> Sequence[Branch]:
    found: Sequence[Branch] = error.kind.as_dict().get("context", ())
    return found


def _choices(branches: Sequence[Branch], depth: int, member: str | int | None = None) -> list[str]:
    """Return what all alternatives together allow at a place; nothing when one does not say."""
    found = [_allowed(_at(branch, depth, member), depth) for branch in branches]
    return [choice for allowed in found for choice in allowed] if all(found) else []


def _at(branch: Branch, depth: int, member: str | int | None) -> list[ValidationError]:
    """Return the complaints about one place: the value, or a member of it."""
    return [
        error
        for error in branch
        if len(error.instance_path) == depth
        and (member is None or error.instance_path[-1] == member)
    ]


def _allowed(errors: Iterable[ValidationError], depth: int) -> list[str]:
    """Return what one alternative allows in place of a value that it refuses as a whole."""
    told = {error.kind.name: error for error in errors}
    if "const" in told:
        return [written(told["const"].kind.as_dict()["expected_value"])]
    if "enum" in told:
        return [written(option) for option in told["enum"].kind.as_dict()["options"]]
    if "type" in told:
        return [_TYPES.get(name, name) for name in told["type"].kind.as_dict()["types"]]
    for union in UNIONS:
        if union in told:
            return _choices(_branches(told[union]), depth)
    return []


def _members(branch: Branch, depth: int) -> list[str | int]:
    """Return the members that an alternative complains about: present ones, then missing ones."""
    named = [error.instance_path[depth] for error in branch if len(error.instance_path) > depth]
    missing = [
        error.kind.as_dict()["property"]
        for error in branch
        if error.kind.name == "required" and len(error.instance_path) == depth
    ]
    return list(dict.fromkeys([*named, *missing]))


def _lacks(branch: Branch, depth: int, member: str | int) -> bool:
    """Tell whether an alternative misses a member."""
    return any(
        error.kind.name == "required"
        and len(error.instance_path) == depth
        and error.kind.as_dict()["property"] == member
        for error in branch
    )
