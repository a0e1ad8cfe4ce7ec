# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "93f0febd2971c82f6ca65557b459cf875c749895cc4862e8fdfb997cf7940a6c"
"""SHA-256 of the exact bytes of the document this package was made from."""
