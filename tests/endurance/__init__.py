"""What takes too long for every run of the tests: the live suite many times, and very long streams.

`make endurance` runs it all on one private daemon and writes docs/endurance.md; a smaller version of the
streams is in tests/live/test_memory.py.
"""
