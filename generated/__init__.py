# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "6a7ecab7f4b3db107285e3c7c8549193d12b10d715fff6fd1cb397ea4c8cb664"
"""SHA-256 of the exact bytes of the document this package was made from."""
