"""Compares two documents: the one function that the command and the tests call."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from codegen.build import prepare
from codegen.bundle import Bundle
from codegen.diff.changes import Change, Changes, Scope
from codegen.diff.operations import Engine
from codegen.diff.schemas import SchemaDiff
from codegen.diff.security import compare_schemes, used_schemes
from codegen.diff.servers import compare_servers
from codegen.errors import SpecError, SpecErrors
from codegen.load import read
from codegen.source import Positions
from codegen.survey import Survey


def open_document(path: Path) -> Bundle:
    """Read a document of 3.0 or 3.1 and all it refers to. Raises `SpecErrors`.

    Keywords that are not known are passed over: the document is compared, not generated from.
    """
    positions = Positions()
    try:
        document, source = read(path, positions)
        bundle = Bundle(document, positions, source)
        prepare(bundle, "warn")
    except SpecError as error:
        raise SpecErrors([error]) from error
    return bundle


def compare(old: Bundle, new: Bundle, today: date) -> list[Change]:
    """Tell every difference that matters to clients, the gravest first.

    `today` decides whether the `x-sunset` of a removed operation is past.
    """
    roots = (old.root, new.root)
    changes = Changes()
    scope = Scope(changes)
    engine = Engine(
        roots, {"request": SchemaDiff("request"), "response": SchemaDiff("response")}, today
    )
    before, after = Survey(old.root), Survey(new.root)
    engine.operations(before, after, scope)
    engine.webhooks(scope)
    compare_schemes(*roots, used_schemes(before.visits, old.root), scope)
    compare_servers(*roots, scope)
    return changes.sorted()
