"""What was dropped or changed when HTML was derived from content, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the contract's word for it
    """One thing that the derived HTML does not show as it was written.

    `code` is stable, `detail` is for people. `line` and `column`, from 1, are in the source of
    Markdown and HTML; `block` is the index of a block, from 0.
    """

    code: str
    detail: str
    line: int | None = None
    column: int | None = None
    block: int | None = None

    def as_json(self) -> dict[str, str | int]:
        """Return the members that are set."""
        members = ("code", "detail", "line", "column", "block")
        values = {name: getattr(self, name) for name in members}
        return {name: value for name, value in values.items() if value is not None}
