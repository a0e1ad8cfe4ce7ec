# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "f0ae32c6054e6bbb151c3c8e98d1958d50454d096b1eb45b662b1e5796018c7a"
"""SHA-256 of the exact bytes of the document this package was made from."""
