# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "3c84932b3e5f45f74dacb1ade2f410321ae7dfe26367534628f7d3cfdaeb1ec3"
"""SHA-256 of the exact bytes of the document this package was made from."""
