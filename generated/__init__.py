# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "73ea73fad5bcbaab9ad6022e39c5ffebf3b9fe5c02b0441fa5a4ed9fbb56d64f"
"""SHA-256 of the exact bytes of the document this package was made from."""
