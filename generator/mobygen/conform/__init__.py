"""`mobygen conform`: does a daemon answer as its API's description and our models say?

`plan` says what to ask, `recorder` keeps what was answered, `caller` asks, `compare` holds an
answer against a shape, `spec_shapes` and `model_shapes` make these shapes, `report` prints.
"""
