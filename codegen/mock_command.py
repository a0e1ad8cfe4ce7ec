"""The command line of the mock: `python -m codegen mock SPEC`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from codegen.errors import SpecErrors
from codegen.mock import Serving, serve

OK, FAULTY, USAGE = 0, 1, 2
_DESCRIPTION = """Serves a document from its examples and schemas: the routes and the checks that
the generated server will have, and answers as documented, without handlers or a database."""
_EPILOG = """A client chooses another answer with `Prefer: code=404` or `Prefer: example=name`.
Exit codes: 0 ended, 1 faults in the document, 2 wrong usage."""


def run(arguments: Sequence[str]) -> int:
    """Serve until interrupted and return the exit code."""
    options = _parser().parse_args(arguments)
    if not options.spec.is_file():
        sys.stderr.write(f"codegen: there is no file {options.spec}\n")
        return USAGE
    serving = Serving(
        options.spec,
        options.host,
        options.port,
        seed=options.seed,
        unknown=options.unknown,
        credential=options.credential,
        watch=options.watch,
    )
    try:
        serve(serving)
    except SpecErrors as errors:
        sys.stderr.write(f"{errors.render()}\n")
        return FAULTY
    except KeyboardInterrupt:
        pass
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m codegen mock",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("spec", type=Path, metavar="SPEC", help="the OpenAPI document")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other values (0)")
    parser.add_argument(
        "--credential", help="the one token, key or password to accept (any of the right form)"
    )
    parser.add_argument(
        "--watch", action="store_true", help="take over each sound new version of the document"
    )
    parser.add_argument(
        "--unknown",
        choices=("refuse", "warn"),
        default="refuse",
        help="what becomes of keywords that the generator does not know (refuse)",
    )
    return parser
