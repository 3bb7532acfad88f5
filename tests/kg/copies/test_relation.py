"""How two documents are judged, and which of two versions is the newer."""

from __future__ import annotations

import pytest

from kg.copies.relation import Content, Kind, newer_of, relation, titles_agree
from kg.model import Document


def sentence(number: int) -> str:
    """Twelve words that no other sentence has."""
    digits = (f"{number * 12 + n:08}" for n in range(12))
    return " ".join(word.translate(str.maketrans("0123456789", "bdfgklmnpr")) for word in digits)


SENTENCES = [sentence(number) for number in range(60)]
OTHERS = [sentence(number) for number in range(9000, 9060)]


def content(name: str, sentences: list[str], title: str = "", issued: str = "") -> Content:
    """A document with these sentences."""
    document = Document(name, f"{name}.txt", " ".join(sentences), title=title or name, issued=issued)
    return Content.from_document(document, ())


def test_copies_versions_and_overlaps() -> None:
    """The same text is a copy, a changed one with its title a version, with another title only an overlap."""
    whole = content("a", SENTENCES, "Stoffen 2023", "2023-05")
    changed = [*SENTENCES[:45], *OTHERS[:15]]
    kinds = {
        Kind.COPY: content("b", SENTENCES, "Iets anders"),
        Kind.VERSION: content("c", changed, "Stoffen 2024", "2024-05"),
        Kind.OVERLAP: content("d", changed, "Over landen"),
    }
    for kind, other in kinds.items():
        found = relation(whole, other)
        assert found is not None
        assert found.kind is kind
        assert found.newer == ("c" if kind is Kind.VERSION else "")
        assert found.seen_from("a") == found
        assert found.seen_from(other.document.id).shared == found.covered


def test_little_in_common_is_no_relation() -> None:
    """A shared quarter of the text does not relate two documents, whatever their titles."""
    one = content("a", SENTENCES[:40], "Stoffen")
    assert relation(one, content("b", [*SENTENCES[30:40], *OTHERS[:30]], "Stoffen")) is None


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("Grondstoffenrapport 2023", "Grondstoffenrapport 2024 (herziene versie)", True),
        ("Rohstoffbericht, Stand März 2024", "Rohstoffbericht", True),
        ("Verordening voor elektriciens", "Verordening voor loodgieters", False),
        ("2023", "2024", False),
    ],
)
def test_titles_agree_but_for_their_edition(first: str, second: str, agree: bool) -> None:  # noqa: FBT001 - a column
    """Years, months and words for editions do not tell titles apart; what is left must be something and the same."""
    assert titles_agree(Document("a", "a", "", title=first), Document("b", "b", "", title=second)) is agree


@pytest.mark.parametrize(
    ("first", "second", "newer"),
    [
        ("2024-03-01", "2023-12", "a"),
        ("2023", "2024-01-01", "b"),
        ("2024", "2024-05", ""),
        ("", "2024", ""),
        ("2024", "2024", ""),
    ],
)
def test_the_later_date_is_the_newer_version(first: str, second: str, newer: str) -> None:
    """A date within the other, or a missing one, does not tell."""
    assert newer_of(Document("a", "a", "", issued=first), Document("b", "b", "", issued=second)) == newer
