# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Library"
VERSION = "1.2.0"
SOURCE_SHA256 = "9f02b7720640a0f60c74e79b668877b0bcc48484eeb6e3b827662e4314c95805"
"""SHA-256 of the exact bytes of the document this package was made from."""
