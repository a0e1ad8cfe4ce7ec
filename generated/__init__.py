# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "510d4d1aa8d1160a99aa1f2704cdacbd056f1e1d27fc62884f794cb6b4d11e61"
"""SHA-256 of the exact bytes of the document this package was made from."""
