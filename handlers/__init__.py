"""Behaviour: one module per tag of the contract, one function per operation, named after it."""
