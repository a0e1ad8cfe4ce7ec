# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "79b2c2bf85d6261aafa36707b54d9fae7b5b4319030b39d20a04c6a6d9af1e0a"
"""SHA-256 of the exact bytes of the document this package was made from."""
