# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "0018223f14fe32515d81f42e360d0a87ea1e64167de2f23e08e9add1bb9caba5"
"""SHA-256 of the exact bytes of the document this package was made from."""
