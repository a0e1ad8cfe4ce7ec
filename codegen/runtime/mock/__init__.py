"""Answers for operations that nobody has written yet: from examples, else made from the schemas."""
