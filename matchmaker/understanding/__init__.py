"""What the text of a need says: pure readings of it, each with the words it comes from."""
