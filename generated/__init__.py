# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "ef62e44183165014c3983d9a741e49e932ac3d938480d3029efe25dd25de53b7"
"""SHA-256 of the exact bytes of the document this package was made from."""
