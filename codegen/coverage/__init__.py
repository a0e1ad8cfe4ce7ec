"""Contract coverage: which parts of a document a test suite exercised, and which it missed."""
