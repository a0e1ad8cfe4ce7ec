# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "6a570dbb32e33b49f70c1f3ebf2442535fd56627280ad25ebd1fab77c3726b3f"
"""SHA-256 of the exact bytes of the document this package was made from."""
