"""Generates packages into a temporary folder and imports them."""

from __future__ import annotations

import importlib
import itertools
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from codegen.build import load_contract
from codegen.check import write
from codegen.emit_all import files
from codegen.ir import Contract

_numbers = itertools.count(1)


def generate(spec: Path, out: Path) -> Contract:
    """Generate the package of a document and return its contract."""
    contract = load_contract(spec)
    write(out, files(contract, spec.name))
    return contract


def contract_of(folder: Path, document: Mapping[str, Any]) -> Contract:
    """Return the contract of a document given as values."""
    path = folder / "document.json"
    path.write_text(json.dumps(document), "utf-8")
    return load_contract(path)


@contextmanager
def imported(folder: Path, contract: Contract) -> Iterator[ModuleType]:
    """Import the package of a contract under a name of its own, and forget it afterwards."""
    name = f"generated_for_test_{next(_numbers)}"
    write(folder / name, files(contract, "document.json"))
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        package = importlib.import_module(name)
        for module in ("models", "requests", "responses", "problems", "operations", "routes"):
            importlib.import_module(f"{name}.{module}")
        yield package
    finally:
        sys.path.remove(str(folder))
        for module in [key for key in sys.modules if key.split(".")[0] == name]:
            del sys.modules[module]


def with_schemas(schemas: Mapping[str, Any], method: str = "post") -> dict[str, Any]:
    """Return a document whose operations take each of the schemas as their body."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "schemas", "version": "1"},
        "paths": {
            f"/{name}": {
                method: {
                    "operationId": f"use_{name}",
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}
                        },
                    },
                    "responses": {"204": {"description": "Done."}},
                }
            }
            for name in schemas
        },
        "components": {"schemas": dict(schemas)},
    }
