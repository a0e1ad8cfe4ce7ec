# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Library"
VERSION = "1.2.0"
SOURCE_SHA256 = "8fb73361b33d408a76ec4be304c93f843eeef5da8ba769bfac147696ceb54575"
"""SHA-256 of the exact bytes of the document this package was made from."""
