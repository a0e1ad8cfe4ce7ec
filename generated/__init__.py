# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "9343906cbf813f2265bef87c82ec175a40d92a8eea3da1cf6d63c0d45952b0f8"
"""SHA-256 of the exact bytes of the document this package was made from."""
