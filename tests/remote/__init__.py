"""Daemons that are reached over TLS and over ssh."""
