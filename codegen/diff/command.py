"""The command `python -m codegen diff OLD NEW`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from codegen.bundle import Bundle
from codegen.diff.allow import apply, read_allowed
from codegen.diff.changes import Change
from codegen.diff.compare import compare, open_document
from codegen.diff.report import Versions, as_json, markdown, text
from codegen.errors import SpecErrors

OK, FAILED, USAGE = 0, 1, 2
_DESCRIPTION = "Compares two versions of an OpenAPI document as its clients see them."
_EPILOG = "Exit codes: 0 nothing as grave as --fail-on, 1 something is, 2 wrong usage."


def run(arguments: Sequence[str]) -> int:
    """Run the command and return the exit code."""
    options = _parse(arguments)
    for path in filter(None, (options.old, options.new, options.allow)):
        if not path.is_file():
            sys.stderr.write(f"codegen: there is no file {path}\n")
            return USAGE
    try:
        return _diff(options)
    except SpecErrors as errors:
        sys.stderr.write(errors.render() + "\n")
        return FAILED


def _diff(options: argparse.Namespace) -> int:
    old, new = open_document(options.old), open_document(options.new)
    allowed = read_allowed(options.allow) if options.allow else []
    changes, stale = apply(compare(old, new, options.today), allowed)
    sys.stdout.write(_written(changes, options.format, old, new))
    for error in stale:
        sys.stderr.write(error.render() + "\n")
    limit = options.fail_on
    failed = limit != "none" and any(change.grave(limit) for change in changes)
    return FAILED if failed or stale else OK


def _written(changes: list[Change], form: str, old: Bundle, new: Bundle) -> str:
    if form == "json":
        return as_json(changes)
    if form == "markdown":
        names = [bundle.document["info"] for bundle in (old, new)]
        return markdown(
            changes, Versions(names[1]["title"], names[0]["version"], names[1]["version"])
        )
    return text(changes)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m codegen diff", description=_DESCRIPTION, epilog=_EPILOG
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="the document that clients know")
    parser.add_argument("new", type=Path, metavar="NEW", help="the document that is to follow it")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument(
        "--fail-on",
        choices=("breaking", "warning", "none"),
        default="breaking",
        help="the least grave change that fails (breaking)",
    )
    parser.add_argument("--allow", type=Path, metavar="FILE", help="changes that were reviewed")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=datetime.now(UTC).date(),
        metavar="DATE",
        help="the day that `x-sunset` is compared with (today)",
    )
    return parser.parse_args(arguments)
