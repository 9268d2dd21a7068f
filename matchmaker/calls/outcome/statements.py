"""The SQL of what follows a decision, loaded once for its modules."""

from pathlib import Path

from matchmaker.ground.db import load_queries

queries = load_queries(Path(__file__).parent)
