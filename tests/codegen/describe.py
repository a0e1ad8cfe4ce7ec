"""Prints what a generated package says of its operations: `python describe.py PACKAGE`."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any


def describe(operation: Any) -> dict[str, Any]:
    """Return the facts that `tests.codegen.raw` finds in the document."""
    return {
        "parameters": sorted([p.location, p.name, p.required] for p in operation.parameters),
        "bodies": sorted(body.media_type for body in operation.bodies),
        "body_required": operation.body_required,
        "responses": {
            spec.status.upper(): {
                "media_types": sorted(spec.media_types),
                "headers": {header.name.lower(): header.required for header in spec.headers},
            }
            for spec in operation.responses
        },
        "security": [
            sorted([name, sorted(scopes)] for name, scopes in alternative)
            for alternative in operation.security
        ],
    }


if __name__ == "__main__":
    package = sys.argv[1]
    for name in sys.argv[2:]:
        importlib.import_module(f"{package}.{name}")
    operations = importlib.import_module(f"{package}.operations").OPERATIONS
    sys.stdout.write(json.dumps({f"{o.method} {o.path}": describe(o) for o in operations}))
