# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "2507db0c2be6863fb1a93ad43cbfeb8094ad050a7b759c31a52fe24db62da166"
"""SHA-256 of the exact bytes of the document this package was made from."""
