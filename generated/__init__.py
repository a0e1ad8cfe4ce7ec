# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "56850d091ac81bf497c3c8c48785c10503495902005f12dff57e6f0548edf56d"
"""SHA-256 of the exact bytes of the document this package was made from."""
