# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "604627c4c55d4f910878b5c96ed7f55dfef59a389b443b496f5569f316aeaa0c"
"""SHA-256 of the exact bytes of the document this package was made from."""
