# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "b35fb6a533f34fc0a264ef7b9f266590b5515d8de969b9dabad537bdd507a7a1"
"""SHA-256 of the exact bytes of the document this package was made from."""
