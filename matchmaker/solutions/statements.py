"""The SQL of this room."""

from pathlib import Path

from matchmaker.db import load_queries
from matchmaker.listings.fields import sql_of
from matchmaker.solutions.model import SOLUTION_FIELDS

queries = load_queries(Path(__file__).parent, sql_of(SOLUTION_FIELDS))
