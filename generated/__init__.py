# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "4f73e891e03fbdd0f8fa1289e04a766a4363c7c5fbaa8920d2e72f6ab43b4a1e"
"""SHA-256 of the exact bytes of the document this package was made from."""
