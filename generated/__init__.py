# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "e768912ec531774a82e6ef94cec95a4e17b76579cd58ad6a4a4df5cbc0ace304"
"""SHA-256 of the exact bytes of the document this package was made from."""
