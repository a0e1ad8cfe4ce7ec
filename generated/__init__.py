# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "0c58e297b74326ce22201db252f6d5eb47dd2b62ff0ffc30cda6ef8b284171a5"
"""SHA-256 of the exact bytes of the document this package was made from."""
