# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "bc81f049e16a2ac16021563fe296e12462fe5a2ea9f827c30eb33bc78698d666"
"""SHA-256 of the exact bytes of the document this package was made from."""
