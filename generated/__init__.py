# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "9cb8c023fd3d5288e5f0901cb437ee4a0731d21516ec2194d0a1cde6407e4881"
"""SHA-256 of the exact bytes of the document this package was made from."""
