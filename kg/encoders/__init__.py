"""The encoders behind the seam of `kg.encoder`, one a file."""
