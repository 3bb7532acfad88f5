"""Copies and versions in words, and their changes as a table that escapes what documents say."""

from __future__ import annotations

import pytest

from app.view.relatives import changes_html, named_in, older_first, relation_text
from app.view.wording import Wording
from kg.copies.facts import FactChange, Stated
from kg.copies.relation import Kind, Relation
from kg.model import Claim, Entity, EntityType, Evidence, Figure

SAY = Wording("en")
QUOTE = Evidence("0", "nota.txt", "Nota", 0, 9, "12 <b>ton</b>")


@pytest.mark.parametrize(
    ("kind", "newer", "text"),
    [
        (Kind.COPY, "", "The same text as"),
        (Kind.OVERLAP, "", "Shares 80% of its text with"),
        (Kind.VERSION, "a", "Newer version (80% the same) of"),
        (Kind.VERSION, "b", "Older version (80% the same) of"),
        (Kind.VERSION, "", "Other version (80% the same, date unknown) of"),
    ],
)
def test_relations_in_words(kind: Kind, newer: str, text: str) -> None:
    """Each relation reads on into the name of the other document, and the older of two versions comes first."""
    relation = Relation("a", "b", kind, 0.8, 0.5, newer)
    assert relation_text(relation, SAY) == text
    assert older_first(relation) == (("a", "b") if newer == "b" else ("b", "a"))


def test_changes_are_a_table_of_escaped_text() -> None:
    """A figure shows its value as written and its period, a claim the names of its ends; no quote becomes markup."""
    old, new = (Stated(Figure(0, 2, f"{n} ton", n, period="2024"), QUOTE) for n in (12, 15))
    claim = Stated(Claim(0, 5, "urn:a", "urn:knooppunt:ontology#supplies", "urn:b", "negative"), QUOTE)
    changes = [FactChange(old, new), FactChange(None, claim)]
    assert named_in(changes) == ["urn:a", "urn:b"]
    names = {
        iri: Entity(iri, EntityType.COUNTRY, {"en": label}) for iri, label in (("urn:a", "Chile"), ("urn:b", "EU"))
    }
    html = changes_html(changes, names, SAY).text
    assert "<td>12 ton (2024)</td><td>15 ton (2024)</td>" in html
    assert "<td>–</td><td>Chile not: supplies EU</td>" in html
    assert "<b>" not in html
