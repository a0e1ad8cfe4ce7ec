# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "d60c7af3a3e387fb938a4b181729a5586f56bb9093e651c45bcedb95ac6f10f0"
"""SHA-256 of the exact bytes of the document this package was made from."""
