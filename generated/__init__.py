# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "2439b8d1c09f05941539fb985c06a31e7c1765982b1cf012203f938ac3c18dd2"
"""SHA-256 of the exact bytes of the document this package was made from."""
