"""The command line: `python -m codegen generate | check | scaffold | mock | diff | coverage`."""

from __future__ import annotations

import argparse
import gc
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from codegen.build import load_contract
from codegen.check import differences, write
from codegen.emit_all import files
from codegen.errors import SpecErrors
from codegen.ir import Contract
from codegen.printer import ModelError, printing
from codegen.scaffold import scaffold

OK, STALE, USAGE = 0, 1, 2
COMMANDS = ("generate", "check", "scaffold")
_FALLBACKS = {
    "out": "generated",
    "handlers": "handlers",
    "rules": "none",
    "context": "typing:Any",
    "unknown": "refuse",
}
_DESCRIPTION = """Makes typed Python from an OpenAPI document.

generate  write the package of models, handler protocols, answers and routes (the default)
check     compare the package with the document and say what differs; writes nothing
scaffold  add a stub for each operation that has no function yet; touches nothing else
mock      serve the document from its examples (`python -m codegen mock --help`)
diff      compare OLD and NEW as their clients see them (`python -m codegen diff --help`)
coverage  compare what servers answered with the document (`python -m codegen coverage --help`)"""
_EPILOG = """Defaults come from [tool.codegen] in ./pyproject.toml: spec, out, handlers, context,
rules, unknown.
Exit codes: 0 all is well, 1 out of date or faults in the document, 2 wrong usage."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] and given[0] in _COMMANDS_OF_THEIR_OWN:
        return _COMMANDS_OF_THEIR_OWN[given[0]](given[1:])
    options = _parse(given)
    wrong = _settle(options, _defaults(Path("pyproject.toml")))
    if wrong:
        print(f"codegen: {wrong}", file=sys.stderr)
        return USAGE
    try:
        return _RUN[options.command](options)
    except SpecErrors as errors:
        print(errors.render(), file=sys.stderr)
        return STALE
    except (ModelError, FileExistsError, SyntaxError) as error:
        print(f"codegen: {error}", file=sys.stderr)
        return STALE


def _contract(options: argparse.Namespace) -> Contract:
    contract = load_contract(Path(options.spec), options.rules, options.unknown)
    for warning in contract.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    return contract


def _files(options: argparse.Namespace) -> dict[str, str]:
    with printing() as begin, _keeping_all():
        return files(_contract(options), Path(options.spec).name, begin)


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Do not look for garbage: what is made of a document is kept until it is written.

    To walk all of it again and again took a third of the time of a large one, and freed nothing.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _generate(options: argparse.Namespace) -> int:
    done = write(Path(options.out), _files(options))
    for change in done:
        print(f"{'removed' if change.kind == 'extra' else 'wrote'} {options.out}/{change.name}")
    if not done:
        print(f"{options.out} is up to date")
    return OK


def _check(options: argparse.Namespace) -> int:
    found = differences(Path(options.out), _files(options))
    if not found:
        print(f"{options.out} is up to date")
        return OK
    for difference in found:
        print(f"{options.out}/{difference}", file=sys.stderr)
    print(
        f"\nMend it with: python -m codegen generate {options.spec} --out {options.out}",
        file=sys.stderr,
    )
    return STALE


def _scaffold(options: argparse.Namespace) -> int:
    added = scaffold(
        _contract(options), Path(options.handlers), Path(options.out).name, options.context
    )
    for stub in added:
        print(f"{stub.path}: added a stub for {stub.operation}")
    if not added:
        print("every operation has a function")
    return OK


def _coverage(arguments: Sequence[str]) -> int:
    from codegen.coverage import command

    return command.run(arguments)


def _diff(arguments: Sequence[str]) -> int:
    from codegen.diff import command

    return command.run(arguments)


def _mock(arguments: Sequence[str]) -> int:
    from codegen import mock_command

    return mock_command.run(arguments)


_COMMANDS_OF_THEIR_OWN: Mapping[str, Callable[[Sequence[str]], int]] = {
    "coverage": _coverage,
    "diff": _diff,
    "mock": _mock,
}
_RUN = {"generate": _generate, "check": _check, "scaffold": _scaffold}


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        usage="python -m codegen [generate | check | scaffold] [SPEC] [options]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", nargs="?", choices=COMMANDS, help=argparse.SUPPRESS)
    parser.add_argument("spec", nargs="?", help="the OpenAPI document")
    parser.add_argument("--out", help="the package's folder (generated)")
    parser.add_argument(
        "--rules", choices=("daybook", "none"), help="house rules that the document keeps (none)"
    )
    parser.add_argument("--handlers", help="where scaffold finds the handler modules (handlers)")
    parser.add_argument(
        "--context", metavar="MODULE:CLASS", help="the type of `ctx` in stubs (typing:Any)"
    )
    parser.add_argument(
        "--unknown",
        choices=("refuse", "warn"),
        help="what becomes of keywords that the generator does not know (refuse)",
    )
    parser.add_argument("--check", action="store_true", help="the same as the command check")
    if not arguments or arguments[0] not in (*COMMANDS, "-h", "--help"):
        arguments = ["generate", *arguments]
    options = parser.parse_args(arguments)
    options.command = "check" if options.check else options.command
    return options


def _settle(options: argparse.Namespace, project: Mapping[str, Any]) -> str | None:
    """Fill in what was not given, and return what is wrong with it.

    The project's settings are those of its own document. Another document needs its own `--out`, so
    that it cannot overwrite the project's package by accident.
    """
    own = project.get("spec")
    options.spec = options.spec or own
    if options.spec is None:
        return "no document given, and no [tool.codegen] spec in pyproject.toml"
    if not Path(options.spec).is_file():
        return f"there is no file {options.spec}"
    foreign = own is not None and Path(options.spec).resolve() != Path(own).resolve()
    if foreign and options.out is None and options.command != "scaffold":
        return f"{options.spec} is not this project's document ({own}): give it an --out"
    for name, value in {**_FALLBACKS, **({} if foreign else project)}.items():
        if getattr(options, name, None) is None:
            setattr(options, name, value)
    return None


def _defaults(project: Path) -> Mapping[str, Any]:
    """Return [tool.codegen] of a project file, empty when there is none."""
    if not project.is_file():
        return {}
    settings: Mapping[str, Any] = tomllib.loads(project.read_text("utf-8"))
    found: Mapping[str, Any] = settings.get("tool", {}).get("codegen", {})
    return found


if __name__ == "__main__":
    raise SystemExit(main())
