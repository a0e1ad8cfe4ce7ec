# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "331897030d33471bfd7f63e3d58665cf177094f23f1b144c3fa0f2a789c14b8a"
"""SHA-256 of the exact bytes of the document this package was made from."""
