"""Claims: relations between entities, as sentences state them, with polarity, modality, source and period."""

from ingest.claims.extract import claims

__all__ = ["claims"]
