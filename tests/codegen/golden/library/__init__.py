# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The contract as Python. Everything here is generated from one document."""

from __future__ import annotations

TITLE = "Library"
VERSION = "1.2.0"
SOURCE_SHA256 = "792c80c19f12b98395a0129d562450501f01f7f1d009495d195e18a618f9c0b3"
"""SHA-256 of the exact bytes of the document this package was made from."""
