"""The SQL that this room's services share."""

from pathlib import Path

from matchmaker.ground.db import load_queries

queries = load_queries(Path(__file__).parent)
