# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "53e9f40b4f720785e759470ed206e2623d14cdc3ac4755700b1283df48154504"
"""SHA-256 of the exact bytes of the document this package was made from."""
