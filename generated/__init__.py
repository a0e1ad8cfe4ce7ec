# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "63832849f8d0828d48ea24c4b03ac146480ad8c2cb57780f4003f83c278cf461"
"""SHA-256 of the exact bytes of the document this package was made from."""
