"""Which operations the live tests called, on which daemon, and whether the answers fit the models.

`recorder` sits between the package under test and the daemon, `fit` compares an answer with its
model, `records` is what is kept of it, `declared` what the API's description promises, and
`report` writes docs/coverage.md.
"""
