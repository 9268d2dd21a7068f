"""Text into vectors, vectors into neighbours: encoders, the bundled model, the index and its measures."""
