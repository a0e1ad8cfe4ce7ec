# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "95299a8f09394ed52f65934cd5a39a5ab34034f78920dfee51f47f6332c9c3af"
"""SHA-256 of the exact bytes of the document this package was made from."""
