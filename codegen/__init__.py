"""Contract to code: turns any OpenAPI 3.1 document into typed handlers, models and routes."""

from __future__ import annotations
