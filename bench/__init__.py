"""Benchmarks: what is measured, side by side, and how."""
