# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "eba6500657e39d8cedae2c059597369b716b1d9dd209c2c2452b2e3146d134ce"
"""SHA-256 of the exact bytes of the document this package was made from."""
