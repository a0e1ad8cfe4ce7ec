# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "6687264c2fa2a0e1c98dc6f8891f48bd500bd60cd4eda3d2b5bf082b8d09ccba"
"""SHA-256 of the exact bytes of the document this package was made from."""
