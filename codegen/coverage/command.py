"""The command `python -m codegen coverage SPEC SEEN…`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from codegen.build import load_contract
from codegen.coverage.items import NotACoverageFile, measure, read
from codegen.coverage.report import as_json, page, text
from codegen.errors import SpecErrors

OK, FAILED, USAGE = 0, 1, 2
_DESCRIPTION = """Compares what servers answered with what a document describes: each operation's
answers by status and media type, problem types, request bodies and parameters."""
_EPILOG = """SEEN are files, or folders of them, that the middleware codegen.runtime.Coverage wrote.
Exit codes: 0 all is well, 1 below --minimum, an answer that is not in the document, or faults,
2 wrong usage."""


def run(arguments: Sequence[str]) -> int:
    """Run the command and return the exit code."""
    options = _parse(arguments)
    for path in (options.spec, *options.seen):
        if not path.exists():
            sys.stderr.write(f"codegen: there is no {path}\n")
            return USAGE
    try:
        result = measure(load_contract(options.spec), read(options.seen))
    except (SpecErrors, NotACoverageFile) as error:
        told = error.render() if isinstance(error, SpecErrors) else f"codegen: {error}"
        sys.stderr.write(told + "\n")
        return FAILED
    sys.stdout.write(as_json(result) if options.json else text(result, every=options.every))
    if options.html:
        options.html.write_text(page(result), "utf-8")
    met, all_ = result.share()
    return FAILED if 100 * met < options.minimum * all_ or result.strangers else OK


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m codegen coverage", description=_DESCRIPTION, epilog=_EPILOG
    )
    parser.add_argument("spec", type=Path, metavar="SPEC", help="the OpenAPI document")
    parser.add_argument("seen", type=Path, metavar="SEEN", nargs="+", help="what servers noted")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page as well")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.add_argument("--every", action="store_true", help="a line for each operation, too")
    parser.add_argument(
        "--minimum",
        type=float,
        default=0.0,
        metavar="PERCENT",
        help="fail below this share of all items (0)",
    )
    return parser.parse_args(arguments)
