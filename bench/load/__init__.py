"""Daybook under load beside its contenders: one data set, one run, ratios first."""
