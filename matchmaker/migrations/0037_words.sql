-- What each word of a part means where it stands, packed (embeddings/words.py): a record's sentences are compared with what
-- is asked for word by word. NULL for whole records, which are compared as a whole, and until a part is read anew.
ALTER TABLE text_vector ADD COLUMN words bytea;
ALTER TABLE text_vector ALTER COLUMN words SET STORAGE EXTERNAL;  -- bytes of vectors do not compress
