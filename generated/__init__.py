# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "2e4819b7d21fbd7c0f1cf50668792e42b1e6134c40c1594cf2272ff1cf368187"
"""SHA-256 of the exact bytes of the document this package was made from."""
