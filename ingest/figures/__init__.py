"""Figures: the numbers of a text with what they measure, of what, when, and how exactly."""

from ingest.figures.extract import figures

__all__ = ["figures"]
