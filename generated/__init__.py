# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "bbd3e6556341cc76ef0af3c8bbcf51fdd075b218287e4013015a50958c055764"
"""SHA-256 of the exact bytes of the document this package was made from."""
