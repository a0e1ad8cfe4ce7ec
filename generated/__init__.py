# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "36a3c9536521284659f5b2c83a8fecba256704d4631af83e28720d24bfc0b146"
"""SHA-256 of the exact bytes of the document this package was made from."""
