"""What a user's program needs of the API: `mobygen needs`."""
