"""`mobygen conform`: its parts on made-up answers; tests/live/test_conform.py has it on a daemon."""
