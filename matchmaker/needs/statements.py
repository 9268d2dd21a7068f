"""The SQL of this room."""

from pathlib import Path

from matchmaker.db import load_queries
from matchmaker.listings.fields import sql_of
from matchmaker.needs.model import NEED_FIELDS

queries = load_queries(Path(__file__).parent, sql_of(NEED_FIELDS))
