"""What users do with the generated package, done on a live daemon.

The tests in ``aio/`` use ``AsyncClient`` and are written by hand. Those in ``sync/`` are the same with
``Client``: ``python -m tests.live.unasync`` writes them. Tests of what only one of the two has (cancelling,
threads) are files beside those folders.
"""
