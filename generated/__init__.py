# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "efba0e16d28ac795dea19e81115352b393f7f0078bef2ca5b8a50ba3e1f3f220"
"""SHA-256 of the exact bytes of the document this package was made from."""
