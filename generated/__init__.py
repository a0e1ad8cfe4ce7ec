# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "29c653ece1a0a88b402c01d44e8587b7eb57954020490f9e8526f19ec82c367c"
"""SHA-256 of the exact bytes of the document this package was made from."""
