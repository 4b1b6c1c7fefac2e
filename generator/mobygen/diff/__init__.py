"""What changed between two versions of the API, and when each thing came and went."""
