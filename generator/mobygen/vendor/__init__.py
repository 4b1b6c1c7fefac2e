"""Packages in other projects: what they are to be, made and checked."""
