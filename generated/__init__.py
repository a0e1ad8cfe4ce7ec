# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "fd466456a351fd0078313a7f1f293ec23d34c96144857360422b0bf7ce466821"
"""SHA-256 of the exact bytes of the document this package was made from."""
