"""Tells what a new version of a document means for the clients of the old one."""
