# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "e643ae9655899a6ed96c3a787e434954c846212724ce0e01f93807f1cee86faa"
"""SHA-256 of the exact bytes of the document this package was made from."""
