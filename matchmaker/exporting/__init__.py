"""Everything stored, as JSON, CSV or XLSX."""
