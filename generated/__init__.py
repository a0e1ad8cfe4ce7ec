# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "0f47a231612d391ff7c45a5d4994535eb496750dd506ebe0d11002c67f4d8eab"
"""SHA-256 of the exact bytes of the document this package was made from."""
