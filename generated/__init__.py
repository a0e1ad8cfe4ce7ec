# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "92312704f7c177442c1b9a64bcdcb7a3cd4ead702f277e04a3f2806bf0faa895"
"""SHA-256 of the exact bytes of the document this package was made from."""
