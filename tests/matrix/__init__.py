"""Packages of all API versions against daemons of several: what the table in docs/versions.md says."""
