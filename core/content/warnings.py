"""What was dropped or changed when HTML was derived from content, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import orjson

MOST_WARNINGS: Final = 100
LONGEST_DETAIL: Final = 1_000


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


def with_warnings(body: bytes, warnings: Sequence[Warning]) -> bytes:
    """Return a JSON object with `warnings` as its last member.

    Beyond `MOST_WARNINGS` the last one says how many more there are.
    """
    told = list(warnings)
    if len(told) > MOST_WARNINGS:
        rest = len(told) - MOST_WARNINGS + 1
        told[MOST_WARNINGS - 1 :] = [Warning("more_warnings", f"{rest} more are not listed.")]
    nowhere = {"line": None, "column": None, "block": None}
    members = [{**nowhere, **w.as_json(), "detail": w.detail[:LONGEST_DETAIL]} for w in told]
    return body[:-1] + b',"warnings":' + orjson.dumps(members) + b"}"
