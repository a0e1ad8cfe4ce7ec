"""What the generator says about a document it refuses: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.ir import Location

_EXCERPT_WIDTH = 96


class SpecError(Exception):
    """One fault of a document, at one place.

    `hint` says how to mend it; `operation` is the operationId it belongs to, if any; `excerpt` is
    the source line, shown with a caret under the column.
    """

    def __init__(
        self,
        location: Location,
        message: str,
        hint: str | None = None,
        operation: str | None = None,
        excerpt: str | None = None,
    ) -> None:
        super().__init__(message)
        self.location = location
        self.message = message
        self.hint = hint
        self.operation = operation
        self.excerpt = excerpt

    def __str__(self) -> str:
        """Give the one-line form, `file:line:col: operation createPost: message`."""
        where = f"operation {self.operation}: " if self.operation else ""
        return f"{self.location}: {where}{self.message}"

    def render(self) -> str:
        """Give the long form: the one line, the source line with a caret, and the hint."""
        lines = [str(self)]
        if self.excerpt is not None and self.excerpt.strip():
            lines += _with_caret(self.excerpt, self.location.column)
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)

    def sort_key(self) -> tuple[str, int, int, str]:
        """Order faults as an editor would list them."""
        return (self.location.file, self.location.line, self.location.column, self.message)


class SpecErrors(Exception):
    """Every fault found in one pass, sorted by place and free of repetitions."""

    def __init__(self, errors: Iterable[SpecError]) -> None:
        unique = {(str(error), error.hint): error for error in errors}
        self.errors = tuple(sorted(unique.values(), key=SpecError.sort_key))
        super().__init__("\n".join(str(error) for error in self.errors))

    def render(self) -> str:
        """Give every fault in its long form, one after the other."""
        return "\n".join(error.render() for error in self.errors)


def _with_caret(line: str, column: int) -> list[str]:
    """Show `line` around `column` (from 1) with a caret below; tabs keep their width."""
    start = max(0, column - 1 - _EXCERPT_WIDTH // 2) if len(line) > _EXCERPT_WIDTH else 0
    shown = line[start : start + _EXCERPT_WIDTH].rstrip()
    before = line[start : column - 1]
    pad = "".join("\t" if char == "\t" else " " for char in before)
    return [f"    {shown}", f"    {pad}^"]
