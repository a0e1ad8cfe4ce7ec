# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "65126851bad33e9f4a3f1e79aa22e00e94e1429b3e85bcd2f705dbf607d16221"
"""SHA-256 of the exact bytes of the document this package was made from."""
