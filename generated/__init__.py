# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "5279ab331eb1958402b0ef1942d9a074d5ea5c135c276a5e62e023e21f525f68"
"""SHA-256 of the exact bytes of the document this package was made from."""
