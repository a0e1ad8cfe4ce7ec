# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "69a0a7c3166f1d3f535ec971c85a80ec29a5409affca0df288ef57f9339300c8"
"""SHA-256 of the exact bytes of the document this package was made from."""
