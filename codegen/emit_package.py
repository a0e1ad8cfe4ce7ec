"""Writes the small files: the package's constants, the bundled document, its validators."""

from __future__ import annotations

import hashlib
import json

from codegen.emit_source import Module, assign
from codegen.ir import Contract

_VALIDATORS_DOC = """The compiled JSON Schemas of the contract, each made when first asked for.

`VALIDATORS.at(pointer)` is the validator of the schema at a JSON Pointer into `DOCUMENT`."""

_VALIDATORS = """PATH = Path(__file__).with_name("contract.json")
DOCUMENT: dict[str, Any] = json.loads(PATH.read_bytes())
VALIDATORS = Validators(DOCUMENT)"""


def package(contract: Contract) -> Module:
    """Return `__init__.py`: which document this package was made from."""
    made = Module("The contract as Python. Everything here is generated from one document.")
    made.add(
        "\n".join(
            [
                assign("TITLE", contract.title),
                assign("VERSION", contract.version),
                assign("SOURCE_SHA256", hashlib.sha256(contract.source).hexdigest()),
                '"""SHA-256 of the exact bytes of the document this package was made from."""',
            ]
        )
    )
    return made


def validators() -> Module:
    """Return validators.py."""
    made = Module(_VALIDATORS_DOC)
    made.use("codegen.runtime.validation", "Validators")
    made.use("json")
    made.use("pathlib", "Path")
    made.add(_VALIDATORS)
    return made


def contract_json(contract: Contract) -> str:
    """Return the bundled document as JSON, members in the order of the source."""
    return json.dumps(contract.document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
