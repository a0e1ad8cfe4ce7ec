# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "469ccfe226a9f31efe8af4f26d4147b2c1ab237458b023a044fe191dc56b26af"
"""SHA-256 of the exact bytes of the document this package was made from."""
