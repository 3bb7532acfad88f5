"""The chain from a file to an analysis, on one page: every stage is a function, none knows its neighbours."""

from __future__ import annotations

from pathlib import Path

from ingest.claims import claims
from ingest.figures import figures
from ingest.layout import layout, with_notes
from ingest.mentions import recognise
from ingest.mentions.statistical import pipeline_names
from ingest.read import read
from ingest.read.papers import with_paper_head
from ingest.repair import repair
from ingest.segment import segment
from kg.model import Analysis
from kg.names import NameMatcher

VERSION = 7
"""Raised whenever a stage changes what it derives, so that stored documents are processed again."""


def analyse(path: Path, matcher: NameMatcher) -> Analysis:
    """Read one file and derive all there is to know of it.

    Raises:
        InputError: the file cannot be read; the message names it and the remedy.
    """
    document = repair(read(path))
    blocks = layout(document)
    document = with_paper_head(with_notes(document, blocks))
    passages = segment(document, blocks)
    mentions, entities = recognise(document, passages, matcher)
    return Analysis(
        document,
        blocks,
        passages,
        mentions,
        entities,
        figures(document, passages, mentions),
        claims(document, passages, mentions),
    )


def recipe(vocabulary: str) -> str:
    """Return what tells whether a stored document would come out the same: stages, vocabularies, spaCy pipelines."""
    return "/".join((str(VERSION), vocabulary, *pipeline_names()))
