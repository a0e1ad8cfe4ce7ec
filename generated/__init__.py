# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "f42221f34e7b6feaf5bdd1a355e5b4f44c48cac0f31747b1a6a2175d67162827"
"""SHA-256 of the exact bytes of the document this package was made from."""
