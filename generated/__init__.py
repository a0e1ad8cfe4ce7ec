# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "65729dc7fe761e5d4fb8c642b7a77c113972a06d33c44b7a831b0f08d94a1ea7"
"""SHA-256 of the exact bytes of the document this package was made from."""
