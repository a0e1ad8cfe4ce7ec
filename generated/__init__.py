# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "d2102ba6672bbddc84d82653b0a11090e937ec68fb13ea704a1b7e003e0c6c39"
"""SHA-256 of the exact bytes of the document this package was made from."""
