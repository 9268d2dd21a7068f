"""Organisations, needs and solutions from CSV and XLSX files: checked whole, written all or not at all."""
