# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "93cdcc95a7ccf77a7c0d0da22fb1d315a5575494a55a1640d8c3caa81edb5de2"
"""SHA-256 of the exact bytes of the document this package was made from."""
