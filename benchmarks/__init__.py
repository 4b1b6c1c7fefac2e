"""Benchmarks: our generated client side by side with its peers, on canned answers of a real daemon."""
