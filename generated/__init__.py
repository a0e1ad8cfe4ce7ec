# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "4e7f21893691b6eef110b42efce0f0f6c6a47ed89ec2c53f48b2773b7e3e7f2a"
"""SHA-256 of the exact bytes of the document this package was made from."""
