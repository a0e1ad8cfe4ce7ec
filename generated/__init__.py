# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "1d9187c37ae7c20d88e3ee01749b053374df2f2b385ed0606639cedb4a0fb14f"
"""SHA-256 of the exact bytes of the document this package was made from."""
