"""What an application may choose about the engine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.types import Scope

from codegen.runtime.operation import Operation

Admit = Callable[[Operation, Any, Scope], Awaitable[None]]
"""Given the operation, the principal (None for an anonymous caller) and the ASGI scope."""


@dataclass(frozen=True, slots=True)
class Options:
    """Limits and checks, the same for every operation of a router.

    `validate_responses` is the share of answers checked against the contract, 0.0 to 1.0.
    `max_body` is the largest request body in bytes, `max_depth` the deepest nesting of a JSON body.
    A body of more than `large` bytes is parsed in a thread, and an answer checked there, for others
    would have to wait.
    `allow_nul` lets U+0000 through in strings, which PostgreSQL cannot store.
    `trace_id` returns the current request's trace id, for the `trace_id` member of problems.

    A multipart body may have `max_form` bytes in `max_parts` parts, each with header lines of up to
    `max_part_headers` bytes. A field that is no file may have `max_field` bytes, for it stays in
    memory; a file moves to the disk beyond `upload_memory` bytes.

    `keep_alive` is after how many seconds of silence an event stream sends a comment, None for
    never.

    `admit` is asked about every request whose caller is known and may make it, before anything else
    of it is read; what it raises is the answer.
    """

    validate_responses: float = 0.0
    max_body: int = 2 * 1024 * 1024
    max_depth: int = 32
    large: int = 16 * 1024
    allow_nul: bool = False
    trace_id: Callable[[], str] | None = None
    max_form: int = 32 * 1024 * 1024
    max_parts: int = 200
    max_part_headers: int = 4096
    max_field: int = 1024 * 1024
    upload_memory: int = 256 * 1024
    keep_alive: float | None = 15.0
    admit: Admit | None = None

    def __post_init__(self) -> None:
        """Refuse limits that could not work. Raises ValueError."""
        if not 0.0 <= self.validate_responses <= 1.0:
            raise ValueError("validate_responses must be between 0.0 and 1.0")
        if self.max_body < 0 or self.max_depth < 1:
            raise ValueError("max_body must not be negative and max_depth at least 1")
        if min(self.max_form, self.max_parts, self.max_part_headers, self.max_field) < 1:
            raise ValueError("max_form, max_parts, max_part_headers and max_field must be positive")
