"""Everything that can go wrong with models, indexes and evaluation sets.

EmbeddingsError
├── ModelMissing      no model can be loaded under this name or folder
├── ModelNotMade      the bundled model could not be converted (full disk, unreadable weights)
├── EncoderClosed     the encoder worker was closed before it answered
├── IndexDamaged      a stored index is truncated, altered, or belongs to another model
├── VectorsRefused    vectors or identifiers that an index cannot hold
└── BadSet            an evaluation folder does not follow the BEIR layout
"""


class EmbeddingsError(Exception):
    """Base of this package's errors. `code` is stable, for the edges to translate."""

    code = "embeddings"


class ModelMissing(EmbeddingsError):
    """No model can be loaded under this name or folder."""

    code = "model_missing"


class ModelNotMade(EmbeddingsError):
    """The bundled model could not be converted; nothing half-written is left behind."""

    code = "model_not_made"


class EncoderClosed(EmbeddingsError):
    """The encoder worker was closed before it answered."""

    code = "encoder_closed"


class IndexDamaged(EmbeddingsError):
    """A stored index is truncated, altered, or belongs to another model: rebuild it."""

    code = "index_damaged"


class VectorsRefused(EmbeddingsError):
    """Vectors or identifiers that an index cannot hold: wrong dimension, not finite, counts that differ."""

    code = "vectors_refused"


class BadSet(EmbeddingsError):
    """An evaluation folder does not follow the BEIR layout; the message names file and line."""

    code = "bad_set"
