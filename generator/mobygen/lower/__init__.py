"""From the normalised spec to the IR: the passes that decide what the client looks like."""
