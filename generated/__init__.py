# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "582b66e6791df09d2561b4de8bc1d387e46a4c6aea15eac9e30ce53ffbb17812"
"""SHA-256 of the exact bytes of the document this package was made from."""
