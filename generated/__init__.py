# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Daybook"
VERSION = "0.1.0"
SOURCE_SHA256 = "cc68210fc3603118a5fd5e13b8408d596e256557f6dea9507e5f7eac11b1768c"
"""SHA-256 of the exact bytes of the document this package was made from."""
