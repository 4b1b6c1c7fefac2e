"""`mobygen lint`: what a document has that no document before it had."""
