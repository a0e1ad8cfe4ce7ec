# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "ab5821c9dcdbced46431f7042905d67854ef8b47247157c211a7d7d7f017d0fb"
"""SHA-256 of the exact bytes of the document this package was made from."""
