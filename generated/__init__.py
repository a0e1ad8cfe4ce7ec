# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "686692d274706533c495e6aa8b22b6d929ea69a78187ffff8561aaf68a0fb9cd"
"""SHA-256 of the exact bytes of the document this package was made from."""
