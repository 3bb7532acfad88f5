"""A figure that cannot be right is never given as the answer by itself, and the answer warns of it."""

from pathlib import Path

from ingest.build import ingest
from kg.knowledge_base import KnowledgeBase

TABLE = """Invoer van metalen

De tabel hieronder toont voor vijf metalen wie het meeste levert en hoe geconcentreerd de invoer is.

Tabel 1. Aandeel van de grootste leverancier in de invoer
Grondstof Leverancier Aandeel HHI
Wolfraam China 61,20% 0,442
Bismut China 7150% 0,531
Niobium Brazilië 82,40% 0,701
Kobalt Congo-Kinshasa 68,30% 0,512
Fosfor Kazachstan 65,90% 0,498
Bron: eigen opgave
"""


def test_suspect_figure_is_shown_with_a_warning(tmp_path: Path) -> None:
    """The row is cited as it stands, no short answer leads it, and the reader is warned."""
    note = tmp_path / "invoer.txt"
    note.write_text(TABLE, encoding="utf-8")
    ingest([note], tmp_path / "kb")
    base = KnowledgeBase.open(tmp_path / "kb")
    answer = base.ask("Welk aandeel van het bismut komt uit China?")
    base.close()
    assert "7150%" in answer.citations[0].quote
    assert not answer.text.startswith("7150%")
    assert "Let op: 7150%" in answer.text
