# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "974207fc8f874b330252ef3a1035bda27dce9894829ab36f514216dcd48e8580"
"""SHA-256 of the exact bytes of the document this package was made from."""
