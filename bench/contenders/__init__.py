"""Servers that Daybook is timed beside, written as the users of their stacks would write them."""
