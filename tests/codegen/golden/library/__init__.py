# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Library"
VERSION = "1.2.0"
SOURCE_SHA256 = "cc7d3e96471890de07e98ab84d43b3c821ebfa3eec0c39aa4a3f0983c5a17b1a"
"""SHA-256 of the exact bytes of the document this package was made from."""
