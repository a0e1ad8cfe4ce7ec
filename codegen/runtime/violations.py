"""What is wrong with a request or an answer, one entry for each reason."""

from __future__ import annotations

from dataclasses import dataclass

MAX_ERRORS = 100
"""How many validation errors one answer lists at most."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One reason why a request was refused: an entry of `errors` in a validation problem.

    `location` is body, path, query, header or cookie; `pointer` a JSON Pointer within it
    (`/title`); `code` the keyword of JSON Schema that refused, or one of `repeated`, `unknown`,
    `encoding`, `value`, and `schema` for what is too large to say what of it is wrong.
    """

    location: str
    pointer: str
    code: str
    message: str

    def as_dict(self) -> dict[str, str]:
        """Return the entry as it is sent."""
        return {
            "location": self.location,
            "pointer": self.pointer,
            "code": self.code,
            "message": self.message,
        }
