"""Proof at the moment of showing."""

from __future__ import annotations

from dataclasses import replace

from app.view.proof import prove
from kg.model import Document

DOCUMENT = Document("d" * 64, "nota.txt", "Lithium is schaars. Kobalt ook.")
FIRST = DOCUMENT.evidence(0, 19)
SECOND = DOCUMENT.evidence(20, 31)


def test_quotes_that_stand_in_their_source_hold() -> None:
    """A quote that stands at its place is held, with its number."""
    proof = prove((FIRST, SECOND), {DOCUMENT.id: DOCUMENT}.get)
    assert proof.held == ((1, FIRST), (2, SECOND))
    assert proof.failed == ()


def test_a_changed_quote_fails_and_the_others_keep_their_numbers() -> None:
    """One wrong character is enough to fail, and the numbers in the answer still fit."""
    wrong = replace(FIRST, quote="Lithium is schaarsl")
    proof = prove((wrong, SECOND), {DOCUMENT.id: DOCUMENT}.get)
    assert proof.failed == ((1, wrong),)
    assert proof.held == ((2, SECOND),)


def test_a_document_that_has_gone_proves_nothing() -> None:
    """Without its document a quote cannot be shown as a citation."""
    assert prove((FIRST,), {}.get).failed == ((1, FIRST),)
