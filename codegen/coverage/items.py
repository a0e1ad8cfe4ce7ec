"""What there is to exercise in a contract, and what a run exercised of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from codegen import ir
from codegen.runtime.negotiation import match_content_type

Kind = Literal["answer", "problem", "request body", "parameter"]
KINDS: tuple[Kind, ...] = ("answer", "problem", "request body", "parameter")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to exercise.

    An answer by status and media type, a problem type, a body, or a parameter.

    `label` says it within its operation, such as `404 application/problem+json`; `source` is where
    the document says so.
    """

    operation: str
    kind: Kind
    label: str
    source: ir.Location


@dataclass(frozen=True, slots=True)
class Exchange:
    """One kind of exchange that a server noted (`codegen.runtime.coverage`)."""

    operation: str
    status: int
    media_type: str
    request_media_type: str
    problem: str | None
    query: frozenset[str]
    headers: frozenset[str]


@dataclass(slots=True)
class Result:
    """A contract's items in the order of the document, each with how many exchanges met it.

    `strangers` are exchanges that the document does not describe, as `operation: 418 text/plain`,
    and problem types that an answer does not list among its own, as `operation: 409 /problems/x`.
    """

    contract: ir.Contract
    items: Mapping[Item, int]
    strangers: tuple[str, ...] = field(default=())

    @property
    def missed(self) -> list[Item]:
        """The items that nothing met."""
        return [item for item, times in self.items.items() if not times]

    def share(self, kind: Kind | None = None) -> tuple[int, int]:
        """Return how many items (of a kind) were met, and how many there are."""
        counts = [n for item, n in self.items.items() if kind is None or item.kind == kind]
        return sum(1 for n in counts if n), len(counts)


class NotACoverageFile(ValueError):
    """A file holds something else than notes of exchanges; the text names file and line."""


def read(paths: Iterable[Path]) -> list[Exchange]:
    """Read notes from files, and from all `*.jsonl` of folders. Raises `NotACoverageFile`."""
    exchanges = []
    for path in paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            exchanges += list(_lines(file))
    return exchanges


def _lines(file: Path) -> Iterator[Exchange]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            yield _exchange(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise NotACoverageFile(f"{file}:{number}: not a note of an exchange") from error


def _exchange(note: Mapping[str, Any]) -> Exchange:
    return Exchange(
        note["operation"],
        int(note["status"]),
        note["media_type"],
        note["request_media_type"],
        note["problem"],
        frozenset(note["query"]),
        frozenset(note["headers"]),
    )


def measure(contract: ir.Contract, exchanges: Iterable[Exchange]) -> Result:
    """Count for each item of a contract the exchanges that met it."""
    counts = {item: 0 for operation in contract.operations for item in _items(operation, contract)}
    operations = {operation.id: operation for operation in contract.operations}
    strangers = set()
    for exchange in exchanges:
        operation = operations.get(exchange.operation)
        variant = None if operation is None else _variant(operation, exchange)
        if operation is None or variant is None:
            strangers.add(f"{exchange.operation}: {exchange.status} {exchange.media_type}".rstrip())
            continue
        for item in _met(operation, variant, contract, exchange):
            counts[item] += 1
        types = set(_problem_types(variant, contract))
        if types and exchange.problem not in {None, *types}:
            strangers.add(f"{exchange.operation}: {exchange.status} {exchange.problem}")
    return Result(contract, counts, tuple(sorted(strangers)))


# The items of an operation ------------------------------------------------------------------------


def _items(operation: ir.Operation, contract: ir.Contract) -> Iterator[Item]:
    for variant in operation.responses:
        yield _answer(operation, variant)
        for kind in _problem_types(variant, contract):
            yield _problem(operation, variant, kind)
    for body in operation.bodies:
        yield _body(operation, body)
    for parameter in operation.parameters:
        if parameter.location in ("query", "header"):
            yield _parameter(operation, parameter)


def _answer(operation: ir.Operation, variant: ir.ResponseVariant) -> Item:
    label = f"{variant.status} {variant.media_type or ''}".rstrip()
    return Item(operation.id, "answer", label, variant.source)


def _problem(operation: ir.Operation, variant: ir.ResponseVariant, kind: str) -> Item:
    return Item(operation.id, "problem", f"{variant.status} {kind}", variant.source)


def _body(operation: ir.Operation, body: ir.BodyVariant) -> Item:
    return Item(operation.id, "request body", body.media_type, body.source)


def _parameter(operation: ir.Operation, parameter: ir.Parameter) -> Item:
    label = f"{parameter.location} {parameter.name}"
    return Item(operation.id, "parameter", label, parameter.source)


def _problem_types(variant: ir.ResponseVariant, contract: ir.Contract) -> Iterator[str]:
    known = {problem.class_name: problem.type for problem in contract.problems}
    yield from (known[name] for name in variant.problems)


# What an exchange met -----------------------------------------------------------------------------


def _met(
    operation: ir.Operation,
    variant: ir.ResponseVariant,
    contract: ir.Contract,
    exchange: Exchange,
) -> Iterator[Item]:
    yield _answer(operation, variant)
    kind = exchange.problem
    if kind is not None and kind in set(_problem_types(variant, contract)):
        yield _problem(operation, variant, kind)
    if exchange.status >= 400:  # noqa: PLR2004 - what was refused was not exercised
        return
    taken = {body.media_type: body for body in operation.bodies}
    match = match_content_type(exchange.request_media_type, tuple(taken))
    if match is not None:
        yield _body(operation, taken[match[0]])
    for parameter in operation.parameters:
        if _carried(parameter, exchange):
            yield _parameter(operation, parameter)


def _variant(operation: ir.Operation, exchange: Exchange) -> ir.ResponseVariant | None:
    """Find the documented answer: the exact status, its class, or `default` (§4.8.16)."""
    for status in (str(exchange.status), f"{exchange.status // 100}XX", "DEFAULT"):
        found = [v for v in operation.responses if v.status.upper() == status]
        if found:
            by_type = {v.media_type: v for v in found}
            match = match_content_type(exchange.media_type, tuple(t for t in by_type if t))
            # A HEAD or a 304 has no content; what it stands for is the status itself.
            return by_type[match[0]] if match else by_type.get(None)
    return None


def _carried(parameter: ir.Parameter, exchange: Exchange) -> bool:
    if parameter.location == "header":
        return parameter.name.lower() in exchange.headers
    if parameter.location != "query":
        return False
    names = exchange.query
    if parameter.style == "deepObject":
        return any(name.startswith(f"{parameter.name}[") for name in names)
    exploded = {name for name, _ in parameter.properties} if parameter.explode else set()
    return parameter.name in names or bool(exploded & names)
