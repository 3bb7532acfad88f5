"""Texts made to be slow: time grows with the length of a text, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from ingest.layout import layout, with_notes
from ingest.repair import repair
from ingest.segment import segment
from kg.model import Document

SCAN = "De industriéle sector is athankelijk van Azié. De economieén zijn kwetshaar, het systeemn nodiqg, invioed partyj.\n"


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "® ",
        "a-\n",
        "a.®",
        "Al ",
        "(",
        "• a\n",
        "Vraag 1\n\n",
        "a-",
        "’",
        "€a",
        "| ",
        "a. ",
        "1 Aa\n",
        "a Aa\nb Aa\n",
        "woord.1 ",
        "¹ A ² B ",
        "a.[^b] ",
        "(a\n\n",
    ],
)
def test_odd_texts_take_no_time(unit: str) -> None:
    """A hundred thousand characters of anything are repaired, laid out and cut within seconds."""
    document = Document(id="0", name="t", original=SCAN + unit * (100_000 // len(unit)), language="nl")
    start = time.process_time()
    document = repair(document)
    blocks = layout(document)
    segment(document, blocks)
    with_notes(document, blocks)
    assert time.process_time() - start < 10
