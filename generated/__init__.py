# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "6eb517767e4e7a62599a6570edcf435396f1c8442d4967788b41a0183b00f8fa"
"""SHA-256 of the exact bytes of the document this package was made from."""
