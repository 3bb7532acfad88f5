"""Search structures over passages: BM25 and vectors, memory-mapped, hashed, never pickled."""
