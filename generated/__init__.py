# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "b07c5e0bed316def9bb5358fa603b2a7fa45af7f9f99433bd56c98ee7309bdda"
"""SHA-256 of the exact bytes of the document this package was made from."""
