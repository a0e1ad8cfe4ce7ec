# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "9578b1a7d6e3c4839f405bd08dbdd99a26f1b44ea32c7ef67b0e79191ad94c94"
"""SHA-256 of the exact bytes of the document this package was made from."""
