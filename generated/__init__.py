# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "bbd3a3ace29412c61cf6e48799a8918627798ba47c5de8e4827b1f68eef9dca9"
"""SHA-256 of the exact bytes of the document this package was made from."""
