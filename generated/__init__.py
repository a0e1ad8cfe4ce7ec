# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "d0f7dfae4d6adae05e09e873c13da54875f1fd6c8d1ff0fafaad4476e59a424d"
"""SHA-256 of the exact bytes of the document this package was made from."""
