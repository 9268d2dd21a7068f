-- A step that the desk took stands until the record goes on, whoever takes it there; one that came later has its own row, or none.
ALTER TABLE record_outcome ADD ended_at timestamptz;
