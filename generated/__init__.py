# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "056ba2e1a19ec015229b3db5af68529adbde4821d2ca07d8b42f3dab24b69fc9"
"""SHA-256 of the exact bytes of the document this package was made from."""
