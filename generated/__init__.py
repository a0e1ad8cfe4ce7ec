# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "10f8b57a0f47c8b17e924d5deb8ab586597524e30a2b5a08cf01721bc01c4c2a"
"""SHA-256 of the exact bytes of the document this package was made from."""
