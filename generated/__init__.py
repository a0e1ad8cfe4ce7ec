# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "34854c13ece4525e08c437bf3c90ae425d48c0e958dfc722379b97568c1147d5"
"""SHA-256 of the exact bytes of the document this package was made from."""
