# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The problems of the contract (RFC 9457).

Raise one and the unit of work rolls back; return one and it commits. It is the answer both ways.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from codegen.runtime import Problem


class TitleTaken(Problem):
    """409 Another book has this title."""

    type: ClassVar[str] = "/problems/title_taken"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Title taken"

    def __init__(
        self,
        detail: str | None = None,
        *,
        holder: UUID,
        since: date | None,
        suggestion: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what happened this time; the keywords are members of the problem."""
        super().__init__(detail, headers=headers, holder=holder, since=since, suggestion=suggestion)
        self.members["since"] = since


class Changed(Problem):
    """412 The book changed in between."""

    type: ClassVar[str] = "/problems/changed"
    status: ClassVar[int] = 412
    title: ClassVar[str] = "Changed"


PROBLEMS: tuple[type[Problem], ...] = (TitleTaken, Changed)
