"""Writes the whole generated package: every file's name and text, from one contract."""

from __future__ import annotations

from collections.abc import Iterator

from codegen import (
    emit_events,
    emit_handlers,
    emit_links,
    emit_operations,
    emit_package,
    emit_problems,
    emit_requests,
    emit_responses,
    emit_routes,
    emit_security,
    emit_senders,
)
from codegen.emit_source import Module
from codegen.ir import Contract
from codegen.models import begin_models
from codegen.printer import Begin, print_in_turn


def files(contract: Contract, spec_name: str, begin: Begin = print_in_turn) -> dict[str, str]:
    """Return every generated file by name; the header shows the document's file name.

    Models take longest: they are begun first, and waited for last.
    """
    header = header_for(spec_name)
    models = begin_models(contract, header, begin)
    made = {name: module.render(header) for name, module in _modules(contract)}
    made["contract.json"] = emit_package.contract_json(contract)
    made["models.py"] = models()
    return dict(sorted(made.items()))


def header_for(spec_name: str) -> str:
    """Return the first line of every generated Python file."""
    return f"# DO NOT EDIT. Change {spec_name}, then: python -m codegen generate {spec_name}"


def _modules(contract: Contract) -> Iterator[tuple[str, Module]]:
    yield "__init__.py", emit_package.package(contract)
    yield "events.py", emit_events.module(contract)
    yield "handlers.py", emit_handlers.module(contract)
    yield "links.py", emit_links.module(contract)
    yield "operations.py", emit_operations.module(contract)
    yield "problems.py", emit_problems.module(contract)
    yield "requests.py", emit_requests.module(contract)
    yield "responses.py", emit_responses.module(contract)
    yield "routes.py", emit_routes.module(contract)
    yield "security.py", emit_security.module(contract)
    yield "senders.py", emit_senders.module(contract)
    yield "validators.py", emit_package.validators()
